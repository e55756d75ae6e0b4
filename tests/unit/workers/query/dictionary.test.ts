import { describe, expect, it } from 'vitest';
import type { ColumnEntry } from '../../../../workers/contract/records.ts';
import { chooseDateOrder } from '../../../../workers/query/date-order.ts';
import { tableEntry } from '../../../../workers/query/dictionary.ts';
import { tablesOf, unhurried, type Rows } from './sample-tables.ts';

async function entryOf(
  header: string,
  cells: readonly string[],
  table = 'time_records',
): Promise<ColumnEntry | undefined> {
  const rows: Rows = [['other', header], ...cells.map((cell, at) => [`r${at}`, cell])];
  const tables = await tablesOf({ [table]: rows });
  return (await tableEntry(tables, table, unhurried())).columns[1];
}

describe('a column in the dictionary', () => {
  it('is counted over all its cells', async () => {
    const cells = ['10', '9', '9', '', 'NULL', '-2.5', 'a lot'];
    expect(await entryOf('actual_hours', cells)).toMatchObject({
      kind: 'number',
      decidedBy: 'schema',
      filled: 5,
      distinct: 4,
      minimum: '-2.5',
      maximum: '10',
      unread: 1,
    });
  });

  it('has the ends of its dates by day', async () => {
    const cells = ['2/1/2021', '13/12/2020', '1/3/2019 10:00', '31/2/2020'];
    expect(await entryOf('start_timestamp', cells)).toMatchObject({
      dateOrder: 'dmy',
      minimum: '1/3/2019 10:00',
      maximum: '2/1/2021',
      distinct: 4,
      unread: 1,
    });
    expect(
      await entryOf('start_timestamp', ['2021-01-02', '0000-00-00', '2019-05-05']),
    ).toMatchObject({ minimum: '2019-05-05', maximum: '2021-01-02', unread: 1 });
  });

  it('has no ends while nobody knows how its dates are written', async () => {
    expect(await entryOf('start_timestamp', ['1/2/2020', '2/1/2020'])).toMatchObject({
      dateOrder: 'ambiguous',
      minimum: '',
      maximum: '',
      unread: 2,
    });
  });

  it('has the ends of texts without regard to case and marks, and keeps a name that reads NULL', async () => {
    expect(await entryOf('notes', ['beta', 'Ávila', 'Zürich', 'NULL'])).toMatchObject({
      minimum: 'Ávila',
      maximum: 'Zürich',
      filled: 4,
      unread: 0,
    });
  });

  it('counts flags that are none', async () => {
    expect(await entryOf('is_billable', ['T', 'F', 'true', '0', 'perhaps'])).toMatchObject({
      unread: 1,
    });
  });

  it('says what it was decided by', async () => {
    expect(await entryOf('client_ref', ['1'])).toMatchObject({ kind: 'id', decidedBy: 'name' });
    expect(await entryOf('weight', ['1.5'])).toMatchObject({ kind: 'number', decidedBy: 'values' });
    expect(await entryOf('seen', ['2020-01-01'])).toMatchObject({
      kind: 'date',
      decidedBy: 'values',
    });
  });

  it('is empty where the file is', async () => {
    expect(await entryOf('notes', ['', ''])).toMatchObject({
      filled: 0,
      distinct: 0,
      minimum: '',
      maximum: '',
    });
    expect(await entryOf('notes', [])).toMatchObject({ filled: 0, distinct: 0 });
  });

  it('marks the protected', async () => {
    expect(await entryOf('tax_number', ['0'], 'participants')).toMatchObject({ isSensitive: true });
  });
});

describe('a table in the dictionary', () => {
  it('names what the file has not', async () => {
    const tables = await tablesOf({
      rate_sheets: [
        ['rate_id', 'extra'],
        ['1', 'x'],
      ],
    });
    const entry = await tableEntry(tables, 'rate_sheets', unhurried());
    expect(entry).toMatchObject({
      label: 'Rate sheets',
      file: 'rate_sheets.csv',
      rows: 1,
      key: ['c1'],
    });
    expect(entry.about).not.toBe('');
    expect(entry.absent.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['name', 'rate', 'unit']),
    );
    expect(entry.absent.map(({ name }) => name)).not.toContain('rate_id');
  });

  it('is counted once, and again when its dates are read otherwise', async () => {
    const tables = await tablesOf({
      disbursements: [
        ['id', 'date'],
        ['1', '1/2/2020'],
      ],
    });
    const first = await tableEntry(tables, 'disbursements', unhurried());
    expect(await tableEntry(tables, 'disbursements', unhurried())).toBe(first);
    chooseDateOrder(tables, 'disbursements', 'c2', 'dmy');
    const second = await tableEntry(tables, 'disbursements', unhurried());
    expect(second.columns[1]).toMatchObject({ dateOrder: 'dmy', minimum: '1/2/2020', unread: 0 });
  });

  it('of a file that no schema names says nothing it does not know', async () => {
    const tables = await tablesOf({ notes: [['x'], ['1']] });
    expect(await tableEntry(tables, 'notes', unhurried())).toMatchObject({ about: '', absent: [] });
  });

  it('fails with V01 where there is no table, and with E01 when nobody waits any more', async () => {
    const tables = await tablesOf({ notes: [['x'], ['1']] });
    await expect(tableEntry(tables, 'none', unhurried())).rejects.toThrow('V01');
    const gone = { ...unhurried(), signal: AbortSignal.abort() };
    await expect(tableEntry(tables, 'notes', gone)).rejects.toThrow('E01');
  });
});
