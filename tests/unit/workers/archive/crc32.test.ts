import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crc32 } from '../../../../workers/archive/crc32.ts';

/** Bit by bit, as the standard defines it. */
function slowCrc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ~crc >>> 0;
}

describe('crc32', () => {
  it('is the published value for its check text', () => {
    expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
  });

  it('equals the definition for any bytes, also in the middle of a buffer', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), fc.nat(10), (bytes, from) => {
        const part = bytes.subarray(from);
        expect(crc32(part)).toBe(slowCrc32(part));
      }),
    );
  });
});
