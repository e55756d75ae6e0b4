import type { LinkMethod, ReferenceEvidence } from '../../contract/values.ts';

/** Whose the files of a backup are, as one column or the key of one table tells it. */
export interface FileOwners {
  table: string;
  method: Extract<LinkMethod, 'exact' | 'key-prefix'>;
  /** The key cell of the row that has a file, by the file's place in the list of all. */
  keyOf: Map<number, string>;
  /** Names in cells that no file has, and the key cells of their rows. */
  missing: { key: string; name: string }[];
  /** Of cells that name a file, or of files that no cell names, so many lead somewhere. */
  evidence: ReferenceEvidence;
  /** Names that several files have. */
  ambiguous: number;
  /** Rows that name a file which a row before them has. */
  shared: number;
}
