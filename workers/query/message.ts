import { QueryError } from '../contract/problems.ts';
import type { EntryInfo, MessageInfo } from '../contract/records.ts';
import type { Tables } from './tables.ts';

export function messageInfo(
  _tables: Tables,
  key: string,
  _entryInfo: (entry: number) => EntryInfo,
): MessageInfo {
  throw new QueryError({ code: 'V03', facts: { table: 'email', key } });
}
