import type { DocumentState, Kind, LinkMethod } from './values.ts';

export interface FieldInfo {
  label: string;
  /** The header as it stood. */
  name: string;
  kind: Kind;
  value: string;
  reference: { table: string; key: string; label: string } | null;
}

export interface RecordInfo {
  table: string;
  tableLabel: string;
  record: number;
  key: string;
  title: string;
  fields: readonly FieldInfo[];
  origin: { volume: string; entry: string; line: number | null };
}

export interface PersonInfo {
  /** Key in participants; its row may be missing (an orphan id). */
  key: string;
  name: string;
  role: string;
  primary: boolean;
  found: boolean;
  facts: readonly FieldInfo[];
}

export interface FolderInfo {
  /** Value of document_log.folder_id; null for documents in no folder. */
  id: string | null;
  name: string;
  depth: number;
  /** Documents in it and below. */
  documents: number;
}

export interface MatterInfo {
  record: RecordInfo;
  /** Client, Reference, Type, Assigned to, Status: those there are. */
  facts: readonly FieldInfo[];
  people: readonly PersonInfo[];
  folders: readonly FolderInfo[];
  documents: number;
  states: Readonly<Record<DocumentState, number>>;
}

export interface EntryInfo {
  id: number;
  volume: number;
  volumeName: string;
  /** Made safe to show: no control characters, no climbing out. */
  path: string;
  /** The last part of the path. */
  name: string;
  bytes: number;
  packedBytes: number;
  encryption: string;
  /** As the archive has it, `YYYY-MM-DD HH:MM:SS`, no zone. */
  modified: string;
}

export interface DocumentInfo {
  record: number;
  name: string;
  fileName: string;
  state: DocumentState;
  method: LinkMethod | null;
  /** More than one file fits; the first is shown. */
  ambiguous: boolean;
  folder: readonly string[];
  matter: { key: string; label: string } | null;
  fields: readonly FieldInfo[];
  entry: EntryInfo | null;
  /** The missing volume that should hold it, where the manifest tells. */
  expectedIn: string | null;
}

/** The first bytes of an entry for the preview frame, and what they are by magic number and name. */
export interface PreviewBytes {
  bytes: Uint8Array<ArrayBuffer>;
  type: 'text' | 'html' | 'image' | 'other';
  mime: string;
  truncated: boolean;
}
