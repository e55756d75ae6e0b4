import type { ChainState } from '../../../workers/contract/versions.ts';
import type { FaultKind } from './faults.ts';
import type { Layout } from './options.ts';

/** What a right answer is about one sample of versions, from who made it. */
export interface VersionsLedger {
  name: string;
  /** The organisation's sid: the folder that holds all. */
  sid: string;
  seed: number;
  layout: Layout;
  names: 'row' | 'version';
  totals: {
    records: number;
    /** Files in `versions`; unreadable and strangely named ones are among them. */
    versionFiles: number;
    unreadable: number;
    strangeNames: number;
    /** Files beside `versions`. */
    files: number;
    byKind: Readonly<Record<string, number>>;
  };
  /** False where only the first records are told. */
  complete: boolean;
  records: readonly LedgerRecord[];
  faults: readonly LedgerVersionFault[];
  files: readonly LedgerFile[];
  /** UIDs of files that records name and that are not there. */
  missing: readonly string[];
  /** Paths of files of which no record has the UID. */
  unlisted: readonly string[];
  /** UIDs of several files whose names do not tell which is which. */
  ambiguous: readonly string[];
  exports: readonly LedgerExport[];
}

export interface LedgerRecord {
  sid: string;
  uid: string;
  kind: string;
  name: string;
  /** Of those that can be read: how many there are, and the number of the newest. */
  versions: number;
  newest: number;
  isArchived: boolean;
  /** Values of the kind's own columns in the newest version, as text, by label; null where it has none. */
  fields: Readonly<Record<string, string | null>>;
  /** UIDs that the newest version's sections and links name. */
  names: readonly string[];
}

export interface LedgerVersionFault {
  kind: FaultKind;
  sid: string;
  uid: string;
  number: number;
  /** Below the organisation's folder; null where that file is what is missing. */
  path: string | null;
  isReadable: boolean;
  /** How versions stand to the one before, by number; the others hold. */
  chain: Readonly<Record<number, ChainState>>;
}

/** A file beside `versions`. */
export interface LedgerFile {
  /** Below the organisation's folder. */
  path: string;
  uid: string;
  name: string;
  bytes: number;
  sha256: string;
}

/** A table as the notebook's export function gives it. */
export interface LedgerExport {
  /** Below the sample's folder. */
  path: string;
  kind: string;
  /** The column that names a record, by what. */
  column: string;
  by: 'sid' | 'uid';
  rows: number;
  /** What its column says of the row that is no record, and the UID of the record that it leaves out. */
  onlyInExport: string;
  onlyInBackup: string;
}
