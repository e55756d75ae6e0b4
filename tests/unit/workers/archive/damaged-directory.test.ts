import { describe, expect, it } from 'vitest';
import { readDirectory, type Directory } from '../../../../workers/archive/directory.ts';
import type { Problem } from '../../../../workers/contract/problems.ts';
import { rawZip, zip64Field, type RawEntry, type RawZipOptions } from '../../../support/raw-zip.ts';

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

const fill = (length: number, byte: number): Uint8Array<ArrayBuffer> =>
  new Uint8Array(length).fill(byte);

describe('a damaged or hostile directory', () => {
  it('keeps every sound entry, and tells of each that is not (A-27, A-57, G3)', async () => {
    const entries: RawEntry[] = [
      ...three,
      { name: 'outside.txt', data: 'x', offset: 900_000 },
      { name: 'far.txt', data: 'x', extra: zip64Field(2n ** 60n), directorySize: 0xffffffff },
      { name: 'untold.txt', data: 'x', directoryPackedSize: 0xffffffff },
    ];
    const { directory } = await opened(entries);
    expect(namesOf(directory)).toEqual(three.map(({ name }) => name));
    expect(directory.quarantined.map(({ code }) => code)).toEqual(['Z34', 'Z33', 'Z33']);
    expect(directory.quarantined.map(({ rawName }) => new TextDecoder().decode(rawName))).toEqual([
      'outside.txt',
      'far.txt',
      'untold.txt',
    ]);
  });

  it('goes on behind a record that is destroyed', async () => {
    const bytes = rawZip(three);
    const second = Buffer.from(bytes).lastIndexOf('PK\x01\x02') - 46 - 'documents/'.length;
    bytes[second] = 0;
    const result = await read(bytes);
    expect(result.directory && namesOf(result.directory)).toEqual([three[0]?.name, three[2]?.name]);
    expect(result.directory?.quarantined).toMatchObject([{ code: 'Z33' }]);
  });

  it('lists all entries when their count is wrong (A-63)', async () => {
    for (const count of [0, 2, 4, 65_535]) {
      const { directory, problems } = await opened(three, { count });
      expect(directory.count).toBe(3);
      expect(problems).toEqual([
        { code: 'Z33', facts: { entry: 'a.zip', field: 'number of files' } },
      ]);
    }
  });

  it('is found when its size or its place is told wrong', async () => {
    const { directory: sound } = await opened(three);
    for (const wrong of [{ directorySize: 9999 }, { directorySize: 1 }, { directoryOffset: 7 }]) {
      const { directory } = await opened(three, wrong);
      expect(namesOf(directory)).toEqual(namesOf(sound));
      expect(directory.offset(2)).toBe(sound.offset(2));
    }
  });

  it('is refused when many entries share their bytes (A-64, A-65)', async () => {
    const kernel = { name: 'bomb.csv', data: fill(500, 65), method: 8 };
    const copies = Array.from({ length: 50 }, (_, at) => ({
      name: `bomb_${at}`,
      packedSize: 60,
      size: 500,
      offset: 0,
    }));
    expect(await refusal(rawZip([kernel, ...copies]))).toMatchObject({ code: 'Z35' });
    const nested = Array.from({ length: 20 }, (_, at) => ({
      name: `n${at}`,
      packedSize: 5000 - at * 50,
      offset: at * 50,
    }));
    expect(await refusal(rawZip([{ name: 'k', data: fill(6000, 1) }, ...nested]))).toMatchObject({
      code: 'Z35',
    });
  });

  it('loses one entry, not all, when one size was damaged', async () => {
    const entries = [...three, ...three].map((entry, at) => ({ ...entry, name: `${at}.txt` }));
    const damaged = entries.map((entry, at) =>
      at === 2 ? { ...entry, directoryPackedSize: 150 } : entry,
    );
    const { directory } = await opened(damaged);
    expect(directory.count).toBe(5);
    expect(directory.quarantined).toMatchObject([{ code: 'Z33' }]);
  });

  it('is told when it is encrypted itself (A-47)', async () => {
    const bytes = rawZip(three);
    const start = Buffer.from(bytes).indexOf('PK\x01\x02');
    bytes.set([0x50, 0x4b, 6, 8], start);
    expect(await refusal(bytes)).toEqual({ code: 'Z21', facts: { name: 'a.zip' } });
  });
});

describe('a split archive', () => {
  it('is told by its last part, with the names of those missing (A-19)', async () => {
    const last = rawZip(three, { disk: 2 });
    expect(await refusal(last)).toEqual({
      code: 'Z04',
      facts: { parts: 3, missing: ['a.z01', 'a.z02'] },
    });
  });
});
