import { openAsBlob, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readDirectory, type Directory } from '../../../../workers/archive/directory.ts';
import { entryBytes, tryPassword } from '../../../../workers/archive/one-entry.ts';
import { fileError } from '../../../../workers/archive/read-bytes.ts';
import type { ZipSource } from '../../../../workers/contract/reader.ts';
import { aVolume, type Cipher } from '../../../support/encrypted-zip.ts';
import { tempFolder } from '../../../support/native.ts';
import { rawZip, type RawEntry } from '../../../support/raw-zip.ts';

const never = new AbortController().signal;
const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
const long = noise(700_000);

/** Compresses little, and is the same in every run. */
function noise(length: number): Uint8Array<ArrayBuffer> {
  let state = 1;
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 24) & 0x7f;
  });
}

async function listed(
  bytes: Uint8Array<ArrayBuffer>,
): Promise<{ blob: Blob; directory: Directory }> {
  const blob = new Blob([bytes]);
  const { directory } = await readDirectory(blob, 'a.zip');
  if (!directory) throw new Error('not listed');
  return { blob, directory };
}

async function sourceOf(
  bytes: Uint8Array<ArrayBuffer>,
  index: number,
  ...passwords: string[]
): Promise<ZipSource> {
  const { blob, directory } = await listed(bytes);
  return {
    volume: blob,
    record: directory.record(index),
    offset: directory.offset(index),
    end: directory.end(index),
    passwords: passwords.map(utf8),
    path: `entry ${index}`,
  };
}

async function contentOf(source: ZipSource, signal = never): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of entryBytes(source, signal)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function problemOf(source: ZipSource): Promise<unknown> {
  return contentOf(source).then(
    () => null,
    (error: unknown) => (error as { problem?: unknown }).problem ?? error,
  );
}

/** Changes bytes of the packed content of the entry, counted from its first one. */
async function withFlipped(
  bytes: Uint8Array<ArrayBuffer>,
  index: number,
  at: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const { directory } = await listed(bytes);
  const offset = directory.offset(index);
  const view = new DataView(bytes.buffer);
  const data = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  const place = at >= 0 ? data + at : data + directory.entry(index).packedSize + at;
  const changed = bytes.slice();
  changed[place] = (changed[place] ?? 0) ^ 1;
  return changed;
}

const ciphers: Cipher[] = ['none', 'ZipCrypto', 'AES-128', 'AES-192', 'AES-256'];

describe.each(ciphers)('an entry under %s (A-30, A-33)', (cipher) => {
  it.each([0, 6])('gives back its bytes at level %i', async (level) => {
    const bytes = await aVolume(
      { 'a.txt': 'first', 'long.bin': long, 'z.txt': '' },
      { cipher, level },
    );
    expect((await contentOf(await sourceOf(bytes, 0, 'secret'))).toString()).toBe('first');
    expect((await contentOf(await sourceOf(bytes, 1, 'secret'))).equals(long)).toBe(true);
    expect(await contentOf(await sourceOf(bytes, 2, 'secret'))).toHaveLength(0);
  });

  it('gives back its bytes with ZIP64 fields', async () => {
    const bytes = await aVolume({ 'a.txt': 'first', 'b.txt': 'second' }, { cipher, zip64: true });
    expect((await contentOf(await sourceOf(bytes, 1, 'secret'))).toString()).toBe('second');
  });

  it('comes in chunks of their own, read no further than asked for', async () => {
    const bytes = await aVolume({ 'long.bin': long }, { cipher, level: 0 });
    const chunks = entryBytes(await sourceOf(bytes, 0, 'secret'), never);
    const first = await chunks.next();
    expect(first.value?.byteLength).toBe(256 * 1024);
    expect(first.value?.buffer.byteLength).toBe(256 * 1024);
    await chunks.return(undefined);
    expect((await chunks.next()).done).toBe(true);
  });

  it('stops when told to', async () => {
    const bytes = await aVolume({ 'long.bin': long }, { cipher, level: 0 });
    const controller = new AbortController();
    const chunks = entryBytes(await sourceOf(bytes, 0, 'secret'), controller.signal);
    await chunks.next();
    controller.abort();
    const rest = async (): Promise<void> => {
      while (!(await chunks.next()).done);
    };
    await expect(rest()).rejects.toMatchObject({ problem: { code: 'E01' } });
    const late = contentOf(await sourceOf(bytes, 0, 'secret'), controller.signal);
    await expect(late).rejects.toMatchObject({ problem: { code: 'E01' } });
  });
});

describe('passwords of an entry', () => {
  it('are tried one after the other', async () => {
    for (const cipher of ciphers) {
      const bytes = await aVolume({ 'a.txt': 'some content' }, { cipher });
      const source = await sourceOf(bytes, 0, 'wrong', 'secret', 'other');
      expect((await contentOf(source)).toString()).toBe('some content');
    }
  });

  it('are asked for, or told to be wrong or the data damaged (A-34, A-39)', async () => {
    const bytes = await aVolume({ 'a.txt': 'x' }, { cipher: 'AES-256' });
    expect(await problemOf(await sourceOf(bytes, 0))).toMatchObject({ code: 'Z10' });
    expect(await problemOf(await sourceOf(bytes, 0, 'wrong'))).toMatchObject({ code: 'Z13' });
    expect(await problemOf(await sourceOf(bytes, 0, 'w', 'v'))).toMatchObject({ code: 'Z13' });
  });

  it('survive a wrong one that the 1-byte check of ZipCrypto lets through (A-36)', async () => {
    const content = 'a stored text that a wrong password turns into noise';
    const bytes = await aVolume({ 'a.txt': content }, { cipher: 'ZipCrypto', level: 0 });
    const source = await sourceOf(bytes, 0, 'secret');
    const lucky: string[] = [];
    for (let turn = 0; lucky.length === 0 && turn < 5000; turn++) {
      const trial = await tryPassword(source, utf8(`wrong ${turn}`), never);
      expect(trial).not.toBe('opens');
      if (trial === 'damaged') lucky.push(`wrong ${turn}`);
    }
    expect(await problemOf(await sourceOf(bytes, 0, ...lucky))).toMatchObject({ code: 'Z13' });
    const both = await sourceOf(bytes, 0, ...lucky, 'secret');
    expect((await contentOf(both)).toString()).toBe(content);
  });
});

describe('a damaged entry', () => {
  it.each([0, 6])('is told by its checksum at level %i (A-53, A-54)', async (level) => {
    const bytes = await aVolume({ 'a.bin': long, 'b.txt': 'untouched' }, { level });
    const damaged = await withFlipped(bytes, 0, 200_000);
    expect(await problemOf(await sourceOf(damaged, 0))).toEqual({
      code: 'Z30',
      facts: { entry: 'entry 0' },
    });
    expect((await contentOf(await sourceOf(damaged, 1))).toString()).toBe('untouched');
  });

  it('is told when only its checksum is wrong (A-55)', async () => {
    const bytes = rawZip([{ name: 'a.txt', data: 'right', crc: 1 }]);
    expect(await problemOf(await sourceOf(bytes, 0))).toMatchObject({ code: 'Z30' });
  });

  it.each([0, 6])('is told from a wrong password under AES at level %i (A-44)', async (level) => {
    const bytes = await aVolume({ 'a.bin': long }, { cipher: 'AES-256', level });
    const codeWith = async (at: number): Promise<unknown> =>
      problemOf(await sourceOf(await withFlipped(bytes, 0, at), 0, 'secret'));
    expect(await codeWith(50_000)).toMatchObject({ code: 'Z31' });
    expect(await codeWith(-1)).toMatchObject({ code: 'Z31' });
    expect(await codeWith(3)).toMatchObject({ code: 'Z13' });
    expect(await codeWith(17)).toMatchObject({ code: 'Z13' });
  });

  it('is told when it is shorter than its own cipher needs (A-45)', async () => {
    const bytes = await aVolume({ 'a.txt': 'x' }, { cipher: 'AES-256' });
    const source = await sourceOf(bytes, 0, 'secret');
    new DataView(source.record.buffer).setUint32(20, 5, true);
    expect(await problemOf(source)).toMatchObject({ code: 'Z31' });
  });

  it('is told by its size (A-56)', async () => {
    for (const method of [0, 8]) {
      const data = 'forty-two bytes of text, give or take one.';
      const small = rawZip([{ name: 'a.txt', data, method, size: 10 }]);
      const huge = rawZip([{ name: 'a.txt', data, method, size: 2_000_000_000 }]);
      expect(await problemOf(await sourceOf(small, 0))).toMatchObject({ code: 'Z32' });
      const told = await problemOf(await sourceOf(huge, 0));
      expect(['Z30', 'Z32']).toContain((told as { code: string }).code);
    }
  });
});

describe('an entry described in two ways', () => {
  it.each<[field: string, entry: Partial<RawEntry>]>([
    ['filename', { localName: 'b.txt' }],
    ['compression method', { localMethod: 8 }],
    ['general purpose bit flag', { localFlags: 1 }],
    ['crc32 or sizes', { directoryCrc: crc32('other') }],
  ])('is refused, with the %s named (A-49, A-59, A-60)', async (field, entry) => {
    const bytes = rawZip([{ name: 'a.txt', data: 'text', ...entry }]);
    expect(await problemOf(await sourceOf(bytes, 0))).toEqual({
      code: 'Z33',
      facts: { entry: 'entry 0', field },
    });
  });

  it('is refused when its local header is gone (A-58)', async () => {
    const bytes = rawZip([
      { name: 'a.txt', data: 'text' },
      { name: 'b.txt', data: 'fine' },
    ]);
    bytes[0] = 0;
    expect(await problemOf(await sourceOf(bytes, 0))).toMatchObject({ code: 'Z33' });
    expect((await contentOf(await sourceOf(bytes, 1))).toString()).toBe('fine');
  });
});

describe('an entry that cannot be read here', () => {
  it('is told by its method (A-51, A-52)', async () => {
    const bytes = rawZip([
      { name: 'a', data: 'x', method: 14 },
      { name: 'b', data: 'x', method: 4660 },
    ]);
    const method = async (index: number): Promise<unknown> =>
      problemOf(await sourceOf(bytes, index));
    expect(await method(0)).toEqual({ code: 'Z22', facts: { count: 1, method: 'LZMA' } });
    expect(await method(1)).toEqual({ code: 'Z22', facts: { count: 1, method: 'method 4660' } });
  });

  it('is told when its encryption is PKWARE’s own (A-46)', async () => {
    const bytes = rawZip([{ name: 'a', data: 'x'.repeat(40), flags: 1 | (1 << 6) }]);
    expect(await problemOf(await sourceOf(bytes, 0, 'p'))).toMatchObject({ code: 'Z20' });
  });

  it('is told when Deflate64 has no module to read it (A-50)', async () => {
    const bytes = rawZip([{ name: 'a', data: 'x', method: 9 }]);
    expect(await problemOf(await sourceOf(bytes, 0))).toMatchObject({ code: 'Z22' });
  });

  it('is told when its file changed while it was open (A-90)', async () => {
    const bytes = rawZip([{ name: 'a', data: 'x' }]);
    const path = join(tempFolder(), 'a.zip');
    writeFileSync(path, bytes);
    const source = { ...(await sourceOf(bytes, 0)), volume: await openAsBlob(path) };
    writeFileSync(path, bytes.slice(0, 10));
    expect(await problemOf(source)).toEqual({ code: 'Z50', facts: { name: 'entry 0' } });
  });

  it('is told by what the browser says of its file (A-92, A-93)', () => {
    const told = (name: string): unknown => fileError(new DOMException('', name), 'a.zip')?.problem;
    expect(told('NotReadableError')).toMatchObject({ code: 'Z50' });
    expect(told('NotFoundError')).toMatchObject({ code: 'Z51' });
    expect(told('NotAllowedError')).toMatchObject({ code: 'Z52' });
    expect(told('DataCloneError')).toBeUndefined();
  });
});
