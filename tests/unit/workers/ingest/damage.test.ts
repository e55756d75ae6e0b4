import { describe, expect, it } from 'vitest';
import { read } from './reading.ts';

const lines = (from: number, count: number): string =>
  Array.from({ length: count }, (_, i) => `${from + i},name ${from + i},x\n`).join('');

describe('garbage behind a closing quote', () => {
  it('C-19 keeps that record out and loads the next ones', async () => {
    const { rows, rejections, end } = await read('a,b\n"x"y,2\n3,4\n5,6\n');
    expect(rows).toEqual([
      ['3', '4'],
      ['5', '6'],
    ]);
    expect(end.totals).toMatchObject({ records: 3, stored: 2, quarantined: 1 });
    expect(rejections).toEqual([
      {
        record: 1,
        line: 2,
        byteStart: 4,
        byteLength: 7,
        code: 'QUOTE_TRAIL',
        column: 1,
        raw: '"x"y,2',
      },
    ]);
  });

  it('C-19 takes the rest of a memo with it, not a row', async () => {
    const memo = '1,"He said "hi" to\nme, and\nleft",x\n';
    const { rows, rejections } = await read(`id,memo,z\n${memo}${lines(2, 2)}`);
    expect(rows.map(([id]) => id)).toEqual(['2', '3']);
    expect(rejections).toMatchObject([{ code: 'QUOTE_TRAIL', column: 2, byteLength: memo.length }]);
  });

  it('C-19 reads on at the next record when damage comes twice in a row', async () => {
    const { rows, end } = await read('a,b\n"x"y,2\n"z"w,3\n5,6\n7,8\n');
    expect(rows.at(-1)).toEqual(['7', '8']);
    expect(end.totals.records).toBe(end.totals.stored + end.totals.quarantined);
  });

  it('C-21 tells of 100 among 20,000, and counts them all', async () => {
    const text = `a,b\n${'"x"y,2\n3,4\n'.repeat(20_000)}`;
    const { rows, rejections, end } = await read(text);
    expect(rows).toHaveLength(20_000);
    expect(rejections).toHaveLength(100);
    expect(end.totals).toMatchObject({ records: 40_000, stored: 20_000, quarantined: 20_000 });
  });

  it('C-21 numbers the rows behind damage by record and line', async () => {
    const { records, places } = await read(`a,b,c\n"x"y,2,3\n${lines(0, 1_500)}`);
    expect(records[0]).toBe(2);
    expect(places[0]).toMatchObject({ record: 1_001, line: 1_002 });
  });
});

describe('a quote that is never closed', () => {
  it.each([
    ['with no other quote in the file', `id,name,z\n1,"abc,x\n${lines(2, 5_000)}`, 5_000],
    [
      'with quotes further on',
      `id,name,z\n1,"abc,x\n${lines(2, 50)}60,"d, e",x\n${lines(61, 9)}`,
      60,
    ],
    ['in a file where all is quoted', 'a,b\n"1","x\n"2","y"\n"3","z"\n', 2],
    ['as the last cell', 'a,b\n1,2\n3,"4', 1],
    ['with empty quoted cells behind it', 'a,b,c\n1,"x,y\n2,"",z\n3,"",w\n4,"u",v\n', 3],
    [
      'with a stray quote lines later',
      `id,name,z\n1,"abc,x\n${lines(2, 9)}11,5" pipe,x\n${lines(12, 3)}`,
      13,
    ],
  ])('C-20 %s: loses one record', async (_, text, stored) => {
    const { rejections, end } = await read(text);
    expect(end.totals).toMatchObject({ stored, quarantined: 1, short: 0, long: 0 });
    expect(rejections).toMatchObject([{ code: 'UNTERMINATED_QUOTE' }]);
  });

  it('C-20 finds the next good record even where a short one lies between', async () => {
    const { rows, rejections } = await read('a,b,c\n1,"x,y\n2,short\n3,"q",z\n4,5,6\n');
    expect(rows.map(([id]) => id)).toEqual(['3', '4']);
    expect(rejections).toMatchObject([{ code: 'UNTERMINATED_QUOTE', raw: '1,"x,y\n2,short' }]);
  });

  it('C-20 keeps a memo that the end of the file cuts off in one piece', async () => {
    const { rows, rejections } = await read(
      `id,memo,z\n${lines(1, 3)}4,"Dear all\nthe file ends he`,
    );
    expect(rows).toHaveLength(3);
    expect(rejections).toMatchObject([{ record: 4, raw: '4,"Dear all\nthe file ends he' }]);
  });

  it('C-20 gives a memo up at the limit when no line behind it fits', async () => {
    const memo = 'no comma here\n'.repeat(1_500);
    const { rejections, end } = await read(`a,b\n1,"${memo}`);
    expect(end.totals.quarantined).toBe(1);
    expect(rejections[0]?.byteLength).toBeGreaterThan(1_000 * 14);
    expect(end.totals.bytes.total).toBe(7 + memo.length);
  });

  it('believes a long cell that closes well in a record of the right width', async () => {
    const memo = 'a line, with a comma\n'.repeat(2_000);
    const { rows, end } = await read(`a,b\n1,"${memo}"\n2,x\n`);
    expect(rows).toEqual([
      ['1', memo],
      ['2', 'x'],
    ]);
    expect(end.totals.quarantined).toBe(0);
  });

  it('does not believe one in a record of another width', async () => {
    const text = `a,b,c\n1,"x,y\n${lines(2, 1_200)}1202,name",x,y\n${lines(1_203, 2)}`;
    const { rows, rejections, end } = await read(text);
    expect(rejections).toMatchObject([{ code: 'UNTERMINATED_QUOTE', record: 1, line: 2 }]);
    expect(end.totals).toMatchObject({ stored: 1_203, quarantined: 1, long: 1 });
    expect(rows.at(-1)?.[0]).toBe('1204');
  });

  it('keeps at most 64 KiB of a record with its rejection', async () => {
    const text = `a,b\n1,"${'é'.repeat(50_000)}"x\n2,3\n`;
    const { rejections } = await read(text);
    expect(new TextEncoder().encode(rejections[0]?.raw).length).toBeLessThanOrEqual(65_536);
    expect(rejections[0]?.raw).not.toContain('\ufffd');
  });
});

describe("MySQL's dialect", () => {
  const backslashed = [
    'id,note,z',
    '1,"say \\"hi\\", ok",x',
    '2,"C:\\\\",\\N',
    '3,"a\\nb",y',
    '4,"\\N","d ""e"""',
    '5,a\\,b\\\\,c\\t',
    '6,\\N,"two\\\nlines"',
    '7,x,y',
  ].join('\n');

  it('C-22 C-23 is found and read', async () => {
    const { header, rows, end } = await read(`${backslashed}\n`);
    expect(header.dialect.backslash).toBe(true);
    expect(rows).toEqual([
      ['1', 'say "hi", ok', 'x'],
      ['2', 'C:\\', ''],
      ['3', 'a\nb', 'y'],
      ['4', '\\N', 'd "e"'],
      ['5', 'a,b\\', 'c\t'],
      ['6', '', 'two\nlines'],
      ['7', 'x', 'y'],
    ]);
    expect(end.totals).toMatchObject({ quarantined: 0, short: 0, long: 0 });
  });

  it('C-22 is found by \\" alone', async () => {
    const { rows } = await read('a,b\n1,"x \\"y\\", z"\n2,"\\"w\\""\n');
    expect(rows).toEqual([
      ['1', 'x "y", z'],
      ['2', '"w"'],
    ]);
  });

  it('C-22 is not seen in a path at the end of a quoted cell, nor in one on its own', async () => {
    const { header, rows } = await read('a,b\n"C:\\dir\\",x\nD:\\new\\N,"y\\"\n');
    expect(header.dialect.backslash).toBe(false);
    expect(rows).toEqual([
      ['C:\\dir\\', 'x'],
      ['D:\\new\\N', 'y\\'],
    ]);
  });

  it('C-22 numbers lines that a backslash continues', async () => {
    const limits = { columns: 3 };
    const { rejections } = await read(`a,b\n1,\\N\n2,x\\\ny\n3,"x\\\r\ny\\\nz"\n"q"z,1\n3,4\n`, {
      limits,
    });
    expect(rejections).toMatchObject([{ record: 4, line: 8, code: 'QUOTE_TRAIL' }]);
  });
});
