import { describe, expect, it } from 'vitest';
import { standardLimits } from '../../../../workers/ingest/limits.ts';
import { cut, read, readChunks, utf8 } from './reading.ts';

describe('large files', () => {
  it('C-44 stores a field of 10 MB', async () => {
    const field = 'line of a memo, with "quotes"\n'.repeat(350_000);
    const text = `id,memo,x\n1,"${field.replaceAll('"', '""')}",y\n2,b,c\n`;
    const { rows, end } = await read(text, { cuts: [65_536] });
    expect(rows[0]?.[1] === field).toBe(true);
    expect(rows[1]).toEqual(['2', 'b', 'c']);
    expect(end.totals.quarantined).toBe(0);
  });

  it('C-44 keeps out a field above the limit, and goes on behind it', async () => {
    const limits = { field: 4 << 20, record: 8 << 20 };
    const kibibyte = new Uint8Array(1 << 10).fill(0x61);
    async function* chunks(): AsyncGenerator<Uint8Array<ArrayBuffer>> {
      yield* cut(utf8('id,memo,x\n1,"'));
      for (let i = 0; i < 10_000; i += 1) yield kibibyte;
      yield* cut(utf8('",y\n2,b,c\n3,'));
      for (let i = 0; i < 5_000; i += 1) yield kibibyte;
      yield* cut(utf8(',z\n4,b,c\n'));
    }
    const { rows, rejections, end } = await readChunks(chunks(), [], limits);
    expect(standardLimits.field).toBe(64 << 20);
    expect(rows).toEqual([
      ['2', 'b', 'c'],
      ['4', 'b', 'c'],
    ]);
    expect(end.totals).toMatchObject({ records: 4, stored: 2, quarantined: 2 });
    const size = 10_000 * 1_024;
    expect(rejections).toMatchObject([
      {
        record: 1,
        line: 2,
        byteStart: 10,
        byteLength: size + 7,
        code: 'FIELD_TOO_LARGE',
        column: 2,
      },
      { record: 3, line: 4, byteStart: size + 23, code: 'FIELD_TOO_LARGE', column: 2 },
    ]);
    expect(rejections[0]?.raw).toHaveLength(65_536);
  });

  it('C-44 keeps out a record that is too large though none of its fields is', async () => {
    const limits = { batch: 64, field: 100, record: 300, suspectBytes: 50 };
    const wide = Array.from({ length: 9 }, () => `"${'x\n'.repeat(40)}"`).join(',');
    const text = `a,b\n1,2\n${wide}\n3,4\n`;
    const { rows, rejections, end } = await read(text, { limits, cuts: [7] });
    expect(rows).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
    expect(rejections).toMatchObject([{ record: 2, column: 0, byteLength: wide.length + 1 }]);
    expect(end.totals.bytes.total).toBe(text.length);
  });

  it.each(['\n', '\r\n', '\r'])(
    'C-44 passes over a field that ends with %j, or never',
    async (newline) => {
      const limits = { batch: 64, field: 300, record: 900, suspectBytes: 50, suspectLines: 5 };
      const memo = `word${newline}`.repeat(400);
      const lines = ['a,b,c', `1,"${memo}",x`, '2,y,z', `3,"${memo}`];
      for (const size of [1, 7, 64]) {
        const { rows, rejections, end } = await read(lines.join(newline), { limits, cuts: [size] });
        expect(rows).toEqual([['2', 'y', 'z']]);
        expect(rejections).toMatchObject([
          { record: 1, line: 2, code: 'FIELD_TOO_LARGE' },
          { record: 3, line: 404, code: 'FIELD_TOO_LARGE' },
        ]);
        expect(end.totals).toMatchObject({ records: 3, quarantined: 2, blankLines: 0 });
      }
    },
  );

  it('C-45 reads many rows in batches that belong to themselves, and notes every 1,000th place', async () => {
    const lines = Array.from(
      { length: 60_000 },
      (_, i) => `${i},"memo ""${i}""",${'x'.repeat(i % 90)}\n`,
    );
    const { rows, records, places, end } = await read(`id,memo,x\n${lines.join('')}`, {
      cuts: [4_097],
    });
    expect(end.totals.stored).toBe(60_000);
    expect(rows.at(-1)?.slice(0, 2)).toEqual(['59999', 'memo "59999"']);
    expect(records.at(-1)).toBe(60_000);
    expect(places).toHaveLength(60);
    const byte = 10 + lines.slice(0, 1_000).join('').length;
    expect(places[1]).toEqual({ record: 1_001, byte, line: 1_002 });
  });
});
