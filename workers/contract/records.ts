import type { DateOrder, DocumentState, Kind, LinkMethod, ReferenceEvidence } from './values.ts';
import type { Condition } from './views.ts';

/** A record that something leads to. */
export interface Reference {
  table: string;
  key: string;
  label: string;
}

export interface FieldInfo {
  label: string;
  /** The header as it stood. */
  name: string;
  kind: Kind;
  value: string;
  reference: Reference | null;
  /** The label of the table that an id should lead into, where it leads to no record of it. */
  orphanOf: string | null;
  /** What an inferred reference rests on; null for a declared one. */
  evidence: ReferenceEvidence | null;
  dateOrder: DateOrder | null;
  isSensitive: boolean;
}

export interface RecordInfo {
  table: string;
  tableLabel: string;
  record: number;
  key: string;
  title: string;
  /** The few fields that say what it is, at most five. */
  facts: readonly FieldInfo[];
  fields: readonly FieldInfo[];
  /** What it lies in, from the outermost: folders, accounts, the mails it answers. Empty when it lies in nothing. */
  above: readonly Reference[];
  origin: { volume: string; entry: string; line: number | null };
}

/** Title and at most three facts, for whoever points at a link. */
export interface CardInfo {
  tableLabel: string;
  title: string;
  facts: readonly FieldInfo[];
}

/** Records that refer to a record: a list with a page of its own, and how many there are. */
export interface RelatedInfo {
  /** Tells it from the others of the record, in its address: `tasks`, `email`, `trust_receipts`, … */
  id: string;
  label: string;
  /** The view that lists them, and the scope that picks them. */
  view: string;
  scope: readonly Condition[];
  count: number;
  /** View columns that say the same in every row. */
  implied: readonly string[];
  /** The view column whose link a row stands for, where a row is no record of its own; else null. */
  opens: string | null;
  /** What an inferred relation rests on; null for a declared one. */
  evidence: ReferenceEvidence | null;
}

/** An index that is made on first use. */
export interface IndexingEvent {
  /** What is being indexed, as a person would say it. */
  subject: string;
  done: number;
  of: number;
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

/** What a matter's page shows besides its record and what refers to it. */
export interface MatterInfo {
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

/** A listed file: of the document log, an attachment, or a document of a contact. */
export interface DocumentInfo {
  /** The table that lists it, and its record there. */
  table: string;
  record: number;
  name: string;
  fileName: string;
  state: DocumentState;
  method: LinkMethod | null;
  /** More than one file fits; the first is shown. */
  ambiguous: boolean;
  folder: readonly string[];
  /** The matter, mail or contact it belongs to. */
  owner: Reference | null;
  fields: readonly FieldInfo[];
  entry: EntryInfo | null;
  /** The missing volume that should hold it, where the manifest tells. */
  expectedIn: string | null;
}

/** The first bytes of an entry for the preview frame, and what they are by magic number and name. */
export interface PreviewBytes {
  bytes: Uint8Array<ArrayBuffer>;
  type: 'text' | 'html' | 'image' | 'pdf' | 'eml' | 'msg' | 'other';
  mime: string;
  truncated: boolean;
}

/** A file that came with a mail of the backup's own list. */
export interface AttachmentInfo {
  /** Record in email_attachment. */
  record: number;
  name: string;
  /** As the mail's HTML refers to it, without angle brackets; '' for none. */
  contentId: string;
  isInline: boolean;
  /** MIME type as listed, or ''. */
  type: string;
  bytes: number | null;
  state: DocumentState;
  /** Its file; null when it is not there. */
  entryId: number | null;
}

/** A mail of the backup's own list: its headers are rows, its body and attachments are files. */
export interface MessageInfo {
  direction: 'in' | 'out' | null;
  from: string;
  to: string;
  cc: string;
  bcc: string;
  subject: string;
  /** When it was sent, or else received or recorded: the field as it stands. */
  date: FieldInfo | null;
  /** Records in email_attachment that hold the body; the rest are attachments. */
  body: { html: AttachmentInfo | null; text: AttachmentInfo | null };
  attachments: readonly AttachmentInfo[];
  /** Every mail of the same thread, oldest first, this one among them; empty when it stands alone. */
  thread: readonly (Reference & { date: string; isHere: boolean })[];
}

/** One thing that happened on a matter. */
export interface TimelineRow {
  /** One of the kinds of the timeline. */
  kind: string;
  table: string;
  record: number;
  key: string;
  /** The cell as it stands, and how its days are written. */
  date: string;
  dateOrder: DateOrder;
  /** What the cell says, whatever its zone: `2024-03-01` and `13:05`; '' where it does not say. */
  day: string;
  time: string;
  title: string;
  person: string;
  /** Hours or an amount, as it stands; '' for none. */
  figure: string;
  /** What `figure` is. */
  figureKind: 'money' | 'hours' | null;
}

/** Which part of a timeline is wanted. Null: all. */
export interface TimelineFilter {
  kinds: readonly string[] | null;
  person: string | null;
}

export interface TimelinePage {
  offset: number;
  /** Newest first; what has no date that can be read comes last. */
  rows: readonly TimelineRow[];
  /** Rows that the filter leaves, and all. */
  matching: number;
  of: number;
  /** Of those that the filter leaves, so many have no date that can be read. */
  undated: number;
  kinds: readonly { id: string; label: string; count: number }[];
  people: readonly { name: string; count: number }[];
}

/** One collection of custom data: its fields are the columns of a view named `custom/<id>`. */
export interface CollectionInfo {
  id: string;
  label: string;
  /** Rows over all matters, and the matters that have any. */
  rows: number;
  matters: number;
  fields: number;
  /** So many of the fields are columns of its view. */
  fieldsShown: number;
  /** Some matter has more than one row. */
  isMultiple: boolean;
  /** Cells that are not in its view: their row has a cell of the same field before them. */
  repeated: number;
}

/** What one column is and what is in it. */
export interface ColumnEntry {
  id: string;
  name: string;
  label: string;
  /** In our words, from what the vendor says; '' where nobody says. */
  about: string;
  kind: Kind;
  /** What its kind was decided by. */
  decidedBy: 'schema' | 'name' | 'values';
  references: string | null;
  evidence: ReferenceEvidence | null;
  dateOrder: DateOrder | null;
  isSensitive: boolean;
  filled: number;
  distinct: number;
  /** Smallest and largest by the column's kind; '' where it is empty. */
  minimum: string;
  maximum: string;
  /** Filled cells that do not read as the column's kind. */
  unread: number;
}

/** The data dictionary of one table. */
export interface TableEntryInfo {
  table: string;
  label: string;
  file: string;
  about: string;
  rows: number;
  key: readonly string[];
  columns: readonly ColumnEntry[];
  /** Columns that the vendor's table should have and this one has not, by label. */
  absent: readonly { name: string; label: string }[];
}
