import type { BackupReader } from '../contract/engine.ts';
import type {
  ExportFormat,
  ExportProgress,
  ExportReport,
  ExportTarget,
  RowsRequest,
} from '../contract/exporter.ts';
import { writeCsv } from './csv.ts';
import { openRows } from './rows.ts';
import { saveTo } from './target.ts';
import { cellsOf, checkWidth, chosenColumns, footOf } from './view-sheet.ts';
import { writeXlsx, type SheetSource } from './xlsx.ts';

/** What every export runs with. */
export interface ExportJob {
  reader: BackupReader;
  signal: AbortSignal;
  onProgress: (progress: ExportProgress) => void;
}

export const types: Readonly<Record<ExportFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv;charset=utf-8',
};

/** All rows of a view, as filtered and sorted, to a file or a Blob. */
export async function saveRows(
  { reader, signal, onProgress }: ExportJob,
  request: RowsRequest,
  target: ExportTarget,
): Promise<ExportReport> {
  const { format, title, view } = request;
  const { info, pages, close } = await openRows(reader, view, signal);
  try {
    const columns = chosenColumns(info, request);
    if (format === 'xlsx') checkWidth(columns, target?.name ?? title);
    const facts = { name: title, type: types[format] };
    const saved = await saveTo(target, facts, signal, (sink, bytes) => {
      const tell = (rows: number): void => onProgress({ rows, of: info.rows, bytes: bytes() });
      const sheet = { name: title, columns, pages: cellsOf(pages, columns, tell) };
      return writers[format]({ ...sheet, foot: footOf(info, columns) }, sink, signal);
    });
    return { ...saved.outcome, bytes: saved.bytes, blob: saved.blob };
  } finally {
    await close();
  }
}

type Counts = Pick<ExportReport, 'rows' | 'sheets' | 'cut'>;

type WriteSheet = (
  sheet: SheetSource,
  sink: WritableStream<Uint8Array<ArrayBuffer>>,
  signal: AbortSignal,
) => Promise<Counts>;

const writers: Readonly<Record<ExportFormat, WriteSheet>> = {
  xlsx: async (sheet, sink, signal) => {
    const report = await writeXlsx({ title: sheet.name, sheets: [sheet] }, sink, signal);
    return { ...report, sheets: report.sheets - 1 };
  },
  // The rows of a CSV are data: no totals among them.
  csv: async ({ columns, pages }, sink, signal) => {
    const labels = columns.map(({ label }) => label);
    const rows = await writeCsv({ labels, pages }, sink, { guard: true }, signal);
    return { rows, sheets: 0, cut: 0 };
  },
};
