import { configure } from '@zip.js/zip.js/lib/zip-core-custom.js';
import { ZipWriter, type ZipWriterAddDataOptions } from '@zip.js/zip.js/lib/zip-core-writer.js';
import { DeflateStream } from './deflate-stream.ts';
import { RowFeed, type Rows } from './row-feed.ts';
import { SheetNames } from './sheet-names.ts';
import { SheetXml, type SheetColumn } from './sheet-xml.ts';
import {
  applicationPart,
  contentTypesPart,
  corePart,
  relationshipsPart,
  workbookPart,
  workbookRelationshipsPart,
  type SheetEntry,
} from './xlsx-parts.ts';
import { NumberStyles } from './xlsx-styles.ts';

export interface SheetSource {
  name: string;
  columns: readonly SheetColumn[];
  pages: AsyncIterable<Rows>;
  /** Bold rows at the end, one cell for each column; absent: none. */
  foot?: Rows;
  /** A cover, whose lines nobody filters. */
  isCover?: boolean;
}

export interface Book {
  title: string;
  sheets: Iterable<SheetSource> | AsyncIterable<SheetSource>;
}

export interface SheetLimits {
  /** Rows of a sheet, the header included. */
  rows: number;
  /** UTF-16 units of a cell. */
  text: number;
  /** Bytes of a sheet's XML: above 4 GiB it would need ZIP64, which spreadsheets refuse in a stream. */
  bytes: number;
}

/** What a spreadsheet can hold. */
export const sheetLimits: SheetLimits = { rows: 1_048_576, text: 32_767, bytes: 4_000_000_000 };

export const maxColumns = 16_384;

export interface BookReport {
  rows: number;
  /** All sheets, those that rows had to go on to included. */
  sheets: number;
  /** Cells cut to what a spreadsheet's cell can hold; each says so itself. */
  cut: number;
}

/** Rows turned into one chunk of XML. */
const chunkRows = 200;

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/**
 * Writes a workbook as it goes and closes `sink`. Holds one page of rows. Never writes a formula:
 * text is inline strings, numbers are only in columns that are exact as numbers.
 */
export async function writeXlsx(
  book: Book,
  sink: WritableStream<Uint8Array<ArrayBuffer>>,
  signal: AbortSignal,
  limits: SheetLimits = sheetLimits,
): Promise<BookReport> {
  const writer = new BookWriter(sink, signal, limits);
  await writer.part('_rels/.rels', relationshipsPart);
  await writer.part('docProps/core.xml', corePart(book.title));
  await writer.part('docProps/app.xml', applicationPart);
  for await (const sheet of book.sheets) await writer.sheet(sheet);
  return writer.finish();
}

class BookWriter {
  readonly #zip: ZipWriter<unknown>;
  readonly #options: ZipWriterAddDataOptions;
  readonly #signal: AbortSignal;
  readonly #limits: SheetLimits;
  readonly #names = new SheetNames();
  readonly #styles = new NumberStyles();
  readonly #sheets: SheetEntry[] = [];
  readonly #encoder = new TextEncoder();
  #rows = 0;
  #cut = 0;

  constructor(sink: WritableStream, signal: AbortSignal, limits: SheetLimits) {
    configure({ CompressionStreamFallback: DeflateStream });
    this.#zip = new ZipWriter(sink);
    this.#signal = signal;
    this.#limits = limits;
    this.#options = {
      signal,
      useWebWorkers: false,
      useCompressionStream: false,
      zip64: false,
      extendedTimestamp: false,
      lastModDate: new Date(1980, 0, 1),
    };
  }

  async part(path: string, xml: string): Promise<void> {
    const bytes = this.#encoder.encode(declaration + xml);
    await this.#zip.add(path, new Blob([bytes]).stream(), this.#options);
  }

  async sheet(source: SheetSource): Promise<void> {
    const { name, columns, pages, foot = [], isCover = false } = source;
    const feed = new RowFeed(pages);
    const parts = {
      styles: this.#styles,
      textLimit: this.#limits.text,
      hasFoot: foot.length > 0,
    };
    try {
      do {
        const sheet = new SheetXml(columns, parts);
        const path = `xl/worksheets/sheet${this.#sheets.length + 1}.xml`;
        await this.#zip.add(path, streamOf(this.#chunksOf(sheet, feed, source)), this.#options);
        const range = isCover ? null : sheet.range();
        this.#sheets.push({ name: this.#names.take(name), range });
        this.#rows += sheet.written - 1;
        this.#cut += sheet.cut;
      } while (await feed.more());
    } finally {
      await feed.close();
    }
  }

  async finish(): Promise<BookReport> {
    const count = this.#sheets.length;
    await this.part('xl/workbook.xml', workbookPart(this.#sheets));
    await this.part('xl/_rels/workbook.xml.rels', workbookRelationshipsPart(count));
    await this.part('xl/styles.xml', this.#styles.stylesheet());
    await this.part('[Content_Types].xml', contentTypesPart(count));
    await this.#zip.close();
    return { rows: this.#rows, sheets: count, cut: this.#cut };
  }

  async *#chunksOf(
    sheet: SheetXml,
    feed: RowFeed,
    { foot = [], isCover = false }: SheetSource,
  ): AsyncGenerator<Uint8Array<ArrayBuffer>, void, void> {
    const most = this.#limits.rows - foot.length;
    let room = this.#limits.bytes;
    yield sheet.head(this.#sheets.length === 0);
    while (sheet.written < most && room > 0 && (await feed.more())) {
      this.#signal.throwIfAborted();
      const rows = feed.take(Math.min(chunkRows, most - sheet.written));
      const chunk = sheet.page(rows);
      room -= chunk.length;
      yield chunk;
    }
    if (foot.length > 0 && !(await feed.more())) yield sheet.foot(foot);
    yield sheet.tail(!isCover);
  }
}

function streamOf<Chunk>(chunks: AsyncGenerator<Chunk, void, void>): ReadableStream<Chunk> {
  return new ReadableStream<Chunk>(
    {
      async pull(controller) {
        const next = await chunks.next();
        if (next.done) controller.close();
        else controller.enqueue(next.value);
      },
      async cancel() {
        await chunks.return();
      },
    },
    { highWaterMark: 1 },
  );
}
