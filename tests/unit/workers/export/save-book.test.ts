import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import type { BookRequest, ExportProgress } from '../../../../workers/contract/exporter.ts';
import type { Cell } from '../../../../workers/contract/values.ts';
import type { View, ViewColumn, ViewInfo, ViewPage } from '../../../../workers/contract/views.ts';
import { saveBook } from '../../../../workers/export/save-book.ts';
import { saveRows } from '../../../../workers/export/save-rows.ts';
import { needs } from '../../../support/needs.ts';
import { aColumn, FakeReader, foundByPython, never, PickedFile, textsOf } from './support.ts';

const money = { ...aColumn('Amount', { as: 'number', decimals: 2 }), kind: 'money' } as const;

interface Report {
  columns: readonly ViewColumn[];
  rows: readonly (readonly Cell[])[];
  totals?: Readonly<Record<string, string>>;
}

const reports: Readonly<Record<string, Report>> = {
  'trust/receipts': {
    columns: [aColumn('No.'), money],
    rows: [
      ['R1', '1000.00'],
      ['R2', '0.10'],
      ['R3', '0.20'],
    ],
    totals: { Amount: '1000.30' },
  },
  'trust/huge': {
    columns: [aColumn('No.'), money],
    rows: [
      ['1', '99999999999999.99'],
      ['2', '-0.01'],
      ['3', '9999999999999.99'],
    ],
    totals: { Amount: '109999999999999.97' },
  },
  'trust/exceptions': { columns: [aColumn('What')], rows: [] },
};

/** An engine with several views, of which one at a time is open. */
class FakeReports extends FakeReader {
  readonly opened: string[] = [];
  #open: Report = { columns: [], rows: [] };

  constructor() {
    super({ columns: [], rows: [] });
  }

  override openView(_slot: string, view?: View): Promise<ViewInfo> {
    const report = reports[view?.name ?? ''];
    if (!report) return Promise.reject(new Error('no such report'));
    this.opened.push(view?.name ?? '');
    this.#open = report;
    const { columns, rows, totals } = report;
    const counts = { rows: rows.length, of: rows.length, ...(totals ? { totals } : {}) };
    return Promise.resolve({ id: 1, title: 't', table: '', absent: [], columns, ...counts });
  }

  override rows(_view: number, offset: number, limit: number): Promise<ViewPage> {
    const rows = this.#open.rows.slice(offset, offset + limit).map((cells, at) => ({
      record: offset + at + 1,
      key: String(offset + at),
      cells,
      links: {},
    }));
    return Promise.resolve({ offset, rows });
  }
}

const aView = (name: string): View => ({ name, scope: [], text: '', sort: null });

const aBook = (...names: string[]): BookRequest => ({
  title: 'Month end',
  sheets: names.map((name) => ({ view: aView(name), columns: null, title: name })),
  cover: [
    ['Month', 'June 2024'],
    ['Note', '=Prepared from a backup'],
  ],
});

function aJob(reader: FakeReader) {
  const heard: ExportProgress[] = [];
  const onProgress = (event: ExportProgress) => void heard.push(event);
  return { heard, job: { reader, signal: never, onProgress } };
}

async function bytesOf(blob: Blob | null): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer(0));
}

needs('python3').describe('a workbook of several reports', () => {
  it('has a cover, and a sheet for each', async () => {
    const { job, heard } = aJob(new FakeReports());
    const report = await saveBook(job, aBook('trust/receipts', 'trust/exceptions'), null);
    expect(report).toMatchObject({ rows: 3, sheets: 0, cut: 0 });
    expect(heard.at(-1)).toMatchObject({ rows: 3, of: 3 });
    const { sheets, names } = await foundByPython(await bytesOf(report.blob));
    expect(sheets.map(({ name }) => name)).toEqual(['Cover', 'trust-receipts', 'trust-exceptions']);
    const [cover, , exceptions] = sheets.map(textsOf);
    expect(cover).toEqual([
      ['Month end', ''],
      ['Month', 'June 2024'],
      ['Note', '=Prepared from a backup'],
    ]);
    expect(exceptions).toEqual([['What']]);
    // Nobody filters a cover, and the filter of a report ends before its totals.
    expect(sheets.map(({ filter }) => filter)).toEqual(['', 'A1:B4', 'A1:A1']);
    expect(names.map(({ sheet }) => sheet)).toEqual(['1', '2']);
  });

  it('has a bold row of totals that the rows add up to', async () => {
    const report = await saveBook(aJob(new FakeReports()).job, aBook('trust/receipts'), null);
    const { sheets, styles, numberFormats } = await foundByPython(await bytesOf(report.blob));
    const rows = sheets[1]?.rows.slice(1) ?? [];
    expect(rows.map((row) => row.map((cell) => cell?.slice(0, 2)))).toEqual([
      ...[1000_00, 10, 20].map((cents, at) => [
        ['text', `R${at + 1}`],
        ['number', (cents / 100).toFixed(2)],
      ]),
      [
        ['text', 'Total'],
        ['number', '1000.30'],
      ],
    ]);
    const looks = rows.map((row) => row.map((cell) => styles[Number(cell?.[2])]));
    expect(looks.at(-1)).toEqual([
      ['49', true, false, false],
      ['4', true, false, false],
    ]);
    expect(looks[0]?.[1]).toEqual(['4', false, false, false]);
    expect(numberFormats).toEqual({});
  });

  it('writes what a spreadsheet would round as text, in the totals too', async () => {
    const report = await saveBook(aJob(new FakeReports()).job, aBook('trust/huge'), null);
    const { sheets } = await foundByPython(await bytesOf(report.blob));
    expect(sheets[1]?.rows.slice(1).map((row) => row[1]?.slice(0, 2))).toEqual([
      ['text', '99999999999999.99'],
      ['number', '-0.01'],
      ['number', '9999999999999.99'],
      ['text', '109999999999999.97'],
    ]);
  });

  it('has sheets of given rows, whose money is exact', async () => {
    const request: BookRequest = {
      ...aBook('trust/receipts'),
      sheets: [
        {
          title: 'Reconciliation',
          columns: [
            { label: 'Line', kind: 'text' },
            { label: 'As at', kind: 'date' },
            { label: 'Amount', kind: 'money', decimals: 2 },
          ],
          rows: [
            ['=Bank', '2024-03-31', '1000.30'],
            ['Cash book', '2024-03-31', '-0.10'],
            ['Huge', '2024-03-31', '99999999999999.99'],
            ['Ledger', '2024-03-31', ''],
          ],
        },
      ],
    };
    const report = await saveBook(aJob(new FakeReports()).job, request, null);
    expect(report).toMatchObject({ rows: 4, sheets: 0 });
    const { sheets, styles } = await foundByPython(await bytesOf(report.blob));
    const rows = sheets[1]?.rows ?? [];
    expect(rows.slice(1).map((row) => row.map((cell) => cell?.slice(0, 2)))).toEqual([
      [
        ['text', '=Bank'],
        ['text', '2024-03-31'],
        ['number', '1000.30'],
      ],
      [
        ['text', 'Cash book'],
        ['text', '2024-03-31'],
        ['number', '-0.10'],
      ],
      [
        ['text', 'Huge'],
        ['text', '2024-03-31'],
        ['text', '99999999999999.99'],
      ],
      [
        ['text', 'Ledger'],
        ['text', '2024-03-31'],
      ],
    ]);
    expect(styles[Number(rows[1]?.[2]?.[2])]?.[0]).toBe('4');
    expect(sheets[1]?.filter).toBe('A1:C5');
  });

  it('has below the totals what they are held against, outside the filter', async () => {
    const foot = [
      ['Cash book', '1000.00'],
      ['Cash book: difference', '0.30'],
    ] as const;
    const sheet = { view: aView('trust/receipts'), columns: null, title: 'Receipts', foot };
    const request = { ...aBook(), sheets: [sheet] };
    const report = await saveBook(aJob(new FakeReports()).job, request, null);
    const { sheets, styles } = await foundByPython(await bytesOf(report.blob));
    const rows = sheets[1]?.rows.slice(-3) ?? [];
    expect(rows.map((row) => row.map((cell) => cell?.[1]))).toEqual([
      ['Total', '1000.30'],
      ['Cash book', '1000.00'],
      ['Cash book: difference', '0.30'],
    ]);
    expect(rows.map((row) => styles[Number(row[1]?.[2])]?.[1])).toEqual([true, true, true]);
    expect(sheets[1]?.filter).toBe('A1:B4');
  });

  it('puts the totals of one report below its rows, and into no CSV', async () => {
    const request = { view: aView('trust/receipts'), columns: null, title: 'Receipts' };
    const book = await saveRows(aJob(new FakeReports()).job, { ...request, format: 'xlsx' }, null);
    const { sheets } = await foundByPython(await bytesOf(book.blob));
    expect(book.rows).toBe(3);
    expect(sheets[0] && textsOf(sheets[0]).at(-1)).toEqual(['Total', '1000.30']);
    const csv = await saveRows(aJob(new FakeReports()).job, { ...request, format: 'csv' }, null);
    expect(await csv.blob?.text()).toBe(
      '"No.","Amount"\r\n"R1","1000.00"\r\n"R2","0.10"\r\n"R3","0.20"\r\n',
    );
  });
});

describe('saving several reports', () => {
  it('opens one after the other, closes each, and is read by hucre', async () => {
    const reader = new FakeReports();
    const request = { ...aBook('trust/receipts', 'trust/exceptions'), cover: [] };
    const report = await saveBook(aJob(reader).job, request, null);
    expect(reader.opened).toEqual(['trust/receipts', 'trust/exceptions']);
    expect(reader.asked).toEqual(['close 1', 'close 1']);
    const { sheets } = await readXlsx(await bytesOf(report.blob));
    expect(sheets.map(({ name, rows }) => [name, rows.length])).toEqual([
      ['trust-receipts', 5],
      ['trust-exceptions', 1],
    ]);
    expect(sheets[0]?.rows.at(-1)).toEqual(['Total', 1000.3]);
  });

  it('leaves the file as it was when one of them fails', async () => {
    const file = new PickedFile();
    const reader = new FakeReports();
    const saving = saveBook(aJob(reader).job, aBook('trust/receipts', 'nope'), file.handle);
    await expect(saving).rejects.toThrow('no such report');
    expect(file).toMatchObject({ state: 'aborted', content: 'as it was' });
    expect(reader.asked).toEqual(['close 1']);
  });

  it('leaves out what is not asked for, and names the totals in what is left', async () => {
    const columns = ['Amount', 'No.'];
    const request = {
      ...aBook(),
      cover: [],
      sheets: [{ view: aView('trust/receipts'), columns, title: 'Receipts' }],
    };
    const report = await saveBook(aJob(new FakeReports()).job, request, null);
    const { sheets } = await readXlsx(await bytesOf(report.blob));
    expect(sheets[0]?.rows.at(-1)).toEqual([1000.3, 'Total']);
  });
});
