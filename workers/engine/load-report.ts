import type { Archive } from '../archive/archive.ts';
import type { LoadReport, TableReport } from '../contract/values.ts';
import { absentTables } from '../formats/absent-tables.ts';
import { schemaNameOf } from '../formats/known-tables.ts';
import type { LoadResult } from '../query/findings.ts';
import type { Tables } from '../query/tables.ts';
import { planOf } from './plan.ts';

/** What there is once all is loaded, and what is not. */
export function loadReport(
  archive: Archive,
  { catalogue, format }: Tables,
  { files, lists }: LoadResult,
): LoadReport {
  const tables = catalogue.all();
  const documents = format.fileLists[0]?.table;
  const present = tables.flatMap(({ id }) => schemaNameOf(format.schema, id) ?? []);
  return {
    plan: planOf(archive),
    tables,
    files,
    absent: absentTables(format.schema, present),
    gaps: format.gaps,
    completeness: lists.find(({ table }) => table === documents)?.completeness ?? null,
    otherFiles: lists.filter(({ table }) => table !== documents),
    fileTables: lists.map(({ table }) => table),
  };
}

/** The volumes that these tables came from. */
export function sourcesOf(
  archive: Archive,
  reports: readonly TableReport[],
  tables: readonly string[],
): { name: string; fingerprint: string }[] {
  const volumes = new Set(
    reports.filter(({ table }) => tables.includes(table)).map(({ volume }) => volume),
  );
  return archive
    .volumes()
    .filter(({ name }) => volumes.has(name))
    .map(({ name, fingerprint }) => ({ name, fingerprint }));
}
