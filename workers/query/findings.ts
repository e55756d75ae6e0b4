import type { Completeness, Finding, TableInfo, TableReport } from '../contract/values.ts';
import { quoteIdentifier } from '../store/sql.ts';
import { orphanFindings } from './orphans.ts';
import { pause, type Asking } from './question.ts';
import { columnSql, type Tables } from './tables.ts';

/** How many names a finding gives as examples. */
const EXAMPLES = 5;

/** What loading left behind for the findings. */
export interface LoadResult {
  files: readonly TableReport[];
  completeness: Completeness | null;
}

/** Everything about the loaded backup that is worth telling. */
export async function findingsOf(
  tables: Tables,
  { files, completeness }: LoadResult,
  asking: Asking,
): Promise<Finding[]> {
  const documents = completeness ? documentFindings(tables, completeness) : [];
  const rows = files.flatMap(fileFindings);
  await pause(asking);
  const keys: Finding[] = [];
  for (const table of tables.catalogue.all()) {
    keys.push(...keyFindings(tables, table));
    await pause(asking);
  }
  return [...documents, ...rows, ...keys, ...(await orphanFindings(tables, asking))];
}

function documentFindings(
  { store }: Tables,
  { states, unlisted, ambiguous }: Completeness,
): Finding[] {
  const findings: Finding[] = [];
  if (states.missing > 0) {
    findings.push({ code: 'documents-missing', facts: { count: states.missing } });
  }
  if (states.unopened > 0) {
    const volumes = store.column(
      `SELECT DISTINCT ifnull(volume, expected) FROM _documents WHERE state = 'unopened' ORDER BY 1`,
    );
    const facts = { count: states.unopened, volumes: volumes.map(String) };
    findings.push({ code: 'documents-unopened', facts });
  }
  if (unlisted > 0) {
    const examples = store
      .column('SELECT path FROM _unlisted ORDER BY entry LIMIT ?', [EXAMPLES])
      .map(String);
    findings.push({ code: 'files-unlisted', facts: { count: unlisted, examples } });
  }
  if (ambiguous > 0) findings.push({ code: 'links-ambiguous', facts: { count: ambiguous } });
  return findings;
}

function fileFindings({ table, totals }: TableReport): Finding[] {
  if (!totals) return [];
  const counts = [
    ['rows-quarantined', totals.quarantined],
    ['rows-short', totals.short],
    ['rows-long', totals.long],
    ['cells-recoded', totals.recoded],
  ] as const;
  return counts.flatMap(([code, count]) => (count > 0 ? [{ code, facts: { table, count } }] : []));
}

/** Where the schema names a key whose cells repeat: how many rows share theirs with another. */
function keyFindings({ store, catalogue, format }: Tables, table: TableInfo): Finding[] {
  const schema = format.schemaOf(table.id);
  const declared = schema && !schema.keyRepeats ? schema.key : [];
  const columns = declared.flatMap((known) => catalogue.column(table.id, known) ?? []);
  if (table.key.length > 0 || columns.length === 0 || columns.length < declared.length) return [];
  const list = columns.map((id) => columnSql('t', id)).join(', ');
  const count = store.value(
    `SELECT sum(n) FROM (SELECT count(*) AS n FROM ${quoteIdentifier(table.id)} AS t
      GROUP BY ${list} HAVING count(*) > 1)`,
  );
  const facts = { table: table.id, columns: declared, count: Number(count ?? 0) };
  return facts.count > 0 ? [{ code: 'key-not-unique', facts }] : [];
}
