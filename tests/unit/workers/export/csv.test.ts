import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guardCell } from '../../../../workers/export/cell-guard.ts';
import { writeCsv } from '../../../../workers/export/csv.ts';
import type { Rows } from '../../../../workers/export/row-feed.ts';
import { needs } from '../../../support/needs.ts';
import { Collected, csvByPython, never, pagesOf } from './support.ts';

async function csvOf(labels: readonly string[], rows: Rows, guard: boolean) {
  const collected = new Collected();
  const source = { labels, pages: pagesOf(rows, 3) };
  const written = await writeCsv(source, collected.sink, { guard }, never);
  expect(collected.closed).toBe(true);
  expect(written).toBe(rows.length);
  return collected.bytes();
}

const textOf = (bytes: Uint8Array): string =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

describe('CSV', () => {
  it('is UTF-8 with a byte order mark, CRLF, and every field quoted', async () => {
    const bytes = await csvOf(
      ['id', 'note'],
      [
        ['007', 'say "hi"'],
        [null, 'a\nb'],
        [5, ''],
      ],
      true,
    );
    expect(textOf(bytes)).toBe(
      '\ufeff"id","note"\r\n"007","say ""hi"""\r\n"","a\nb"\r\n"5",""\r\n',
    );
  });

  it('has only its header when there are no rows', async () => {
    expect(textOf(await csvOf(['a'], [], true))).toBe('\ufeff"a"\r\n');
  });

  it('guards headers and text, and leaves numbers alone', async () => {
    const bytes = await csvOf(['=A1', 'n'], [['@SUM(A1)', -5]], true);
    expect(textOf(bytes)).toBe('\ufeff"\'=A1","n"\r\n"\'@SUM(A1)","-5"\r\n');
  });

  it('stops when told to', async () => {
    const collected = new Collected();
    const source = { labels: ['a'], pages: pagesOf([['b']]) };
    const writing = writeCsv(source, collected.sink, { guard: true }, AbortSignal.abort());
    await expect(writing).rejects.toThrow();
    expect(collected.closed).toBe(false);
  });
});

needs('python3').describe('CSV, read by python', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'binary' }).filter((text) => !/\p{Surrogate}/u.test(text)),
    fc.constantFrom(
      '',
      '"',
      '""',
      ',',
      '\r',
      '\n',
      '\r\n',
      "'",
      '=1',
      ' x ',
      '007',
      'NULL',
      '\ufeff',
    ),
  );
  const withoutNul = cell.map((text) => text.replaceAll('\0', ''));

  it('gives back every cell when it is not guarded', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 4 }).chain((width) => {
          const row = fc.array(withoutNul, { minLength: width, maxLength: width });
          return fc.array(row, { minLength: 50, maxLength: 120 });
        }),
        async (rows) => {
          const [labels = [], ...rest] = rows;
          expect(await csvByPython(await csvOf(labels, rest, false))).toEqual(rows);
        },
      ),
      { numRuns: 6 },
    );
  });
});

describe('the guard', () => {
  const payloads = [
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://x.test")',
    '+1+1',
    '-2+3',
    '-2+3+cmd',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    '\0=1',
    '＝1+1',
    '＋1',
    '－1',
    '＠A',
    '-',
    '+',
    '=',
    '--5',
    '+64 21 555 0100',
    '-5.',
    '-1e5',
    '-1,000.00',
    '-1234567890123456',
    '=1\nsecond line',
    '-5\n=1+1',
  ];

  it.each(payloads)('marks %j', (payload) => {
    expect(guardCell(payload)).toBe(`'${payload}`);
  });

  it.each([' ', '   ', '\u00a0', '\u3000', '\ufeff', '\u200b', ' \u200d\u2060 '])(
    'sees through %j before it',
    (spaces) => {
      for (const payload of payloads)
        expect(guardCell(spaces + payload)).toBe(`'${spaces}${payload}`);
    },
  );

  it.each(['', '5', '-5', '+5', '-5.00', '+0.5', '007', '123456789012345', '-123456789012345.99'])(
    'leaves the plain number %j',
    (text) => {
      expect(guardCell(text)).toBe(text);
    },
  );

  it.each(['a=b', "'=1", 'Ngata', '2024-01-01', '(-5)', '$-5', ' plain', 'x\n=1'])(
    'leaves the text %j',
    (text) => {
      expect(guardCell(text)).toBe(text);
    },
  );
});
