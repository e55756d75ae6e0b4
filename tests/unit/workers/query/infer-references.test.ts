import { describe, expect, it } from 'vitest';
import { inferReferences } from '../../../../workers/query/infer-references.ts';
import { relatedInfo } from '../../../../workers/query/related.ts';
import { tablesOf, unhurried, type Rows } from './sample-tables.ts';

const numbers = (from: number, count: number): string[] =>
  Array.from({ length: count }, (_, at) => String(from + at));

const actions: Rows = [['action_id', 'action_name'], ...numbers(1, 40).map((id) => [id, `M${id}`])];
const receipts: Rows = [
  ['receipt_id', 'receipt_number'],
  ...numbers(90_001, 40).map((id) => [id, `R${id}`]),
];

async function referencesIn(table: Rows): Promise<Record<string, string | null>> {
  const tables = await tablesOf({ actions, receipt: receipts, extra: table });
  await inferReferences(tables, unhurried());
  const columns = tables.catalogue.get('extra')?.columns ?? [];
  return Object.fromEntries(columns.map(({ name, references }) => [name, references]));
}

const column = (name: string, values: readonly string[]): Rows => [
  [name],
  ...values.map((value) => [value]),
];

describe('a reference that no schema declares', () => {
  it.each([
    ['action_id', numbers(1, 30), 'actions'],
    ['Parent Action ID', numbers(1, 30), 'actions'],
    ['relatedActionId', numbers(1, 30), 'actions'],
    ['matter_id', numbers(1, 30), 'actions'],
  ])('is found by the name %s and the values', async (name, values, target) => {
    expect(await referencesIn(column(name, values))).toEqual({ [name]: target });
  });

  it('is found by values alone where they are no small numbers', async () => {
    expect(await referencesIn(column('voucher_id', numbers(90_001, 30)))).toEqual({
      voucher_id: 'receipt',
    });
  });

  it.each([
    ['rating_id', numbers(1, 5)],
    ['rating_id', numbers(1, 40)],
    ['score', numbers(1, 40)],
    ['id', numbers(1, 40)],
    ['action_id', numbers(500, 30)],
    ['action_id', [...numbers(1, 10), ...numbers(500, 20)]],
    ['voucher_id', numbers(90_001, 10)],
  ])('is not guessed for %s %j', async (name, values) => {
    expect(await referencesIn(column(name, values))).toEqual({ [name]: null });
  });

  it('says what it rests on, and is a relation like any other', async () => {
    const extra = column('action_id', [...numbers(1, 9), '', 'NULL', '999']);
    const tables = await tablesOf({ actions, extra });
    await inferReferences(tables, unhurried());
    const [found] = tables.catalogue.get('extra')?.columns ?? [];
    expect(found).toMatchObject({ kind: 'id', evidence: { filled: 10, found: 9 } });
    const asking = { ...unhurried(), onIndexing: () => undefined };
    expect(await relatedInfo(tables, 'actions', '3', asking)).toMatchObject([
      { id: 'extra', count: 1, evidence: { filled: 10, found: 9 } },
    ]);
  });
});
