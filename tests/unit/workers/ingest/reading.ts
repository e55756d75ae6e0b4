import type { Batch, TableEnd, TableHeader } from '../../../../workers/contract/reader.ts';
import type { Rejection } from '../../../../workers/contract/values.ts';
import { type Limits, standardLimits } from '../../../../workers/ingest/limits.ts';
import { tableBatches } from '../../../../workers/ingest/table-batches.ts';

/** What a file was read as, in values a test can compare. */
export interface Reading {
  header: TableHeader;
  /** Cells of each row, those kept beside it included. */
  rows: string[][];
  /** Record number of each row. */
  records: number[];
  rejections: Rejection[];
  places: Batch['places'][number][];
  end: TableEnd;
}

export interface ReadingOptions {
  expected?: readonly string[];
  limits?: Partial<Limits>;
  /** Sizes of the chunks, the last one repeated; one chunk when it is empty. */
  cuts?: readonly number[];
}

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export function utf8(text: string): Uint8Array<ArrayBuffer> {
  return encoder.encode(text);
}

/** Each character is one byte. */
export function latin(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

export function utf16(text: string, bigEndian = false): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < text.length; i += 1) view.setUint16(2 * i, text.charCodeAt(i), !bigEndian);
  return bytes;
}

export async function* cut(
  bytes: Uint8Array<ArrayBuffer>,
  sizes: readonly number[] = [],
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let at = 0;
  for (let i = 0; at < bytes.length; i += 1) {
    const size = sizes[Math.min(i, sizes.length - 1)] ?? bytes.length;
    yield bytes.slice(at, at + size);
    at += size;
    await Promise.resolve();
  }
}

export async function read(
  input: string | Uint8Array<ArrayBuffer>,
  options: ReadingOptions = {},
): Promise<Reading> {
  const bytes = typeof input === 'string' ? utf8(input) : input;
  const { expected = [], limits = {}, cuts = [] } = options;
  return readChunks(cut(bytes, cuts), expected, limits);
}

export async function readChunks(
  chunks: AsyncIterable<Uint8Array<ArrayBuffer>>,
  expected: readonly string[] = [],
  limits: Partial<Limits> = {},
): Promise<Reading> {
  const parts = tableBatches(
    chunks,
    { table: 'sample', expected },
    { ...standardLimits, ...limits },
  );
  const reading: Omit<Reading, 'header' | 'end'> = {
    rows: [],
    records: [],
    rejections: [],
    places: [],
  };
  let header: TableHeader | null = null;
  for (;;) {
    const { done, value } = await parts.next();
    if (done === true) {
      if (!header) throw new Error('a table without a header');
      return { header, ...reading, end: value };
    }
    if (value.kind === 'header') header = value.header;
    else addBatch(reading, value.batch);
  }
}

function addBatch(reading: Omit<Reading, 'header' | 'end'>, batch: Batch): void {
  const extras = new Map(batch.extras.map(({ record, cells }) => [record, cells]));
  for (let row = 0; row < batch.rows; row += 1) {
    const record = batch.records[row] ?? 0;
    reading.records.push(record);
    reading.rows.push([...cellsOf(batch, row), ...(extras.get(record) ?? [])]);
  }
  reading.rejections.push(...batch.rejections);
  reading.places.push(...batch.places);
}

function cellsOf({ bytes, spans, width }: Batch, row: number): string[] {
  return Array.from({ length: width }, (_, column) => {
    const span = 2 * (row * width + column);
    return decoder.decode(bytes.subarray(spans[span], spans[span + 1]));
  });
}

/** Everything but the header's guess of the newline, which comes from the head alone. */
export function comparable({ header, end, ...rest }: Reading): unknown {
  return {
    names: header.names,
    ...rest,
    totals: end.totals,
    stats: end.stats,
    dialect: end.dialect,
  };
}
