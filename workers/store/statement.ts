import type { BindParams, Database, Statement } from 'sql.js';
import type { Cell } from '../contract/values.ts';

type Value = Cell | bigint | Uint8Array;

/** `Statement.get` as it is, which its published types do not tell. */
interface WideGet {
  get(params: null, config: { useBigInt: boolean }): Value[];
}

/** Prepares, binds, and frees again whatever `work` does: the WASM heap is not garbage collected. */
export function withStatement<Result>(
  database: Database,
  sql: string,
  params: readonly Cell[],
  work: (statement: Statement) => Result,
): Result {
  const statement = database.prepare(sql);
  try {
    statement.bind(params as BindParams);
    return work(statement);
  } finally {
    statement.free();
  }
}

/** The current row. An integer that a number cannot hold exactly comes back as its digits. */
export function currentRow(statement: Statement): Cell[] {
  const row = statement.get() as Cell[];
  return row.some(isInexact) ? exactRow(statement) : row;
}

function isInexact(cell: Cell): boolean {
  return typeof cell === 'number' && Math.abs(cell) > Number.MAX_SAFE_INTEGER;
}

function exactRow(statement: Statement): Cell[] {
  const values = (statement as unknown as WideGet).get(null, { useBigInt: true });
  return values.map((value) => (typeof value === 'bigint' ? String(value) : (value as Cell)));
}
