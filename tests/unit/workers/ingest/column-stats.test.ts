import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ColumnCounter } from '../../../../workers/ingest/column-stats.ts';
import type { ColumnStats } from '../../../../workers/contract/values.ts';
import { read, utf8 } from './reading.ts';

function statsOf(cells: readonly string[]): ColumnStats | undefined {
  const bytes = utf8(cells.join(''));
  let at = 0;
  const spans = cells.flatMap((cell) => {
    const start = at;
    at += utf8(cell).length;
    return [start, at];
  });
  const counter = new ColumnCounter(1);
  counter.add(bytes, Uint32Array.from(spans));
  return counter.stats()[0];
}

describe('canonical numbers', () => {
  it.each(['0', '7', '10', '-7', '0.5', '-0.05', '1.50', '123456789012345678901', '0.0'])(
    'C-47 %s is one',
    (cell) => {
      expect(statsOf([cell])?.numbers).toBe(1);
    },
  );

  it.each([
    '007',
    '+1',
    ' 12',
    '12 ',
    '1e5',
    '0x10',
    '-0',
    '-0.00',
    '.5',
    '5.',
    '-',
    '--1',
    '1.2.3',
    '1,5',
    '00',
    '-01',
    '2024-01-01',
    '٣',
    '1/2',
  ])('C-47 %j is none', (cell) => {
    expect(statsOf([cell])).toMatchObject({ filled: 1, numbers: 0 });
  });

  it('are measured', () => {
    expect(statsOf(['1.5', '-20.125', '', 'x', '0.0070'])).toEqual({
      filled: 4,
      numbers: 3,
      minDecimals: 1,
      maxDecimals: 4,
      trailingZeros: true,
      maxDigits: 5,
      ascii: true,
      maxBytes: 7,
    });
    expect(statsOf(['12', 'abcdefgh'])).toMatchObject({
      minDecimals: 0,
      maxDecimals: 0,
      maxDigits: 2,
    });
    expect(statsOf(['', 'x'])).toMatchObject({ numbers: 0, minDecimals: 0, trailingZeros: false });
    expect(statsOf(['100'])).toMatchObject({ trailingZeros: false, maxDigits: 3 });
  });

  it('are those of the grammar', () => {
    const text = fc.string({
      unit: fc.constantFrom('0', '1', '5', '9', '0', '-', '.', '+', 'e', ' ', ','),
      maxLength: 8,
    });
    const canonical = (cell: string): boolean =>
      /^-?(0|[1-9]\d*)(\.\d+)?$/.test(cell) && !/^-[0.]*$/.test(cell);
    fc.assert(
      fc.property(fc.array(text), (cells) => {
        const numbers = cells.filter(canonical);
        const decimals = numbers.map((cell) => cell.split('.')[1]?.length ?? 0);
        expect(statsOf(cells)).toMatchObject({
          filled: cells.filter((cell) => cell !== '').length,
          numbers: numbers.length,
          minDecimals: numbers.length === 0 ? 0 : Math.min(...decimals),
          maxDecimals: Math.max(0, ...decimals),
          trailingZeros: numbers.some((cell) => cell.includes('.') && cell.endsWith('0')),
        });
      }),
    );
  });
});

describe('the columns of a file', () => {
  it('are told apart, and counted over all its batches', async () => {
    const rows = Array.from({ length: 500 }, (_, i) => `${i},name ${i},ā${i}\n`).join('');
    const { end } = await read(`id,name,"x"\n${rows}`, { limits: { batch: 1_024 } });
    expect(end.stats).toMatchObject([
      { filled: 500, numbers: 500, maxDigits: 3, ascii: true, maxBytes: 3 },
      { filled: 500, numbers: 0, ascii: true, maxBytes: 8 },
      { filled: 500, numbers: 0, ascii: false, maxBytes: 5 },
    ]);
  });
});
