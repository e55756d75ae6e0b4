import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TimelineFilter, TimelinePage } from '../../../../workers/contract/records.ts';
import { inferReferences } from '../../../../workers/query/infer-references.ts';
import { timelinePage } from '../../../../workers/query/timeline.ts';
import type { Tables } from '../../../../workers/query/tables.ts';
import { addTable, tablesOf, unhurried } from './sample-tables.ts';
import { actions, files } from './timeline-sample.ts';

const all: TimelineFilter = { kinds: null, person: null };

function page(
  tables: Tables,
  filter: Partial<TimelineFilter> = {},
  { key = '7', offset = 0, limit = 1000 } = {},
): Promise<TimelinePage> {
  return timelinePage(tables, key, { ...all, ...filter }, { offset, limit, asking: unhurried() });
}

const titles = ({ rows }: TimelinePage): string[] => rows.map(({ title }) => title);

describe('the timeline of a matter', () => {
  it('has everything that belongs to it, newest first, what has no date last', async () => {
    expect(titles(await page(await tablesOf(files)))).toEqual([
      'Matter closed',
      'Paid in full',
      'Bank transfer',
      'INV-1',
      'Call buyer',
      'Search title',
      'Search fee',
      'Reading',
      'Writing',
      'To vendor (debit)',
      'Deposit (credit)',
      'Contract',
      'Offer',
      'PO-1',
      'Q-1',
      'Matter opened',
      'Plan',
    ]);
  });

  it('counts its kinds and people, and what has no date', async () => {
    const { kinds, people, of, matching, undated } = await page(await tablesOf(files));
    expect(Object.fromEntries(kinds.map(({ id, count }) => [id, count]))).toEqual({
      documents: 2,
      email: 1,
      tasks: 2,
      time: 2,
      disbursements: 1,
      invoices: 1,
      quotes: 1,
      orders: 1,
      payments: 1,
      receipts: 1,
      trust: 2,
      matter: 2,
    });
    expect(people).toEqual([
      { name: 'Ana Advocate', count: 5 },
      { name: 'Ben Buyer', count: 2 },
      { name: 'ben@example.invalid', count: 1 },
      { name: '404', count: 1 },
    ]);
    expect([of, matching, undated]).toEqual([17, 17, 1]);
  });

  it('says who, how much, and where each leads', async () => {
    const { rows } = await page(await tablesOf(files), { kinds: ['time', 'invoices', 'trust'] });
    expect(rows.slice(0, 2)).toEqual([
      {
        kind: 'invoices',
        table: 'sale_purchase',
        record: 1,
        key: '1',
        date: '2023-06-01',
        dateOrder: 'iso',
        day: '2023-06-01',
        time: '',
        title: 'INV-1',
        person: '',
        figure: '500.00',
        figureKind: 'money',
      },
      expect.objectContaining({ person: 'Ana Advocate', figure: '0.5', figureKind: 'hours' }),
    ]);
    expect(rows.at(-1)).toMatchObject({ table: 'trust_receipts', key: '1~7', figure: '1000.00' });
  });

  it('can be narrowed to kinds and a person', async () => {
    const tables = await tablesOf(files);
    const narrow = await page(tables, { kinds: ['tasks', 'time'], person: 'Ana Advocate' });
    expect(titles(narrow)).toEqual(['Search title', 'Reading']);
    expect([narrow.matching, narrow.of]).toEqual([2, 17]);
    expect(titles(await page(tables, { person: 'Nobody at all' }))).toEqual([]);
    expect(titles(await page(tables, { kinds: [] }))).toEqual([]);
  });

  it('finds mail where one pair of columns says what is linked', async () => {
    const tables = await tablesOf({
      ...files,
      email_associations: [
        ['association_id', 'email_id', 'associated_table', 'associated_id'],
        ['1', '30', 'Action', '7'],
        ['2', '31', 'participant', '7'],
      ],
    });
    expect(titles(await page(tables, { kinds: ['email'] }))).toEqual(['Offer']);
  });

  it('finds what belongs to it by a column that only its values tell', async () => {
    const tables = await tablesOf({
      actions,
      time_records: [
        ['record_id', 'matter_id', 'notes', 'start_timestamp'],
        ['1', '7', 'Reading', '2024-01-02'],
        ['2', '9', 'Writing', '2024-01-03'],
      ],
    });
    expect(titles(await page(tables, { kinds: ['time'] }))).toEqual([]);
    await inferReferences(tables, unhurried());
    expect(titles(await page(tables, { kinds: ['time'] }))).toEqual(['Reading']);
  });

  it('reads days in the order their column proved, and no other', async () => {
    const tasks = (second: string) => ({
      tasks: [
        ['task_id', 'action_id', 'name', 'due_date'],
        ['1', '7', 'Later', '03/04/2024'],
        ['2', '7', 'Sooner', second],
      ],
    });
    expect((await page(await tablesOf(tasks('05/03/2024')))).undated).toBe(2);
    const { rows, undated } = await page(await tablesOf(tasks('25/03/2024')));
    expect(rows.map(({ title, dateOrder }) => [title, dateOrder])).toEqual([
      ['Later', 'dmy'],
      ['Sooner', 'dmy'],
    ]);
    expect(undated).toBe(0);
  });

  it('takes in a table that came later', async () => {
    const tables = await tablesOf({ actions });
    expect((await page(tables)).of).toBe(2);
    addTable(tables, 'tasks', files['tasks'] ?? []);
    expect((await page(tables)).of).toBe(4);
  });

  it('fails with V03 for a matter that is not there', async () => {
    const asked = page(await tablesOf(files), {}, { key: '12' });
    await expect(asked).rejects.toMatchObject({ problem: { code: 'V03' } });
  });

  it('is empty where the backup says nothing', async () => {
    expect(await page(await tablesOf({}))).toMatchObject({
      rows: [],
      of: 0,
      kinds: [],
      people: [],
    });
    const unlinked = await tablesOf({
      tasks: [
        ['task_id', 'name'],
        ['1', 'Alone'],
      ],
    });
    expect(await page(unlinked)).toMatchObject({ of: 0 });
  });

  it('keeps its order and its counts, whatever the dates and however it is paged', async () => {
    const date = fc.constantFrom(
      '',
      '2024-01-01',
      '2024-01-01 10:00',
      '2023-12-31',
      'soon',
      'NULL',
    );
    const row = fc.tuple(fc.constantFrom('7', '9'), date, fc.constantFrom('Ana', 'Ben', ''));
    await fc.assert(
      fc.asyncProperty(fc.array(row), fc.array(row), async (documents, bills) => {
        const tables = await tablesOf({
          document_log: [
            ['log_id', 'action_id', 'created_date', 'created_by'],
            ...documents.map((cells, at) => [String(at), ...cells]),
          ],
          disbursements: [
            ['disbursement_id', 'action_id', 'date', 'entered_by'],
            ...bills.map((cells, at) => [String(at), ...cells]),
          ],
        });
        const whole = await page(tables);
        const mine = [...documents, ...bills].filter(([matter]) => matter === '7');
        expect(whole.of).toBe(mine.length);
        expect(whole.kinds.reduce((sum, { count }) => sum + count, 0)).toBe(whole.of);
        const named = whole.people.reduce((sum, { count }) => sum + count, 0);
        expect(named).toBe(mine.filter(([, , person]) => person !== '').length);
        const dated = whole.rows.slice(0, whole.of - whole.undated).map(({ date: cell }) => cell);
        expect(dated).toEqual([...dated].sort().reverse());
        const parts = await Promise.all(
          [0, 3, 6, 9, 12, 15, 18, 21].map((offset) => page(tables, {}, { offset, limit: 3 })),
        );
        expect(parts.flatMap(({ rows }) => rows)).toEqual(whole.rows.slice(0, 24));
      }),
      { numRuns: 30 },
    );
  });
});
