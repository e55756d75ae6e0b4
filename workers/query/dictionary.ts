import { QueryError } from '../contract/problems.ts';
import type { TableEntryInfo } from '../contract/records.ts';
import type { Asking } from './question.ts';
import type { Tables } from './tables.ts';

export function tableEntry(
  _tables: Tables,
  table: string,
  _asking: Asking,
): Promise<TableEntryInfo> {
  throw new QueryError({ code: 'V01', facts: { view: table } });
}
