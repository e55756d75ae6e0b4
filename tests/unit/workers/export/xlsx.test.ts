import fc from 'fast-check';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { writeXlsx, sheetLimits, type SheetSource } from '../../../../workers/export/xlsx.ts';
import { needs } from '../../../support/needs.ts';
import {
  aColumn,
  asNumber,
  aSheet,
  Collected,
  foundByPython,
  never,
  pagesOf,
  textsOf,
} from './support.ts';

async function bookOf(sheets: readonly SheetSource[], limits = sheetLimits) {
  const collected = new Collected();
  const report = await writeXlsx(
    { title: 'Matters & more', sheets },
    collected.sink,
    never,
    limits,
  );
  expect(collected.closed).toBe(true);
  return { report, bytes: await collected.bytes() };
}

const units = fc.constantFrom(
  ...['a', ' ', '\t', '\n', '\r', '\0', '\u0001', '\u001f', '\u007f', '\u0085', '\u2028', '\ufffe'],
  ...[
    '\uffff',
    '\ud83d',
    '\ude00',
    '😀',
    'ā',
    '_',
    'x',
    '_x',
    '_x0041',
    '_x0041_',
    '_x000D_',
    'x0041_',
  ],
  ...['0', '007', '=1+1', '<', '>', '&', '"', "'", ']]>', '&amp;', '12345678901234567890'],
);
const hostile = fc.oneof(
  fc.array(units, { maxLength: 8 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary' }),
);

needs('python3').describe('a workbook, read by python', () => {
  it('gives back any text', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(hostile, hostile), { minLength: 50, maxLength: 200 }),
        hostile.filter((label) => label !== ''),
        async (rows, label) => {
          const columns = [aColumn(label), aColumn('second')];
          const { bytes } = await bookOf([aSheet('Any', columns, rows)]);
          const { sheets } = await foundByPython(bytes);
          expect(sheets.map(textsOf)).toEqual([[[label, 'second'], ...rows]]);
          expect(sheets[0]?.formulas).toBe(0);
        },
      ),
      { numRuns: 6 },
    );
  });

  it('keeps ids as text and writes numbers only where the column is exact', async () => {
    const columns = [
      aColumn('Id'),
      aColumn('Amount', { as: 'number', decimals: 2 }),
      aColumn('Any', asNumber),
    ];
    const rows = [
      ['007', '-12.50', '3.25'],
      ['12345678901234567890', '', '1234567890123456'],
      ['1e5', '0.00', '-0'],
      ['-1', null, '+5'],
    ];
    const { sheets, styles } = await foundByPython(
      (await bookOf([aSheet('Rows', columns, rows)])).bytes,
    );
    const cells = (sheets[0]?.rows ?? []).slice(1);
    expect(cells.map((row) => row.map((cell) => cell?.slice(0, 2) ?? null))).toEqual([
      [
        ['text', '007'],
        ['number', '-12.50'],
        ['number', '3.25'],
      ],
      [['text', '12345678901234567890'], null, ['text', '1234567890123456']],
      [
        ['text', '1e5'],
        ['number', '0.00'],
        ['text', '-0'],
      ],
      [['text', '-1'], null, ['text', '+5']],
    ]);
    const formatOf = (row: number, column: number) => styles[Number(cells[row]?.[column]?.[2])];
    expect(formatOf(0, 0)).toEqual(['49', false, false, false]);
    expect(formatOf(3, 0)).toEqual(['49', false, false, true]);
    expect(formatOf(0, 1)).toEqual(['2', false, false, false]);
    expect(formatOf(0, 2)).toEqual(['0', false, false, false]);
  });

  it('has number formats of as many decimals as the column has', async () => {
    const columns = [0, 1, 2, 3, 4].map((decimals) =>
      aColumn(`d${decimals}`, { as: 'number', decimals }),
    );
    const rows = [['1', '1.5', '1.25', '1.125', '1.0625']];
    const { sheets, styles, numberFormats } = await foundByPython(
      (await bookOf([aSheet('N', columns, rows)])).bytes,
    );
    const ids = sheets[0]?.rows[1]?.map((cell) => styles[Number(cell?.[2])]?.[0] ?? '');
    expect(ids?.map((id) => numberFormats[id] ?? id)).toEqual(['1', '0.0', '2', '0.000', '0.0000']);
  });

  it('has a styled header, a frozen pane, a filter over all rows, and widths', async () => {
    const columns = [aColumn('Name'), { ...aColumn('Note'), width: 500 }];
    const rows = Array.from({ length: 7 }, (_, at) => [`n${at}`, 'x']);
    const { sheets, names, styles, title, parts } = await foundByPython(
      (await bookOf([aSheet("Ngata's", columns, rows)])).bytes,
    );
    const [sheet] = sheets;
    expect(sheet?.rows[0]?.map((cell) => styles[Number(cell?.[2])])).toEqual([
      ['49', true, true, false],
      ['49', true, true, false],
    ]);
    expect(sheet?.pane).toMatchObject({ ySplit: '1', state: 'frozen', topLeftCell: 'A2' });
    expect(sheet?.filter).toBe('A1:B8');
    expect(names).toEqual([
      { name: '_xlnm._FilterDatabase', sheet: '0', hidden: '1', range: "'Ngata''s'!$A$1:$B$8" },
    ]);
    expect(sheet?.widths).toEqual(['12', '80']);
    expect(title).toBe('Matters & more');
    expect(parts).toContain('[Content_Types].xml');
  });

  it('goes on to a second sheet when one is full', async () => {
    const rows = Array.from({ length: 10 }, (_, at) => [String(at)]);
    const { report, bytes } = await bookOf([aSheet('Long', [aColumn('N')], rows)], {
      ...sheetLimits,
      rows: 5,
    });
    const { sheets, names } = await foundByPython(bytes);
    expect(report).toEqual({ rows: 10, sheets: 3, cut: 0 });
    expect(sheets.map(({ name }) => name)).toEqual(['Long', 'Long (2)', 'Long (3)']);
    expect(sheets.map((sheet) => textsOf(sheet).slice(1).flat())).toEqual([
      ['0', '1', '2', '3'],
      ['4', '5', '6', '7'],
      ['8', '9'],
    ]);
    expect(names.map(({ range }) => range)).toEqual([
      "'Long'!$A$1:$A$5",
      "'Long (2)'!$A$1:$A$5",
      "'Long (3)'!$A$1:$A$3",
    ]);
  });

  it('goes on to a second sheet before the XML needs ZIP64', async () => {
    const rows = Array.from({ length: 9 }, (_, at) => [String(at)]);
    const { report, bytes } = await bookOf([aSheet('Big', [aColumn('N')], rows)], {
      ...sheetLimits,
      bytes: 1,
    });
    const { sheets } = await foundByPython(bytes);
    expect(report.sheets).toBe(3);
    expect(sheets.flatMap((sheet) => textsOf(sheet).slice(1).flat())).toEqual(rows.flat());
  });

  it('makes no empty second sheet when the rows just fit', async () => {
    const rows = [['a'], ['b'], ['c'], ['d']];
    const { report } = await bookOf([aSheet('Fits', [aColumn('N')], rows)], {
      ...sheetLimits,
      rows: 5,
    });
    expect(report).toEqual({ rows: 4, sheets: 1, cut: 0 });
  });

  it('writes several sheets, each with its own columns', async () => {
    const first = aSheet('Same', [aColumn('A')], [['1']]);
    const second = aSheet('same', [aColumn('B'), aColumn('C')], []);
    const { sheets } = await foundByPython((await bookOf([first, second])).bytes);
    expect(sheets.map(({ name }) => name)).toEqual(['Same', 'same (2)']);
    expect(sheets.map(textsOf)).toEqual([[['A'], ['1']], [['B', 'C']]]);
    expect(sheets[1]?.filter).toBe('A1:B1');
  });

  it('cuts what no cell can hold, says so in the cell, and counts it', async () => {
    const long = `${'x'.repeat(39)}😀${'y'.repeat(40)}`;
    const columns = [aColumn('T'), aColumn('U')];
    const { report, bytes } = await bookOf([aSheet('Cut', columns, [[long, 'z'.repeat(70)]])], {
      ...sheetLimits,
      text: 70,
    });
    const { sheets } = await foundByPython(bytes);
    expect(report.cut).toBe(1);
    expect(sheets[0]?.rows[1]?.[0]?.[1]).toBe(`${'x'.repeat(39)} … [cut: 81 characters in all]`);
    expect(sheets[0]?.rows[1]?.[1]?.[1]).toBe('z'.repeat(70));
  });

  it('names sheets as a workbook allows', async () => {
    const wanted = [
      'a/b:c*d?e[f]g\\h',
      "'quoted'",
      '',
      'History',
      'x'.repeat(40),
      'X'.repeat(40),
      `${'e'.repeat(30)}😀`,
    ];
    const { sheets } = await foundByPython(
      (await bookOf(wanted.map((name) => aSheet(name, [aColumn('A')], [])))).bytes,
    );
    expect(sheets.map(({ name }) => name)).toEqual([
      'a-b-c-d-e-f-g-h',
      'quoted',
      'Sheet',
      'History (2)',
      'x'.repeat(31),
      `${'X'.repeat(27)} (2)`,
      'e'.repeat(30),
    ]);
  });
});

describe('a workbook, read by hucre', () => {
  it('gives back texts and numbers', async () => {
    const columns = [aColumn('Id'), aColumn('Name'), aColumn('Sum', { as: 'number', decimals: 2 })];
    const rows = [
      ['007', ' Māori kōrero 😀 ', '12.50'],
      ['000', '=HYPERLINK("http://x")', ''],
      ['1', 'line one\nline two', '-3.00'],
    ];
    const book = await readXlsx((await bookOf([aSheet('Rows', columns, rows)])).bytes);
    expect(book.sheets.map(({ name }) => name)).toEqual(['Rows']);
    expect(book.sheets[0]?.rows).toEqual([
      ['Id', 'Name', 'Sum'],
      ['007', ' Māori kōrero 😀 ', 12.5],
      ['000', '=HYPERLINK("http://x")', null],
      ['1', 'line one\nline two', -3],
    ]);
  });

  it('stops when told to', async () => {
    const stop = new AbortController();
    const pages = (async function* () {
      yield* pagesOf([['a']]);
      stop.abort();
      yield* pagesOf([['b']]);
    })();
    const collected = new Collected();
    const book = { title: 't', sheets: [{ name: 'n', columns: [aColumn('A')], pages }] };
    await expect(writeXlsx(book, collected.sink, stop.signal)).rejects.toThrow();
    expect(collected.closed).toBe(false);
  });
});
