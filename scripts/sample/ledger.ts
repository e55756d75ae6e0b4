import type { FoundBy, PaperState } from './documents.ts';
import type { TrustShape } from './options.ts';
import type { FaultKind } from './trust-draft.ts';

/** What a right answer is about one sample, from who made it: no reader had a part in this. */
export interface Ledger {
  name: string;
  seed: number;
  totals: Totals;
  volumes: readonly LedgerVolume[];
  tables: readonly LedgerTable[];
  documents: LedgerDocuments;
  contactDocuments: LedgerFiles;
  mail: LedgerMail;
  sales: LedgerSales;
  trust: LedgerTrust;
  /** What is planted in the office's own books: as of trust money, once of each kind for each file. */
  officeFaults: readonly LedgerFault[];
  custom: readonly LedgerCollection[];
  matters: readonly LedgerMatter[];
  filters: readonly LedgerFilter[];
  sorts: readonly LedgerSort[];
  blemishes: readonly Blemish[];
}

export interface Totals {
  matters: number;
  people: number;
  /** Files in all volumes. */
  entries: number;
  tables: number;
  tableBytes: number;
  rows: number;
  /** Files below documents/, email/attachments/ and participant/documents/. */
  documentFiles: number;
  attachmentFiles: number;
  contactFiles: number;
}

export interface LedgerVolume {
  name: string;
  entries: number;
  tables: number;
  documentFiles: number;
  /** What the document log comes to when this volume alone is not there. */
  without: { present: number; withoutFile: number };
}

export interface LedgerTable {
  name: string;
  /** The entry's path, and the volume that holds it. */
  file: string;
  volume: string;
  header: readonly string[];
  /** Records, without the header. */
  rows: number;
  bytes: number;
  sha256: string;
  newline: 'LF' | 'CRLF';
  bom: boolean;
}

export interface LedgerDocuments {
  /** listed = present + missing + deleted + none; files = present + unlisted. */
  listed: number;
  states: Readonly<Record<Exclude<PaperState, 'unlisted'>, number>>;
  files: number;
  unlisted: readonly string[];
  /** False where only the rare rows and the first of the present ones are told. */
  complete: boolean;
  rows: readonly LedgerDocument[];
}

export interface LedgerDocument {
  logId: number;
  actionId: number;
  name: string;
  state: PaperState;
  fileName: string | null;
  foundBy: FoundBy | null;
  path: string | null;
  bytes: number | null;
  sha256: string | null;
  volume: string | null;
}

/** Rows that name a file: listed = present + missing. */
export interface LedgerFiles {
  listed: number;
  present: number;
  missing: number;
  /** Paths of files that no row names. */
  unlisted: readonly string[];
}

export interface LedgerMail {
  mails: number;
  /** Mails that no association names. */
  unlinked: number;
  associations: number;
  /** Threads of two and more, by the first mail's id, in order; a cycle by the one that comes first. */
  threads: readonly (readonly number[])[];
  /** Bodies and pictures are among them. */
  attachments: LedgerFiles;
}

/** Rows of sale_purchase.csv by kind, and what is billed on their lines. */
export interface LedgerSales {
  invoices: number;
  quotes: number;
  orders: number;
  credits: number;
  lines: number;
  timeRecords: number;
  disbursements: number;
  tasks: number;
  payments: number;
  /** Invoices paid in full, in part, or in two parts that make a whole. */
  settled: number;
  partPaid: number;
  inTwoParts: number;
}

/** Trust money: amounts are decimals as text; reversed and deleted entries are in no sum. */
export interface LedgerTrust {
  shape: TrustShape;
  currency: string;
  /** Rows of the trust files: one for each transaction and matter. */
  movements: number;
  transactions: number;
  reversed: number;
  deleted: number;
  /** What is held for all, at each of the days. */
  totals: readonly { day: string; amount: string }[];
  /** Of the matters that are looked at closely and have held money. */
  balances: readonly { matter: number; day: string; amount: string }[];
  /** Without journals between matters. */
  months: readonly { month: string; receipts: string; payments: string }[];
  faults: readonly LedgerFault[];
}

/** What is planted, once of each kind; a gap is before its row. */
export interface LedgerFault {
  kind: FaultKind;
  table: string;
  /** Transaction and matter, as `200901~1024`; the transaction alone where no matter is concerned. */
  key: string;
  matter: number | null;
  day: string;
  /** Of the movement; of `unbalanced`, by how much. */
  amount: string;
}

/** A collection of custom data. */
export interface LedgerCollection {
  name: string;
  isMultiple: boolean;
  fields: readonly string[];
  records: number;
  /** Rows of the table: the filled fields of all records. */
  cells: number;
  /** Matters that have records. */
  matters: number;
}

/** A few matters, looked at closely. */
export interface LedgerMatter {
  id: number;
  name: string;
  reference: string;
  type: string;
  client: string;
  people: readonly { role: string; name: string }[];
  documents: { listed: number; states: LedgerDocuments['states'] };
  /** Mails linked to it, each once. */
  mails: number;
  /** Rows that carry its action_id, by table. */
  rows: Readonly<Record<string, number>>;
}

/** Rows of which some raw cell holds the text, whatever its case. */
export interface LedgerFilter {
  table: string;
  text: string;
  matches: number;
  /** The keys (first column) of the first matches, in file order. */
  firstKeys: readonly string[];
}

/** By code units; the names are such that any sensible order agrees on the two ends. */
export interface LedgerSort {
  table: string;
  column: string;
  first: { key: string; value: string };
  last: { key: string; value: string };
}

export interface Blemish {
  kind: string;
  /** A table's name, or the path of a file. */
  where: string;
  /** The row's key (first column); null where no row is meant. */
  key: string | null;
  column: string | null;
  /** The cell as a reader should see it. */
  value: string | null;
  note: string;
}
