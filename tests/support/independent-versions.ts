import path from 'node:path';
import { runWell } from './native.ts';

const SCRIPT = path.join(import.meta.dirname, 'independent-versions.py');

/** Paths are below the organisation's folder. */
export interface VersionsTruth {
  /** By sid. */
  records: Record<string, RecordTruth>;
  unreadable: string[];
  /** Files in `versions` whose names are not those of versions. */
  strange: string[];
  /** Keys that stand twice in one object, with their files. */
  twice: [path: string, key: string][];
  /** Paths by UID in capitals; '' for files whose names begin with none. */
  files: Record<string, string[]>;
  missing: string[];
  unlisted: string[];
}

export interface RecordTruth {
  uid: string;
  kind: string;
  name: string;
  newest: number;
  /** Unreadable ones among them. */
  versions: number;
  /** By label; numbers and lists as their source text. */
  fields: Record<string, string | null>;
  /** UIDs in the newest version's sections and links. */
  names: string[];
  /** Versions that are neither the first nor hold, in order. */
  chain: [number: number, state: string][];
}

/** What Python's own zipfile and json make of a backup of records as versions. Needs python3. */
export async function independentVersions(backup: string): Promise<VersionsTruth> {
  return JSON.parse(await runWell('python3', [SCRIPT, backup])) as VersionsTruth; // the script's own words
}
