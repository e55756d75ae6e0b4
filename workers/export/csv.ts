import { unparse } from 'papaparse';
import type { Cell } from '../contract/values.ts';
import { guardCell } from './cell-guard.ts';
import type { Rows } from './row-feed.ts';

export interface CsvSource {
  /** The header record. */
  labels: readonly string[];
  pages: AsyncIterable<Rows>;
}

export interface CsvOptions {
  /** False gives every cell exactly as it stands, formulas included. */
  guard: boolean;
}

const byteOrderMark = '\ufeff';
// Quotes around every field: a record of one empty cell is then not a blank line.
const dialect = { quotes: true, newline: '\r\n', header: false };

/** Writes CSV as it goes and closes `sink`: UTF-8 with BOM, CRLF, every field quoted. Gives the rows written. */
export async function writeCsv(
  { labels, pages }: CsvSource,
  sink: WritableStream<Uint8Array<ArrayBuffer>>,
  { guard }: CsvOptions,
  signal: AbortSignal,
): Promise<number> {
  const encoder = new TextEncoder();
  const writer = sink.getWriter();
  const write = (rows: Rows): Promise<void> => {
    const text = unparse(rows.map(guard ? guardedRow : plainRow), dialect);
    return writer.write(encoder.encode(`${text}\r\n`));
  };

  let written = 0;
  await writer.write(encoder.encode(byteOrderMark));
  await write([labels]);
  for await (const rows of pages) {
    signal.throwIfAborted();
    if (rows.length > 0) await write(rows);
    written += rows.length;
  }
  await writer.close();
  return written;
}

function plainRow(row: readonly Cell[]): string[] {
  return row.map((cell) => String(cell ?? ''));
}

function guardedRow(row: readonly Cell[]): string[] {
  return row.map((cell) => (typeof cell === 'string' ? guardCell(cell) : String(cell ?? '')));
}
