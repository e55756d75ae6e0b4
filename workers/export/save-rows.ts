import type { BackupReader } from '../contract/engine.ts';
import type {
  ExportFormat,
  ExportProgress,
  ExportReport,
  ExportTarget,
  RowsRequest,
} from '../contract/exporter.ts';
import { ExportError, QueryError } from '../contract/problems.ts';
import type { Cell } from '../contract/values.ts';
import type { ViewColumn, ViewInfo, ViewRow } from '../contract/views.ts';
import { writeCsv } from './csv.ts';
import type { Rows } from './row-feed.ts';
import { openRows } from './rows.ts';
import { saveTo } from './target.ts';
import { maxColumns, writeXlsx } from './xlsx.ts';

/** What every export runs with. */
export interface ExportJob {
  reader: BackupReader;
  signal: AbortSignal;
  onProgress: (progress: ExportProgress) => void;
}

const types: Readonly<Record<ExportFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv;charset=utf-8',
};

/** All rows of a view, as filtered and sorted, to a file or a Blob. */
export async function saveRows(
  { reader, signal, onProgress }: ExportJob,
  request: RowsRequest,
  target: ExportTarget,
): Promise<ExportReport> {
  const facts = { name: request.title, type: types[request.format] };
  const { info, pages, close } = await openRows(reader, request.view, signal);
  try {
    const columns = chosenColumns(info, request, target?.name ?? request.title);
    const saved = await saveTo(target, facts, signal, (sink, bytes) => {
      const tell = (rows: number): void => onProgress({ rows, of: info.rows, bytes: bytes() });
      const table = { columns, pages: pagesOf(pages, columns, tell) };
      return writers[request.format](request.title, table, sink, signal);
    });
    return { ...saved.outcome, bytes: saved.bytes, blob: saved.blob };
  } finally {
    await close();
  }
}

interface ChosenColumn extends ViewColumn {
  /** Its cell's place in a row of the view. */
  place: number;
}

interface Table {
  columns: readonly ViewColumn[];
  pages: AsyncIterable<Rows>;
}

type Counts = Pick<ExportReport, 'rows' | 'sheets' | 'cut'>;

type WriteTable = (
  title: string,
  table: Table,
  sink: WritableStream<Uint8Array<ArrayBuffer>>,
  signal: AbortSignal,
) => Promise<Counts>;

const writers: Readonly<Record<ExportFormat, WriteTable>> = {
  xlsx: async (title, table, sink, signal) => {
    const report = await writeXlsx({ title, sheets: [{ name: title, ...table }] }, sink, signal);
    return { ...report, sheets: report.sheets - 1 };
  },
  csv: async (_title, { columns, pages }, sink, signal) => {
    const labels = columns.map(({ label }) => label);
    const rows = await writeCsv({ labels, pages }, sink, { guard: true }, signal);
    return { rows, sheets: 0, cut: 0 };
  },
};

function chosenColumns(info: ViewInfo, request: RowsRequest, name: string): ChosenColumn[] {
  const all = info.columns.map((column, place) => ({ ...column, place }));
  const chosen = request.columns?.map((id) => {
    const found = all.find((column) => column.id === id);
    if (!found) {
      const facts = { view: request.view.name, column: id };
      throw new QueryError({ code: 'V02', facts });
    }
    return found;
  });
  const columns = chosen ?? all;
  if (request.format === 'xlsx' && columns.length > maxColumns) {
    const reason = `A spreadsheet holds at most ${maxColumns} columns, and there are ${columns.length}.`;
    throw new ExportError({ code: 'X02', facts: { name, reason } });
  }
  return columns;
}

async function* pagesOf(
  pages: AsyncIterable<readonly ViewRow[]>,
  columns: readonly ChosenColumn[],
  tell: (rows: number) => void,
): AsyncGenerator<Rows, void, void> {
  const places = columns.map(({ place }) => place);
  const pick = (cells: readonly Cell[]): Cell[] => places.map((place) => cells[place] ?? null);
  let rows = 0;
  for await (const page of pages) {
    yield page.map(({ cells }) => pick(cells));
    rows += page.length;
    tell(rows);
  }
}
