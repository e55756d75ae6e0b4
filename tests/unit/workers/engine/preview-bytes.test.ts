import { describe, expect, it } from 'vitest';
import type { EntryInfo } from '../../../../workers/contract/records.ts';
import { previewBytes } from '../../../../workers/engine/preview-bytes.ts';

const text = (value: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(value);

const entry = (name: string, bytes: number): EntryInfo => ({
  id: 1,
  volume: 0,
  volumeName: 'part_000.zip',
  path: `documents/${name}`,
  name,
  bytes,
  packedBytes: bytes,
  encryption: '',
  modified: '2024-01-01 00:00:00',
});

function streamOf(...chunks: Uint8Array<ArrayBuffer>[]) {
  let closed = 0;
  return {
    openEntry: () => Promise.resolve(1),
    pullEntry: () => Promise.resolve(chunks.shift() ?? null),
    closeEntry: () => {
      closed++;
      return Promise.resolve();
    },
    closed: () => closed,
  };
}

describe('the first bytes of an entry', () => {
  it('are all of a short one, which is read to its verified end', async () => {
    const stream = streamOf(text('ab'), text('cd'));
    const { bytes, truncated } = await previewBytes(stream, entry('a.txt', 4), 100);
    expect(new TextDecoder().decode(bytes)).toBe('abcd');
    expect(truncated).toBe(false);
    expect(stream.closed()).toBe(1);
  });

  it('are cut at the limit, and say so', async () => {
    const stream = streamOf(text('abc'), text('def'));
    const { bytes, truncated } = await previewBytes(stream, entry('a.txt', 6), 4);
    expect(new TextDecoder().decode(bytes)).toBe('abcd');
    expect(truncated).toBe(true);
    expect(stream.closed()).toBe(1);
  });

  it('are not shown when the end proves them damaged', async () => {
    const stream = { ...streamOf(), pullEntry: () => Promise.reject(new Error('damaged')) };
    await expect(previewBytes(stream, entry('a.txt', 6), 100)).rejects.toThrow('damaged');
  });
});
