import path from 'node:path';
import { makeVersions, type VersionsReport } from '../../scripts/sample/versions/make-versions.ts';
import type { VersionsOptions } from '../../scripts/sample/versions/options.ts';
import type { LoadReport } from '../../workers/contract/values.ts';
import type { BackupEngine } from '../../workers/engine.ts';
import { anEngine, sourceFiles } from './engine.ts';
import { independentVersions, type VersionsTruth } from './independent-versions.ts';
import { tempFolder } from './native.ts';
import { pickedFolder } from './unzipped.ts';

export interface OpenVersions {
  engine: BackupEngine;
  load: LoadReport;
  made: VersionsReport;
  /** What Python says of the same zip or folder. */
  truth: VersionsTruth;
}

/** A sample of records as versions, opened by the whole engine and read by Python. Needs python3. */
export async function openVersions(wanted: Partial<VersionsOptions> = {}): Promise<OpenVersions> {
  const made = await makeVersions({ out: tempFolder(), faults: true, ...wanted });
  const { volume, tree, options } = made;
  const engine = anEngine();
  const files = volume === null ? pickedFolder(tree ?? '') : sourceFiles([volume]);
  await engine.inspect(files, () => undefined);
  if (options.cipher !== 'none') await engine.unlock(options.password);
  const load = await engine.load(() => undefined);
  return { engine, load, made, truth: await independentVersions(await readable(made)) };
}

/** Python cannot unlock: it is given the same backup without a lock. */
async function readable({ volume, tree, options }: VersionsReport): Promise<string> {
  if (options.cipher === 'none') return volume ?? tree ?? '';
  const plain = await makeVersions({ ...options, cipher: 'none', out: tempFolder() });
  return plain.volume ?? '';
}

export type NamedRow = Readonly<Record<string, string>>;

/** Every row of a table, its cells by the names of their columns; empty cells are ''. */
export async function namedRows(engine: BackupEngine, table: string): Promise<NamedRow[]> {
  const view = { name: `tables/${table}`, scope: [], text: '', sort: null };
  const { id, rows, columns } = await engine.openView(`test/${table}`, view);
  const page = await engine.rows(id, 0, rows);
  return page.rows.map(({ cells }) =>
    Object.fromEntries(columns.map(({ label }, at) => [label, String(cells[at] ?? '')])),
  );
}

/** A path below the organisation's folder: a folder that was dropped gives it without, a zip with it. */
export function belowTop(place: string, { made }: OpenVersions): string {
  const top = `${made.ledger.sid}/`;
  return place.startsWith(top) ? place.slice(top.length) : place;
}

export const fileName = (place: string): string => path.posix.basename(place);
