import { describe, expect, it } from 'vitest';
import { plain } from '../../../../workers/formats/plain/plain.ts';
import { inferKeys } from '../../../../workers/query/infer-keys.ts';
import { inferReferences } from '../../../../workers/query/infer-references.ts';
import type { Tables } from '../../../../workers/query/tables.ts';
import { Catalogue } from '../../../../workers/store/catalogue.ts';
import { aStore } from '../../../support/store.ts';
import { addTable, unhurried, type Rows } from './sample-tables.ts';

async function inferredIn(files: Readonly<Record<string, Rows>>): Promise<Tables> {
  const tables = { store: await aStore(), catalogue: new Catalogue(), format: plain };
  for (const [id, rows] of Object.entries(files)) addTable(tables, id, rows);
  await inferKeys(tables, unhurried());
  await inferReferences(tables, unhurried());
  return tables;
}

async function keyIn(names: readonly string[], row: (at: number) => string[]): Promise<string[]> {
  const rows = Array.from({ length: 12 }, (_, at) => row(at));
  const { catalogue } = await inferredIn({ things: [names, ...rows] });
  const table = catalogue.get('things');
  return table?.key.map((id) => table.columns.find((one) => one.id === id)?.name ?? '') ?? [];
}

const guid = (at: number): string => `7f9c24e8-3b12-4d5f-9a01-0000000000${10 + at}`;

describe('a key is', () => {
  it('called an id, before a code, before what comes first', async () => {
    expect(await keyIn(['code', 'thing_id', 'name'], (at) => [`K${at}`, `${at}`, 'x'])).toEqual([
      'thing_id',
    ]);
    expect(await keyIn(['name', 'code'], (at) => [`Name ${at}`, `K${at}`])).toEqual(['code']);
    expect(await keyIn(['Thing No.', 'x'], (at) => [`${at}`, 'x'])).toEqual(['Thing No.']);
  });

  it('a code in the first column, whatever that is called', async () => {
    expect(await keyIn(['what', 'x'], (at) => [guid(at), 'x'])).toEqual(['what']);
  });

  it('a register’s number, but not before a code that comes first', async () => {
    const number = (at: number): string => `1987.${at}.1`;
    const row = (at: number): string[] => [`Pot ${at}`, number(at)];
    expect(await keyIn(['what', 'Accession no.'], row)).toEqual(['Accession no.']);
    const loan = (at: number): string[] => [`L${at}`, number(at)];
    expect(await keyIn(['Loan', 'Accession no.'], loan)).toEqual(['Loan']);
  });

  it('two columns where no single one tells the rows apart', async () => {
    const row = (at: number): string[] => [`${at % 4}`, `${Math.floor(at / 4)}`, 'x'];
    expect(await keyIn(['order_id', 'line', 'note'], row)).toEqual(['order_id', 'line']);
  });
});

describe('no key is', () => {
  it.each<[string, string[], (at: number) => string[]]>([
    ['a text that happens to be unique', ['note', 'x'], (at) => [`It was no. ${at}, I think`, 'x']],
    ['an address of mail', ['email', 'x'], (at) => [`a${at}@example.invalid`, 'x']],
    ['a day', ['date', 'x'], (at) => [`2024-01-${10 + at}`, 'x']],
    ['an amount', ['no', 'x'], (at) => [`${at}.50`, 'x']],
    ['an id with an empty cell', ['id', 'x'], (at) => [at === 3 ? '' : `${at}`, 'x']],
    ['an id that repeats', ['id', 'x'], (at) => [`${at % 11}`, 'x']],
  ])('%s', async (_, names, row) => expect(await keyIn(names, row)).toEqual([]));

  it('an id of another table, though each occurs once', async () => {
    const { catalogue } = await inferredIn({
      members: [
        ['id', 'name'],
        ['1', 'A'],
        ['2', 'B'],
        ['3', 'C'],
      ],
      payments: [
        ['member_id', 'paid'],
        ['1', '5'],
        ['2', '5'],
        ['3', '6'],
      ],
    });
    expect(catalogue.get('payments')?.key).toEqual([]);
    expect(catalogue.get('payments')?.columns[0]?.references).toBe('members');
  });
});

describe('a relation is not', () => {
  it('made of numbers that two tables happen to share', async () => {
    const rows = (first: number): string[][] =>
      Array.from({ length: 40 }, (_, at) => [`${first + at}`, `${10_001 + ((at * 3) % 40)}`]);
    const { catalogue } = await inferredIn({
      kites: [['id', 'weight'], ...rows(10_001)],
      ferries: [['id', 'passengers'], ...rows(10_001)],
    });
    const found = catalogue.all().flatMap(({ columns }) => columns.map((one) => one.references));
    expect(found).toEqual([null, null, null, null]);
  });

  it('made from one week’s export to another, where both have the files that it needs', async () => {
    const contacts = (last: number): string[][] =>
      Array.from({ length: last }, (_, at) => [`c${at}`, `F ${at}`]);
    const deals = (last: number): string[][] =>
      Array.from({ length: 20 }, (_, at) => [`d${at}`, `c${at % last}`]);
    const { catalogue } = await inferredIn({
      contacts: [['Contact ID', 'First'], ...contacts(8)],
      contacts_part_2: [['Contact ID', 'First'], ...contacts(9)],
      deals: [['Deal ID', 'Contact ID'], ...deals(8)],
      deals_part_2: [['Deal ID', 'Contact ID'], ...deals(9)],
    });
    const told = catalogue
      .all()
      .map(({ id, key, columns }) => [id, key, columns.map((one) => one.references)]);
    expect(told).toEqual([
      ['contacts', ['c1'], [null, null]],
      ['contacts_part_2', ['c1'], [null, null]],
      ['deals', ['c1'], [null, 'contacts']],
      ['deals_part_2', ['c1'], [null, 'contacts_part_2']],
    ]);
  });

  it('made towards a row’s own name, and an empty table breaks nothing', async () => {
    const { catalogue } = await inferredIn({
      members: [
        ['member_id', 'name'],
        ['1', 'A'],
        ['2', 'B'],
      ],
      member_details: [
        ['member_id', 'phone'],
        ['1', '5'],
        ['2', '6'],
      ],
      empty: [['id', 'member_id']],
      none: [[]],
    });
    expect(catalogue.get('members')?.columns[0]?.references).toBeNull();
    expect(catalogue.get('member_details')?.columns[0]?.references).toBe('members');
    expect(catalogue.get('empty')?.key).toEqual([]);
  });
});
