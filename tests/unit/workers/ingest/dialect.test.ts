import { describe, expect, it } from 'vitest';
import { detectDialect } from '../../../../workers/ingest/dialect.ts';
import { read, utf8 } from './reading.ts';

const delimiterOf = (text: string, expected: readonly string[] = []): string =>
  detectDialect(utf8(text), true, expected).dialect.delimiter;

describe('the delimiter', () => {
  it.each([
    ['a,b\n1,2\n', ','],
    ['a;b\n1;2\n', ';'],
    ['a\tb\n1\t2\n', '\t'],
    ['a|b\n1|2\n', '|'],
  ])('C-26 of %j is %j', (text, delimiter) => {
    expect(delimiterOf(text)).toBe(delimiter);
  });

  it('C-26 C-27 follows the names that are expected, not how often a character stands there', () => {
    const text = 'action_id;rate, net, per hour\n1;2,50\n2;3,50\n3;4,75\n';
    expect(delimiterOf(text, ['action_id', 'rate'])).toBe(';');
    expect(delimiterOf('Action ID,x;y;z\n1,2;3;4\n', ['action_id'])).toBe(',');
  });

  it('C-27 is not the comma of decimals', async () => {
    const text = 'id;amount\n1;2,50\n2;3,50\n';
    const { rows } = await read(text);
    expect(rows).toEqual([
      ['1', '2,50'],
      ['2', '3,50'],
    ]);
  });

  it('C-27 is the one with which rows are as wide as the header', () => {
    expect(delimiterOf('name;price, net\nx;1,50\ny;20\nz;7\n')).toBe(';');
  });

  it('C-28 is none in a column of names with commas', async () => {
    const { header, rows } = await read('Client\nSmith, John\nJones, Ann, and Sons\nOrr\n');
    expect(header.dialect.delimiter).toBe('');
    expect(rows).toEqual([['Smith, John'], ['Jones, Ann, and Sons'], ['Orr']]);
  });

  it('C-28 is the comma when such cells are quoted', () => {
    expect(delimiterOf('Client\n"Smith, John"\n')).toBe(',');
  });

  it('C-29 is the comma where nothing else decides', () => {
    expect(delimiterOf('a|b,c|d\n')).toBe(',');
    expect(delimiterOf('a|b,c|d\n1|2,3|4\n')).toBe(',');
    expect(delimiterOf('a\n')).toBe(',');
  });

  it('is looked for outside quotes', () => {
    expect(delimiterOf('"a,b";"c,d,e"\n1;2\n')).toBe(';');
  });
});

describe("Excel's separator line", () => {
  it.each(['sep=;\n', 'SEP=;\r\n', '"sep=;"\r\n', '\ufeffsep=;\r'])(
    'C-30 %j is no record',
    async (line) => {
      const { header, rows, end } = await read(`${line}a;b,c\n1;2\n`);
      expect(header.names).toEqual(['a', 'b,c']);
      expect(rows).toEqual([['1', '2']]);
      expect(end.totals).toMatchObject({ records: 1, bytes: { records: 4 } });
    },
  );

  it('C-30 is not seen in a column called sep', async () => {
    const { header } = await read('sep=x,b\n1,2\n');
    expect(header.names).toEqual(['sep=x', 'b']);
  });
});

describe('the dialect at the header', () => {
  it.each([
    ['a,b\n1,2\n', 'LF'],
    ['a,b\r\n1,2\r\n', 'CRLF'],
    ['a,b\r1,2\r', 'CR'],
    ['a,b\r\n1,2\n', 'mixed'],
    ['a,b', 'none'],
  ])('C-12 tells the line ends of %j', (text, newline) => {
    expect(detectDialect(utf8(text), true, []).dialect.newline).toBe(newline);
  });
});
