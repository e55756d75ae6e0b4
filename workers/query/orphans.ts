import type { ColumnInfo, Finding, TableInfo } from '../contract/values.ts';
import { lastRecord } from './find-records.ts';
import { quoteIdentifier } from '../store/sql.ts';
import { Params } from './bind.ts';
import { mayHoldIds } from './labels.ts';
import { pause, type Asking } from './question.ts';
import { columnSql, NULL_WORDS, type Tables } from './tables.ts';
import { targetOf, type Target } from './target.ts';

const EXAMPLES = 5;

/** Rows looked at between two moments in which newer questions are heard. */
const SLICE = 25_000;

/** Ids that lead nowhere, for each column that the schema says holds ids of a table that is there. */
export async function orphanFindings(tables: Tables, asking: Asking): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const table of tables.catalogue.all()) {
    for (const column of table.columns) {
      const target = targetOf(tables, column.references);
      if (!target || !mayHoldIds(column, target)) continue;
      const facts = await orphansOf(tables, table, column, { target, asking });
      if (facts.rows > 0) findings.push({ code: 'orphan-ids', facts });
    }
  }
  return findings;
}

async function orphansOf(
  { store }: Tables,
  table: TableInfo,
  column: ColumnInfo,
  { target, asking }: { target: Target; asking: Asking },
): Promise<Extract<Finding, { code: 'orphan-ids' }>['facts']> {
  const cell = columnSql('t', column.id);
  const examples = new Set<string>();
  let rows = 0;
  for (let start = 0; start < lastRecord(store, table); start += SLICE) {
    await pause(asking);
    const { values, bind } = new Params();
    const from = `FROM ${quoteIdentifier(table.id)} AS t
      WHERE t.record > ${bind(start)} AND t.record <= ${bind(start + SLICE)}
        AND ${cell} NOT IN (${['', ...NULL_WORDS].map(bind).join(', ')})
        AND NOT EXISTS (SELECT 1 FROM ${target.from} WHERE ${target.key} = ${cell})`;
    rows += Number(store.value(`SELECT count(*) ${from}`, values));
    if (rows > 0 && examples.size < EXAMPLES) {
      const found = store.column(`SELECT DISTINCT ${cell} ${from} LIMIT ${EXAMPLES}`, values);
      for (const id of found.slice(0, EXAMPLES - examples.size)) examples.add(String(id));
    }
  }
  return {
    table: table.id,
    column: column.name,
    target: target.table.id,
    rows,
    examples: [...examples],
  };
}
