import type { Listener } from './engine.ts';
import type { View } from './views.ts';

export type ExportFormat = 'xlsx' | 'csv';

export interface RowsRequest {
  view: View;
  /** View column ids in the order wanted; null for all, hidden ones too. */
  columns: readonly string[] | null;
  /** What columns are called, by id, where that is not what the view calls them. */
  headings?: Readonly<Record<string, string>>;
  format: ExportFormat;
  /** Sheet name and heading. */
  title: string;
}

/** The rows of a view as a sheet. */
export interface ViewSheet extends Omit<RowsRequest, 'format'> {
  /** Lines below its totals: what they are held against, as decimals. */
  foot?: readonly (readonly [label: string, amount: string])[];
}

/** Days are `2024-03-01`; money is decimals, and text where it is none. */
export type GivenColumn = { label: string } & (
  { kind: 'text' | 'date' } | { kind: 'money'; decimals: number }
);

/** Rows that come with the request as a sheet. */
export interface GivenSheet {
  title: string;
  columns: readonly GivenColumn[];
  rows: readonly (readonly string[])[];
}

/** Views, and rows that are given, as the sheets of one workbook. */
export interface BookRequest {
  title: string;
  sheets: readonly (ViewSheet | GivenSheet)[];
  /** Lines on a sheet of their own at the front: label and value. */
  cover: readonly (readonly [label: string, value: string])[];
}

/** A file the person picked, or null: then the bytes come back as a Blob to be downloaded. */
export type ExportTarget = FileSystemFileHandle | null;

export interface ExportProgress {
  rows: number;
  of: number;
  bytes: number;
}

export interface ExportReport {
  rows: number;
  bytes: number;
  /** Sheets besides the first that rows had to go on to; 0 when one was enough. */
  sheets: number;
  /** Cells with more text than a spreadsheet's cell holds: each was cut and says so itself. CSV cuts nothing. */
  cut: number;
  blob: Blob | null;
}

/** The export worker. It holds one page of rows, or one chunk of an entry, at a time. */
export interface Exporter {
  /** The line to the engine, made by `Engine.connect`. */
  connect(port: MessagePort): Promise<void>;
  saveRows(
    request: RowsRequest,
    target: ExportTarget,
    onProgress: Listener<ExportProgress>,
  ): Promise<ExportReport>;
  saveBook(
    request: BookRequest,
    target: ExportTarget,
    onProgress: Listener<ExportProgress>,
  ): Promise<ExportReport>;
  saveEntry(
    entryId: number,
    target: ExportTarget,
    onProgress: Listener<ExportProgress>,
  ): Promise<ExportReport>;
  /** Stops what runs; a picked file is left as it was. */
  cancel(): Promise<void>;
}
