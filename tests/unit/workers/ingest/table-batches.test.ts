import { describe, expect, it } from 'vitest';
import { columnNames } from '../../../../workers/ingest/headers.ts';
import { latin, read, utf8 } from './reading.ts';

describe('well-formed files', () => {
  it('C-10 keeps quotes, commas and newlines inside quotes', async () => {
    const { header, rows } = await read('id,note\n1,"a, ""b""\nc"\n2,""\n');
    expect(header.names).toEqual(['id', 'note']);
    expect(rows).toEqual([
      ['1', 'a, "b"\nc'],
      ['2', ''],
    ]);
  });

  it('C-11 keeps inner newlines byte for byte', async () => {
    const { rows, end } = await read('a,b\n1,"x\r\ny"\n2,"x\ry"\n');
    expect(rows).toEqual([
      ['1', 'x\r\ny'],
      ['2', 'x\ry'],
    ]);
    expect(end.dialect.newline).toBe('LF');
  });

  it.each([
    ['C-12 CRLF with some LF', 'a,b\r\n1,2\n3,4\r\n5,6\r\n', 'mixed'],
    ['C-13 LF first, CRLF then', 'a,b\n1,2\r\n3,4\r\n5,6\r\n', 'mixed'],
    ['C-14 CR alone', 'a,b\r1,2\r3,4\r5,6\r', 'CR'],
    ['CRLF', 'a,b\r\n1,2\r\n3,4\r\n5,6', 'CRLF'],
  ])('%s: every one ends a record', async (_, text, newline) => {
    const { rows, end } = await read(text);
    expect(rows).toEqual([
      ['1', '2'],
      ['3', '4'],
      ['5', '6'],
    ]);
    expect(end.dialect.newline).toBe(newline);
  });

  it('C-15 takes no other character for a line end', async () => {
    const { rows } = await read('a,b\n1,x\u2028y\u0085z\u000b\u000c\n');
    expect(rows).toEqual([['1', 'x\u2028y\u0085z\u000b\u000c']]);
  });

  it('C-16 makes no record of blank lines at the end, nor misses a last line without an end', async () => {
    const { rows, end } = await read('a,b\n1,2\n\n\r\n\r');
    expect(rows).toEqual([['1', '2']]);
    expect(end.totals).toMatchObject({
      records: 1,
      blankLines: 3,
      bytes: { blank: 4, records: 4 },
    });
    expect((await read('a,b\n1,2')).rows).toEqual([['1', '2']]);
  });

  it('C-17 tells blank lines, empty records and spaces apart', async () => {
    const { rows, end } = await read('a,b,c\n\n,,\n  \n1,2,3\n');
    expect(rows).toEqual([
      ['', '', ''],
      ['  ', '', ''],
      ['1', '2', '3'],
    ]);
    expect(end.totals).toMatchObject({ records: 3, blankLines: 1, short: 1, cells: 9 });
  });

  it('C-17 takes a blank line of a one-column file for an empty record', async () => {
    const { rows, end } = await read('a\nx\n\ny\n');
    expect(rows).toEqual([['x'], [''], ['y']]);
    expect(end.totals.blankLines).toBe(0);
  });

  it('C-18 keeps a quote inside an unquoted cell', async () => {
    const { rows } = await read('a,b\n5" pipe,6"\n');
    expect(rows).toEqual([['5" pipe', '6"']]);
  });

  it('C-24 takes single quotes as they are', async () => {
    expect((await read("a,b\n'x','y'\n")).rows).toEqual([["'x'", "'y'"]]);
  });

  it('C-46 C-47 changes no cell', async () => {
    const cells = [
      '9007199254740993',
      '007',
      '+1',
      ' 12 ',
      '1e5',
      '0x10',
      '-0',
      '12345678901234567890',
    ];
    const { rows } = await read(`a,b\n${cells.map((cell) => `${cell},x`).join('\n')}\n`);
    expect(rows.map(([cell]) => cell)).toEqual(cells);
  });

  it('C-09 C-52 C-53 keeps NUL, formulas and markup', async () => {
    const cells = ['a\0b', '=1+1', '@x', '<script>x</script>', '\u001b[31m', '\u202e'];
    const { rows } = await read(`a,b\n${cells.map((cell) => `${cell},x`).join('\n')}\n`);
    expect(rows.map(([cell]) => cell)).toEqual(cells);
  });
});

describe('rows that do not fit the header', () => {
  it('C-31 stores a short row with empty cells, and counts it', async () => {
    const { rows, end } = await read('a,b,c\n1,2\n3,4,5\n');
    expect(rows).toEqual([
      ['1', '2', ''],
      ['3', '4', '5'],
    ]);
    expect(end.totals).toMatchObject({ short: 1, long: 0, cells: 6 });
  });

  it('C-32 keeps what a long row has too much', async () => {
    const { rows, end } = await read('a,b\n1,2,"x ""y""",4\n5,6\n');
    expect(rows).toEqual([
      ['1', '2', 'x "y"', '4'],
      ['5', '6'],
    ]);
    expect(end.totals).toMatchObject({ short: 0, long: 1, cells: 6 });
  });

  it('C-25 takes a quote behind a space literally', async () => {
    const { rows } = await read('a,b\n1, "x, y"\n');
    expect(rows).toEqual([['1', ' "x', ' y"']]);
  });

  it('C-33 keeps the column behind a delimiter at the end of every row', async () => {
    const { header, rows } = await read('a,b,\n1,2,\n');
    expect(columnNames(header.names)).toEqual(['a', 'b', 'column_3']);
    expect(rows).toEqual([['1', '2', '']]);
  });
});

describe('files with little in them', () => {
  it.each(['a,b', 'a,b\n', 'a,b\r\n', '\ufeffa,b\n'])('C-40 %j has no records', async (text) => {
    const { header, rows, end } = await read(text);
    expect(header.names).toEqual(['a', 'b']);
    expect(rows).toEqual([]);
    expect(end.totals.records).toBe(0);
    expect(end.stats).toHaveLength(2);
  });

  it.each(['', '\ufeff', '\n', '\r\n\r\n', '\ufeff\n'])('C-41 %j is empty', async (text) => {
    await expect(read(text)).rejects.toMatchObject({
      problem: { code: 'I03', facts: { table: 'sample' } },
    });
  });

  it('passes over blank lines before the header', async () => {
    const { header, rows, end } = await read('\n\r\na,b\n1,2\n');
    expect(header.names).toEqual(['a', 'b']);
    expect(rows).toEqual([['1', '2']]);
    expect(end.totals).toMatchObject({ blankLines: 2, bytes: { blank: 3, header: 4, records: 4 } });
  });
});

describe('headers', () => {
  it('C-36 C-38 keeps hostile names as they stand', async () => {
    const long = 'x'.repeat(2048);
    const names = [
      '"; DROP TABLE x --',
      'new\nline',
      'nul\0',
      '😀',
      long,
      '__proto__',
      'constructor',
    ];
    const line = names.map((name) => `"${name.replaceAll('"', '""')}"`).join(',');
    const { header, rows } = await read(`${line}\n1,2,3,4,5,6,7\n`);
    expect(header.names).toEqual(names);
    expect(rows).toEqual([['1', '2', '3', '4', '5', '6', '7']]);
  });

  it.each([
    ['id,"na"me,c\n1,2,3\n', ['id', '"na"me', 'c']],
    ['id,"name,c\n1,2,3\n4,5,6\n', ['id', '"name', 'c']],
  ])('cuts a header with senseless quotes at its delimiters: %j', async (text, names) => {
    const { header, rows, end } = await read(text);
    expect(header.names).toEqual(names);
    expect(rows[0]).toEqual(['1', '2', '3']);
    expect(end.totals.quarantined).toBe(0);
  });

  it('C-42 C-43 keeps wide records out, with numbers, and tells of the header', async () => {
    const names = Array.from({ length: 2_001 }, (_, i) => `n${i}`);
    const wide = names.map(() => '1').join(',');
    const { header, rows, rejections, end } = await read(
      `${names.join(',')}\n${wide}\n${wide}\n1,2\n`,
    );
    expect(header.names).toHaveLength(1_999);
    expect(rows).toHaveLength(1);
    expect(end.totals).toMatchObject({ records: 3, stored: 1, quarantined: 2 });
    expect(rejections.map(({ record, code }) => [record, code])).toEqual([
      [0, 'TOO_MANY_COLUMNS'],
      [1, 'TOO_MANY_COLUMNS'],
      [2, 'TOO_MANY_COLUMNS'],
    ]);
  });

  it('C-42 decides about 1,000,000 columns', async () => {
    const { end } = await read(`${'n,'.repeat(999_999)}n\n${'1,'.repeat(999_999)}1\n`);
    expect(end.totals).toMatchObject({ records: 1, stored: 0, quarantined: 1 });
  });

  it('gives up where no header ends', async () => {
    const limits = { batch: 64, field: 100, record: 200, suspectBytes: 50 };
    await expect(read('x'.repeat(2_000), { limits })).rejects.toMatchObject({
      problem: { code: 'I01' },
    });
  });
});

describe('what became of every byte', () => {
  it.each([
    ['plain', utf8('a,b\n1,2\n\n3\n')],
    ['two marks and a separator line', utf8('\ufeff\ufeffsep=;\r\na;b\r\n1;2')],
    ['damaged', utf8('a,b\n"x"y,2\n3,4\n5,"6')],
    ['Windows-1252', latin('a,b\n1,caf\xe9 \x80\n"x"\xe9,2\n')],
  ])('%s: the numbers add up', async (_, bytes) => {
    const { totals } = (await read(bytes)).end;
    expect(totals.bytes.total).toBe(bytes.length);
    const { bom, header, records, blank } = totals.bytes;
    expect(bom + header + records + blank).toBe(bytes.length);
    expect(totals.stored + totals.quarantined).toBe(totals.records);
  });
});
