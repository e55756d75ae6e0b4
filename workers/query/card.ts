import type { CardInfo } from '../contract/records.ts';
import { recordAt } from './address.ts';
import { factsOf } from './facts.ts';
import { titleOf } from './labels.ts';
import { tableOf } from './record.ts';
import type { Tables } from './tables.ts';

const MOST_FACTS = 3;

/** What a link's hover card says of the record it leads to. */
export function cardInfo(tables: Tables, tableId: string, key: string): CardInfo {
  const table = tableOf(tables, tableId);
  const record = recordAt(tables, table, key);
  return {
    tableLabel: table.label,
    title: titleOf(tables, table, record),
    facts: factsOf(tables, table, record).slice(0, MOST_FACTS),
  };
}
