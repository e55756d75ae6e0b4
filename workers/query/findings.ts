import type { FileListReport, Finding, TableInfo, TableReport } from '../contract/values.ts';
import { quoteIdentifier } from '../store/sql.ts';
import { bookFindings } from './books/book-findings.ts';
import { linksSql, unlistedSql } from './links-table.ts';
import { orphanFindings } from './orphans.ts';
import { pause, type Asking } from './question.ts';
import { columnSql, type Tables } from './tables.ts';
import { versionFindings } from './versions/version-findings.ts';

/** How many names a finding gives as examples. */
const EXAMPLES = 5;

/** What loading left behind for the findings. */
export interface LoadResult {
  files: readonly TableReport[];
  /** Every list of files, that of the documents among them. */
  lists: readonly FileListReport[];
}

/** Everything about the loaded backup that is worth telling. */
export async function findingsOf(
  tables: Tables,
  { files, lists }: LoadResult,
  asking: Asking,
): Promise<Finding[]> {
  const documents = lists.flatMap((list) => listFindings(tables, list));
  // Versions that could not be read are told with their files' names.
  const rows = tables.format.isMadeOfVersions ? [] : files.flatMap(fileFindings);
  await pause(asking);
  const keys: Finding[] = [];
  for (const table of tables.catalogue.all()) {
    keys.push(...keyFindings(tables, table));
    await pause(asking);
  }
  const orphans = await orphanFindings(tables, asking);
  const versions = versionFindings(tables);
  return [
    ...documents,
    ...versions,
    ...rows,
    ...keys,
    ...orphans,
    ...(await bookFindings(tables, asking)),
  ];
}

function listFindings({ store }: Tables, { table, completeness }: FileListReport): Finding[] {
  const { states, unlisted, ambiguous, shared = 0, copies = 0 } = completeness;
  const findings: Finding[] = [];
  if (states.missing > 0) {
    findings.push({ code: 'documents-missing', facts: { table, count: states.missing } });
  }
  if (states.unopened > 0) {
    const volumes = store.column(
      `SELECT DISTINCT ifnull(volume, expected) FROM ${linksSql(table)} WHERE state = 'unopened' ORDER BY 1`,
    );
    const facts = { table, count: states.unopened, volumes: volumes.map(String) };
    findings.push({ code: 'documents-unopened', facts });
  }
  if (unlisted > 0) {
    const examples = store
      .column(`SELECT path FROM ${unlistedSql(table)} ORDER BY entry LIMIT ?`, [EXAMPLES])
      .map(String);
    findings.push({ code: 'files-unlisted', facts: { table, count: unlisted, examples } });
  }
  if (ambiguous > 0) findings.push({ code: 'links-ambiguous', facts: { table, count: ambiguous } });
  if (shared > 0) findings.push({ code: 'files-shared', facts: { table, count: shared } });
  if (copies > 0) findings.push({ code: 'files-copied', facts: { count: copies } });
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
