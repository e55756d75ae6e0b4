import { describe, expect, it } from 'vitest';
import { readDirectory, type Directory } from '../../../../workers/archive/directory.ts';
import type { Problem } from '../../../../workers/contract/problems.ts';
import { rawZip, type RawEntry, type RawZipOptions } from '../../../support/raw-zip.ts';

const three: readonly RawEntry[] = [
  { name: 'data/actions.csv', data: 'action_id,name\n1,Deed\n', method: 8 },
  { name: 'documents/', host: 3 },
  { name: 'documents/1_20240101_will.txt', data: 'I leave everything to the cat.' },
];

async function read(
  bytes: Uint8Array<ArrayBuffer>,
  name = 'a.zip',
): ReturnType<typeof readDirectory> {
  return readDirectory(new Blob([bytes]), name);
}

async function opened(
  entries: readonly RawEntry[],
  options: RawZipOptions = {},
): Promise<{ directory: Directory; problems: readonly Problem[] }> {
  const result = await read(rawZip(entries, options));
  if (!result.directory) throw new Error(JSON.stringify(result.problem));
  return result;
}

async function refusal(bytes: Uint8Array<ArrayBuffer>): Promise<Problem | null> {
  const result = await read(bytes);
  return result.directory ? null : result.problem;
}

function namesOf(directory: Directory): string[] {
  return Array.from({ length: directory.count }, (_, at) =>
    new TextDecoder().decode(directory.entry(at).rawName),
  );
}

const text = (value: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(value);
const fill = (length: number, byte: number): Uint8Array<ArrayBuffer> =>
  new Uint8Array(length).fill(byte);

describe('a sound archive', () => {
  it('is listed with what its records say', async () => {
    const { directory, problems } = await opened(three);
    expect(namesOf(directory)).toEqual(three.map(({ name }) => name));
    expect(problems).toEqual([]);
    expect(directory.entry(0)).toMatchObject({
      method: 8,
      encryption: 'none',
      size: 22,
      modified: '2024-02-29 13:14:16',
      offset: 0,
    });
    expect(directory.end(0)).toBe(directory.offset(1));
  });

  it('is listed with ZIP64 records and fields (A-24)', async () => {
    const { directory, problems } = await opened(
      three.map((entry) => ({ ...entry, zip64: true })),
      { zip64: true },
    );
    expect(namesOf(directory)).toHaveLength(3);
    expect(directory.entry(2).size).toBe(30);
    expect(directory.offset(2)).toBeGreaterThan(directory.offset(1));
    expect(problems).toEqual([]);
  });

  it('may have the longest comment, and one with another end record in it (A-11)', async () => {
    const forged = rawZip([{ name: 'forged.txt', data: 'x' }]);
    for (const comment of [fill(65_535, 0x20), rawZip([]), forged]) {
      const { directory, problems } = await opened(three, { comment });
      expect(namesOf(directory)).toEqual(three.map(({ name }) => name));
      expect(problems).toEqual([]);
    }
  });

  it('may list its entries in another order than it holds them', async () => {
    const inOrder = rawZip(three);
    const { directory } = await opened(three);
    const start = inOrder.length - 22 - directory.bytes.length;
    const records = [2, 0, 1].map((at) => directory.record(at));
    const shuffled = new Blob([inOrder.slice(0, start), ...records, inOrder.slice(-22)]);
    const result = await readDirectory(shuffled, 'a.zip');
    expect(result.directory?.offset(0)).toBe(directory.offset(2));
    expect(result.directory?.end(1)).toBe(directory.end(0));
    expect(result.directory?.end(0)).toBe(start);
  });

  it('has a fingerprint of its directory, its end and its size', async () => {
    const [one, same] = [await opened(three), await opened(three)];
    const other = await opened([...three, { name: 'more.txt', data: 'x' }]);
    expect(one.directory.fingerprint).toMatch(/^[0-9a-f]{64}$/);
    expect(same.directory.fingerprint).toBe(one.directory.fingerprint);
    expect(other.directory.fingerprint).not.toBe(one.directory.fingerprint);
  });

  it('may hold nothing (A-08)', async () => {
    const { directory, problems } = await opened([]);
    expect(directory.count).toBe(0);
    expect(problems).toEqual([{ code: 'Z62', facts: { name: 'a.zip' } }]);
  });

  it('may have more entries than its 16-bit count can say (A-24)', async () => {
    const many = Array.from({ length: 70_000 }, (_, at) => ({ name: `d/${at}` }));
    const { directory, problems } = await opened(many);
    expect(directory.count).toBe(70_000);
    expect(problems).toEqual([
      { code: 'Z33', facts: { entry: 'a.zip', field: 'number of files' } },
    ]);
    expect((await opened(many, { zip64: true })).problems).toEqual([]);
  });
});

describe('bytes that do not belong to the archive', () => {
  it('are told when they come before it (A-09)', async () => {
    const { directory, problems } = await opened(three, { before: text('MZ a self-extractor') });
    expect(problems).toEqual([
      { code: 'Z60', facts: { name: 'a.zip', bytes: 19, where: 'before' } },
    ]);
    expect(directory.offset(0)).toBe(19);
  });

  it('are told when they come after it (A-10)', async () => {
    for (const length of [1, 1024, 70_000, 900_000]) {
      const { directory, problems } = await opened(three, { after: fill(length, 0x41) });
      expect(directory.count).toBe(3);
      expect(problems).toEqual([
        { code: 'Z60', facts: { name: 'a.zip', bytes: length, where: 'after' } },
      ]);
    }
  });

  it('mean that the download is not whole when there are too many (A-28)', async () => {
    const padded = rawZip(three, { after: fill(3 << 20, 0) });
    expect(await refusal(padded)).toMatchObject({ code: 'Z03' });
  });

  it('may be another whole archive (A-12)', async () => {
    const first = rawZip([{ name: 'first.txt', data: 'first' }]);
    const { directory, problems } = await opened(three, { before: first });
    expect(namesOf(directory)).toEqual(three.map(({ name }) => name));
    expect(problems).toMatchObject([{ code: 'Z60', facts: { bytes: first.length } }]);
    const twice = await opened(three, { before: rawZip(three) });
    expect(twice.directory.offset(0)).toBe(rawZip(three).length);
  });
});

describe('what is no archive', () => {
  it.each([
    ['a web page', '\ufeff <!DOCTYPE html><html><title>Sign in</title>'],
    ['a web page', '<!-- signed out --><html lang="en">'],
    ['a RAR archive', 'Rar!\x1a\x07\x01\x00'],
    ['a PDF', '%PDF-1.7 …'],
    ['unknown data', 'just some words'],
  ])('is told as %s (A-02, A-03, A-04)', async (looksLike, content) => {
    expect(await refusal(text(content.padEnd(700)))).toEqual({
      code: 'Z01',
      facts: { name: 'a.zip', looksLike },
    });
  });

  it('is told by its first bytes also in binary formats', async () => {
    const tar = fill(1024, 0);
    tar.set(text('ustar'), 257);
    const sevenZip = Uint8Array.of(0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c, 0, 4);
    const looks = async (bytes: Uint8Array<ArrayBuffer>): Promise<unknown> =>
      (await refusal(bytes))?.facts;
    expect(await looks(tar)).toMatchObject({ looksLike: 'a tar archive' });
    expect(await looks(sevenZip)).toMatchObject({ looksLike: 'a 7z archive' });
    expect(await looks(Uint8Array.of(0x1f, 0x8b, 8))).toMatchObject({
      looksLike: 'a gzip archive',
    });
    expect(await looks(fill(100_000, 0))).toMatchObject({ looksLike: 'unknown data' });
  });

  it('is not opened as the archive that lies in it (A-03)', async () => {
    const rar = rawZip(three, { before: text('Rar!\x1a\x07\x01\x00 …') });
    expect(await refusal(rar)).toMatchObject({
      code: 'Z01',
      facts: { looksLike: 'a RAR archive' },
    });
  });

  it('is told when it is empty (A-01)', async () => {
    expect(await refusal(new Uint8Array())).toEqual({ code: 'Z02', facts: { name: 'a.zip' } });
  });
});

describe('a truncated archive', () => {
  it('is told as incomplete wherever it was cut (A-05)', async () => {
    const whole = rawZip([...three, { name: 'long.bin', data: fill(4000, 7) }]);
    for (let part = 1; part < 64; part++) {
      const cut = whole.slice(0, Math.floor((whole.length * part) / 64));
      expect(await refusal(cut), `${part}/64`).toMatchObject({ code: 'Z03' });
    }
    for (const less of [1, 2, 21, 22]) {
      expect(await refusal(whole.slice(0, -less))).toMatchObject({ code: 'Z03' });
    }
  });

  it('is not opened as an archive that was stored in it (A-07)', async () => {
    const inner = rawZip([{ name: 'inner.txt', data: 'not the backup' }]);
    const outer = rawZip([...three, { name: 'documents/attached.zip', data: inner }, ...three]);
    const innerEnd = Buffer.from(outer).indexOf(Buffer.from(inner)) + inner.length;
    for (const end of [innerEnd, innerEnd + 10]) {
      expect(await refusal(outer.slice(0, end))).toEqual({
        code: 'Z03',
        facts: { name: 'a.zip', bytes: end },
      });
    }
  });

  it('is refused without reading more than 1 MiB of it (A-06, G4)', async () => {
    const counted = new CountingBlob([rawZip(three).slice(0, 200), fill(6 << 20, 1)]);
    const { directory } = await readDirectory(counted, 'large.zip');
    expect(directory).toBeNull();
    expect(counted.bytesRead).toBeLessThanOrEqual(1 << 20);
  });
});

/** Counts the bytes that are asked of it. */
class CountingBlob extends Blob {
  bytesRead = 0;

  override slice(start = 0, end = this.size): Blob {
    this.bytesRead += Math.min(end, this.size) - start;
    return super.slice(start, end);
  }
}
