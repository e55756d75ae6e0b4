import type { BookRequest, ExportReport, ExportTarget } from '../contract/exporter.ts';
import { givenSheet } from './given-sheet.ts';
import { openRows } from './rows.ts';
import { types, type ExportJob } from './save-rows.ts';
import { saveTo } from './target.ts';
import { cellsOf, checkWidth, chosenColumns, footOf } from './view-sheet.ts';
import { writeXlsx, type SheetSource } from './xlsx.ts';

/** Views, and rows that are given, as the sheets of one workbook, behind a cover where there are lines for one. */
export async function saveBook(
  job: ExportJob,
  request: BookRequest,
  target: ExportTarget,
): Promise<ExportReport> {
  const { title, sheets, cover } = request;
  const facts = { name: title, type: types.xlsx };
  const covers = cover.length === 0 ? [] : [coverOf(request)];
  const saved = await saveTo(target, facts, job.signal, async (sink, bytes) => {
    const all = sheetsOf(job, request, { covers, bytes, name: target?.name ?? title });
    const report = await writeXlsx({ title, sheets: all }, sink, job.signal);
    return {
      rows: report.rows - cover.length,
      sheets: report.sheets - covers.length - sheets.length,
      cut: report.cut,
    };
  });
  return { ...saved.outcome, bytes: saved.bytes, blob: saved.blob };
}

/** One view after the other: each is opened when the one before is written, and closed after it. */
async function* sheetsOf(
  { reader, signal, onProgress }: ExportJob,
  { sheets }: BookRequest,
  { covers, bytes, name }: { covers: SheetSource[]; bytes: () => number; name: string },
): AsyncGenerator<SheetSource, void, void> {
  yield* covers;
  let of = 0;
  for (const sheet of sheets) {
    if ('rows' in sheet) {
      yield givenSheet(sheet);
      continue;
    }
    const { info, pages, close } = await openRows(reader, sheet.view, signal);
    try {
      const before = of;
      of += info.rows;
      const columns = chosenColumns(info, sheet);
      checkWidth(columns, name);
      const tell = (rows: number): void => onProgress({ rows: before + rows, of, bytes: bytes() });
      const cells = cellsOf(pages, columns, tell);
      yield { name: sheet.title, columns, pages: cells, foot: footOf(info, columns, sheet.foot) };
    } finally {
      await close();
    }
  }
}

function coverOf({ title, cover }: BookRequest): SheetSource {
  const columns = [title, ''].map((label) => ({ label, kind: 'text' }) as const);
  return { ...givenSheet({ title: 'Cover', columns, rows: cover }), isCover: true };
}
