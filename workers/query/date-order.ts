import { QueryError } from '../contract/problems.ts';
import type { TableInfo } from '../contract/values.ts';
import type { Tables } from './tables.ts';

export function chooseDateOrder(
  _tables: Tables,
  table: string,
  _column: string,
  _order: 'iso' | 'dmy' | 'mdy' | null,
): TableInfo {
  throw new QueryError({ code: 'V01', facts: { view: table } });
}
