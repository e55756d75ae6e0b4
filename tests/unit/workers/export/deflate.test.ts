import { inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DeflateStream } from '../../../../workers/export/deflate-stream.ts';
import { Deflater } from '../../../../workers/export/deflate.ts';
import { huffmanCode } from '../../../../workers/export/huffman.ts';

function deflated(chunks: readonly Uint8Array[]): Buffer {
  const deflater = new Deflater();
  const made = chunks.map((chunk) => deflater.push(chunk));
  return Buffer.concat([...made, deflater.finish()]);
}

function expectBack(chunks: readonly Uint8Array[]): void {
  expect(inflateRawSync(deflated(chunks)).equals(Buffer.concat(chunks))).toBe(true);
}

const noise = (length: number, alphabet: number): Uint8Array => {
  let state = length + alphabet;
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    return (state >> 16) % alphabet;
  });
};

describe('the deflater, checked by zlib', () => {
  it('gives back any bytes, however they are cut', () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc
        .array(fc.constantFrom('<c r="A', '" t="inlineStr">', 'x', '12', '</c>'), {
          maxLength: 200,
        })
        .map((parts) => new TextEncoder().encode(parts.join(''))),
      fc
        .tuple(fc.nat(255), fc.nat(3000))
        .map(([byte, length]) => new Uint8Array(length).fill(byte)),
    );
    fc.assert(fc.property(fc.array(bytes, { maxLength: 6 }), expectBack), { numRuns: 300 });
  });

  it.each([1, 2, 3, 4, 5, 257, 258, 259, 260, 516, 65_535])('gives back a run of %d', (length) => {
    expectBack([new Uint8Array(length).fill(7)]);
  });

  it.each([1, 2, 255, 256, 257, 511, 512, 24_576, 24_577, 32_767, 32_768, 32_769])(
    'finds what was %d bytes before, or not',
    (distance) => {
      const seen = noise(distance, 251);
      expectBack([Buffer.concat([seen, seen.subarray(0, 300)])]);
    },
  );

  it.each([2, 16, 256])('gives back much noise of %d values', (alphabet) => {
    expectBack([noise(400_000, alphabet), noise(70_000, alphabet)]);
  });

  it('does not swell what it cannot press', () => {
    const random = noise(100_000, 256);
    expect(deflated([random]).length).toBeLessThan(random.length * 1.02);
  });

  it('presses what repeats', () => {
    const row = new TextEncoder().encode('<c r="A1" s="1" t="inlineStr"><is><t>x</t></is></c>');
    expect(deflated([Buffer.concat(Array.from({ length: 1000 }, () => row))]).length).toBeLessThan(
      1000,
    );
  });

  it('is a stream like the browser’s own', async () => {
    const text = 'kōrero '.repeat(50);
    const stream = new Blob([text]).stream().pipeThrough(new DeflateStream('deflate-raw'));
    const bytes = await new Response(stream).arrayBuffer();
    expect(inflateRawSync(new Uint8Array(bytes)).toString('utf8')).toBe(text);
    expect(() => new DeflateStream('gzip')).toThrow(TypeError);
  });
});

describe('a Huffman code', () => {
  const spaceOf = (lengths: Uint8Array): number =>
    lengths.reduce((sum, length) => sum + (length > 0 ? 2 ** -length : 0), 0);

  it('fills the code space, keeps to the limit, and gives the common the short', () => {
    const anyCounts = fc.array(fc.oneof(fc.constant(0), fc.nat(5), fc.nat(1_000_000)), {
      minLength: 2,
      maxLength: 286,
    });
    fc.assert(
      fc.property(anyCounts, (counts) => {
        const { lengths } = huffmanCode(Uint32Array.from(counts), 15);
        expect(spaceOf(lengths)).toBe(1);
        expect(Math.max(...lengths)).toBeLessThanOrEqual(15);
        counts.forEach((count, symbol) => {
          if (count > 0) expect(lengths[symbol]).toBeGreaterThan(0);
          counts.forEach((other, than) => {
            if (count > other && other > 0) {
              expect(lengths[symbol]).toBeLessThanOrEqual(lengths[than] ?? 0);
            }
          });
        });
      }),
      { numRuns: 60 },
    );
  });

  it('stays within the limit where the best code would not', () => {
    const fibonacci = [1, 1];
    while (fibonacci.length < 40) fibonacci.push((fibonacci.at(-1) ?? 0) + (fibonacci.at(-2) ?? 0));
    for (const limit of [7, 15]) {
      const { lengths } = huffmanCode(Uint32Array.from(fibonacci), limit);
      expect(Math.max(...lengths)).toBe(limit);
      expect(spaceOf(lengths)).toBe(1);
    }
  });
});
