import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Archive } from '../../../../workers/archive/archive.ts';
import { entryBytes } from '../../../../workers/archive/one-entry.ts';
import type { SourceFile } from '../../../../workers/contract/values.ts';
import { aVolume } from '../../../support/encrypted-zip.ts';

const never = new AbortController().signal;
const quiet = (): undefined => undefined;
type Bytes = Uint8Array<ArrayBuffer>;

const file = (name: string, content: Bytes | string): SourceFile => ({
  path: name,
  file: new File([content], name),
});

async function archiveOf(...files: SourceFile[]): Promise<Archive> {
  const archive = new Archive();
  await archive.add(files, quiet, never);
  return archive;
}

async function contentOf(archive: Archive, path: string): Promise<string> {
  const found = [...archive.paths()].find((entry) => entry.path === path);
  if (!found) throw new Error(`no ${path}`);
  const chunks: Uint8Array[] = [];
  for await (const chunk of entryBytes(archive.source(found.id), never)) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

const states = (archive: Archive): [string, string][] =>
  archive.volumes().map(({ name, state }) => [name, state]);

/** Everything that is told of an archive, but for the ids. */
const report = (archive: Archive): unknown => ({
  name: archive.name,
  volumes: archive.volumes().map((volume) => ({ ...volume, id: 0 })),
  missing: archive.missing(),
  ignored: archive.ignored(),
  manifest: archive.manifestName,
  problems: archive.problems(),
  paths: [...archive.paths()].map(({ path, name, bytes, readable }) => [
    path,
    name,
    bytes,
    readable,
  ]),
});

const first = await aVolume({
  'data/actions.csv': 'action_id,name\n1,Deed\n',
  'documents/1_will.txt': 'the cat',
});
const second = await aVolume({ 'documents/2_letter.txt': 'dear cat', 'documents/data.csv': 'x' });
const third = await aVolume({ 'email/attachments/3_photo.png': 'png' });

describe('independent volumes', () => {
  it('are one backup, reported alike in whatever order they were dropped (A-13, G9)', async () => {
    const dropped = [
      file('acme_part_000.zip', first),
      file('acme_part_001.zip', second),
      file('acme_part_002 (1).zip', third),
      file('notes.txt', 'mine'),
      file('acme_manifest.txt', 'acme_part_000.zip data/actions.csv'),
    ];
    const expected = report(await archiveOf(...dropped));
    expect(expected).toMatchObject({ name: 'acme', missing: [], problems: [] });
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(dropped, { minLength: 5 }), async (files) => {
        expect(report(await archiveOf(...files))).toEqual(expected);
      }),
      { numRuns: 20 },
    );
  });

  it('give their files, their tables and one file’s bytes', async () => {
    const archive = await archiveOf(file('acme_part_000.zip', first), file('b.zip', second));
    expect([...archive.paths()].map(({ path }) => path)).toEqual([
      'data/actions.csv',
      'documents/1_will.txt',
      'documents/2_letter.txt',
      'documents/data.csv',
    ]);
    expect([...archive.tables()].map(({ path }) => path)).toEqual(['data/actions.csv']);
    expect(await contentOf(archive, 'documents/2_letter.txt')).toBe('dear cat');
    const [entry] = archive.paths();
    expect(entry && archive.entryInfo(entry.id)).toMatchObject({
      path: 'data/actions.csv',
      name: 'actions.csv',
      volumeName: 'acme_part_000.zip',
      bytes: 22,
      encryption: '',
    });
    expect(() => archive.source(9999)).toThrow(RangeError);
  });

  it('may come late, and leave the ids of the others as they are', async () => {
    const archive = await archiveOf(file('acme_part_001.zip', second));
    const before = new Map([...archive.paths()].map(({ path, id }) => [path, id]));
    const [volume] = archive.volumes();
    await archive.add([file('acme_part_000.zip', first)], quiet, never);
    const after = new Map([...archive.paths()].map(({ path, id }) => [path, id]));
    for (const [path, id] of before) expect(after.get(path)).toBe(id);
    expect(archive.volumes().map(({ name }) => name)).toEqual([
      'acme_part_000.zip',
      'acme_part_001.zip',
    ]);
    expect(archive.volumes().find(({ name }) => name === volume?.name)?.id).toBe(volume?.id);
    expect(await contentOf(archive, 'data/actions.csv')).toContain('Deed');
  });

  it('can be left out again', async () => {
    const archive = await archiveOf(file('a.zip', first), file('b.zip', second));
    const [, b] = archive.volumes();
    await archive.remove(b?.id ?? 0);
    expect(states(archive)).toEqual([['a.zip', 'open']]);
    expect([...archive.paths()]).toHaveLength(2);
    await archive.add([file('c.zip', second)], quiet, never);
    expect(await contentOf(archive, 'documents/2_letter.txt')).toBe('dear cat');
  });

  it('are told to lack the records when only documents are there (A-15)', async () => {
    const archive = await archiveOf(file('acme_part_002.zip', third));
    expect(archive.problems()).toEqual([{ code: 'Z07', facts: {} }]);
    expect(archive.missing().map(({ name, toldBy }) => [name, toldBy])).toEqual([
      ['acme_part_000.zip', 'numbering'],
      ['acme_part_001.zip', 'numbering'],
    ]);
  });

  it('are known when dropped twice, also under another name (A-16)', async () => {
    const archive = await archiveOf(
      file('x_part_000 (1).zip', first),
      file('x_part_000.zip', first),
    );
    expect(states(archive)).toEqual([
      ['x_part_000.zip', 'open'],
      ['x_part_000 (1).zip', 'duplicate'],
    ]);
    expect(archive.volumes()[1]?.problems[0]).toEqual({
      code: 'Z05',
      facts: { first: 'x_part_000.zip', second: 'x_part_000 (1).zip' },
    });
    expect([...archive.paths()]).toHaveLength(2);
  });

  it('of another backup are set apart (A-17)', async () => {
    const mine = [file('acme_part_000.zip', first), file('acme_part_001.zip', second)];
    const archive = await archiveOf(file('beta_part_001.zip', third), ...mine);
    expect(archive.name).toBe('acme');
    expect(Object.fromEntries(states(archive))).toEqual({
      'acme_part_000.zip': 'open',
      'acme_part_001.zip': 'open',
      'beta_part_001.zip': 'apart',
    });
    expect(archive.volumes().flatMap(({ problems }) => problems)).toMatchObject([
      { code: 'Z06', facts: { name: 'beta_part_001.zip', backup: 'acme' } },
    ]);
  });
});

describe('the manifest', () => {
  const manifest = [
    'acme_part_000.zip data/actions.csv',
    'acme_part_001.zip documents/2_letter.txt',
    'acme_part_003.zip documents/9_deed.pdf',
    'acme_part_003.zip documents/10_map.pdf',
  ].join('\n');

  it('names the missing parts, and where a file should be (A-14)', async () => {
    const archive = await archiveOf(
      file('acme_part_000.zip', first),
      file('acme_part_001.zip', second),
      file('acme_manifest.txt', manifest),
    );
    expect(archive.manifestName).toBe('acme_manifest.txt');
    expect(archive.missing()).toEqual([
      { name: 'acme_part_002.zip', toldBy: 'numbering', entries: null },
      { name: 'acme_part_003.zip', toldBy: 'manifest', entries: 2 },
    ]);
    expect(archive.expectedIn('9_deed.pdf')).toBe('acme_part_003.zip');
    expect(archive.expectedIn('documents/2_letter.txt')).toBeNull();
    await archive.add([file('acme_part_003.zip', third)], quiet, never);
    expect(archive.expectedIn('9_deed.pdf')).toBeNull();
  });

  it('of another backup is left aside', async () => {
    const archive = await archiveOf(
      file('acme_part_000.zip', first),
      file('beta_manifest.txt', manifest),
    );
    expect(archive.manifestName).toBeNull();
    expect(archive.ignored()).toMatchObject([
      { name: 'beta_manifest.txt', problem: { code: 'Z06' } },
    ]);
  });
});

describe('what is no volume', () => {
  it('is ignored, and told only when it says that it is a zip (A-01, A-02, A-95)', async () => {
    const archive = await archiveOf(
      file('login.zip', '<html><body>Sign in</body></html>'),
      file('empty.zip', ''),
      file('photo.png', 'png'),
      file('README', 'read me'),
    );
    expect(archive.volumes()).toEqual([]);
    expect(archive.problems()).toEqual([{ code: 'Z63', facts: { files: 4 } }]);
    expect(archive.ignored().map(({ name, problem }) => [name, problem?.code ?? null])).toEqual([
      ['empty.zip', 'Z02'],
      ['login.zip', 'Z01'],
      ['photo.png', null],
      ['README', null],
    ]);
  });

  it('leaves the others as they are (G7)', async () => {
    const archive = await archiveOf(file('a.zip', first), file('cut.zip', second.slice(0, -5)));
    expect(Object.fromEntries(states(archive))).toEqual({
      'a.zip': 'open',
      'cut.zip': 'incomplete',
    });
    expect([...archive.paths()]).toHaveLength(2);
  });
});

describe('byte splits', () => {
  const cut = Math.ceil(first.length / 3);
  const pieces = [0, 1, 2].map((at) =>
    file(`acme.zip.00${at + 1}`, first.slice(at * cut, (at + 1) * cut)),
  );

  it('open in any order (A-22)', async () => {
    const archive = await archiveOf(...pieces.toReversed());
    expect(states(archive)).toEqual([['acme.zip', 'open']]);
    expect(archive.volumes()[0]?.parts).toEqual(['acme.zip.001', 'acme.zip.002', 'acme.zip.003']);
    expect(await contentOf(archive, 'documents/1_will.txt')).toBe('the cat');
  });

  it('are incomplete while any is missing, the last one too, and open when it comes (A-23)', async () => {
    for (const [at, piece] of pieces.entries()) {
      const others = pieces.filter((other) => other !== piece);
      const archive = await archiveOf(...others);
      expect(states(archive)).toEqual([['acme.zip', 'incomplete']]);
      const missing = [`acme.zip.00${at + 1}`];
      expect(archive.volumes()[0]?.problems).toEqual([
        { code: 'Z04', facts: { parts: 3, missing } },
      ]);
      await archive.add([piece], quiet, never);
      expect(states(archive)).toEqual([['acme.zip', 'open']]);
    }
  });

  it('list nothing when only the last one is there', async () => {
    expect([...(await archiveOf(...pieces.slice(2))).paths()]).toEqual([]);
  });
});

describe('stopping', () => {
  it('adds none of the files', async () => {
    const archive = await archiveOf(file('a.zip', first));
    const before = report(archive);
    const controller = new AbortController();
    const adding = archive.add(
      [file('b.zip', second), file('c.zip', third)],
      () => {
        controller.abort();
      },
      controller.signal,
    );
    await expect(adding).rejects.toThrow();
    expect(report(archive)).toEqual(before);
  });
});
