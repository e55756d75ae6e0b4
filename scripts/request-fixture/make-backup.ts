import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { makeVersions } from '../sample/versions/make-versions.ts';

const out = path.resolve(import.meta.dirname, '../../.cache/request-fixture');

/** A backup's file, and what the API counts in it. */
export interface MadeBackup {
  bytes: Buffer;
  versions: number;
  files: number;
}

/** A small backup of records as versions, as this vendor's are: one zip without a password, invented throughout. */
export async function makeBackup(): Promise<MadeBackup> {
  const { volume, ledger } = await makeVersions({ seed: 6, out });
  if (volume === null) throw new Error('the sample maker made no zip');
  const { versionFiles, files } = ledger.totals;
  return { bytes: await readFile(volume), versions: versionFiles, files };
}
