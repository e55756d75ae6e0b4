import { describe, expect, it } from 'vitest';
import { Archive } from '../../../../workers/archive/archive.ts';
import { runBytes } from '../../../../workers/archive/entry-run.ts';
import { entryBytes } from '../../../../workers/archive/one-entry.ts';
import type { SourceFile } from '../../../../workers/contract/values.ts';
import { aVolume } from '../../../support/encrypted-zip.ts';

const never = new AbortController().signal;

/** Files as a folder picker or a drop gives them. */
function dropped(files: Readonly<Record<string, string | Uint8Array<ArrayBuffer>>>): SourceFile[] {
  return Object.entries(files).map(([path, content]) => ({
    path,
    file: new File([content], path.slice(path.lastIndexOf('/') + 1)),
  }));
}

async function opened(files: readonly SourceFile[]): Promise<Archive> {
  const archive = new Archive();
  await archive.add(files, () => undefined, never);
  return archive;
}

const pathsOf = (archive: Archive): string[] => Array.from(archive.paths(), ({ path }) => path);

const takeaway = {
  'takeaway/data/actions.csv': 'action_id\n1\n',
  'takeaway/documents/1_20240101000000_Deed.pdf': 'deed',
  'takeaway/documents/1_20240101000000_Plans.zip': 'a zip among the documents',
};

describe('a folder that is already unzipped', () => {
  it('is a volume of its own, open, with its files below it', async () => {
    const archive = await opened(dropped(takeaway));
    expect(archive.volumes()).toMatchObject([
      {
        kind: 'folder',
        name: 'takeaway',
        state: 'open',
        entries: 3,
        tables: 1,
        parts: [],
        encryption: [],
        problems: [],
      },
    ]);
    expect(pathsOf(archive)).toEqual([
      'data/actions.csv',
      'documents/1_20240101000000_Deed.pdf',
      'documents/1_20240101000000_Plans.zip',
    ]);
    expect(archive.ignored()).toEqual([]);
  });

  it('gives its files back as they are, alone and in a run', async () => {
    const archive = await opened(dropped(takeaway));
    const ids = Array.from(archive.paths(), ({ id }) => id);
    const read: string[] = [];
    for (const run of archive.runs(ids, 2)) {
      for await (const result of runBytes(run, never)) {
        if ('bytes' in result) read.push(Buffer.from(result.bytes).toString());
      }
    }
    expect(read).toEqual(['action_id\n1\n', 'deed', 'a zip among the documents']);
    const chunks: Uint8Array[] = [];
    for await (const chunk of entryBytes(archive.source(ids[1] ?? 0), never)) chunks.push(chunk);
    expect(Buffer.concat(chunks).toString()).toBe('deed');
  });

  it('tells a file that is not what it was', async () => {
    const [file] = dropped({ 'a/data/b.csv': 'first' });
    const archive = await opened(file ? [file] : []);
    const [entry] = archive.paths();
    const source = archive.source(entry?.id ?? 0);
    if (!('file' in source)) throw new Error('no file');
    const grown = { ...source, file: new File(['first and more'], 'b.csv') };
    const reading = entryBytes(grown, never).next();
    await expect(reading).rejects.toMatchObject({ problem: { code: 'Z50' } });
  });

  it('has the same fingerprint in whatever order its files come, and is known again', async () => {
    const archive = await opened(dropped(takeaway));
    const [first] = archive.volumes();
    await archive.add(dropped(takeaway).reverse(), () => undefined, never);
    expect(archive.volumes().map(({ state }) => state)).toEqual(['open', 'duplicate']);
    expect(archive.volumes()[1]?.fingerprint).toBe(first?.fingerprint);
  });

  it('keeps its ids when more comes, and leaves them with it when it is removed', async () => {
    const archive = await opened(dropped(takeaway));
    const before = Array.from(archive.paths(), ({ id, path }) => [id, path]);
    await archive.add(
      dropped({ 'more/data/participants.csv': 'participant_id\n' }),
      () => undefined,
      never,
    );
    const after = Array.from(archive.paths(), ({ id, path }) => [id, path]);
    expect(after.filter(([, path]) => path !== 'data/participants.csv')).toEqual(before);
    await archive.remove(1);
    expect(pathsOf(archive)).toEqual(['data/participants.csv']);
  });

  it('leaves out what systems put into folders, and says so', async () => {
    const archive = await opened(
      dropped({
        ...takeaway,
        'takeaway/.DS_Store': 'x',
        'takeaway/documents/Thumbs.db': 'x',
        'takeaway/desktop.ini': 'x',
        'takeaway/__MACOSX/data/._actions.csv': 'x',
        'takeaway/data/._actions.csv': 'x',
      }),
    );
    expect(pathsOf(archive)).toHaveLength(3);
    expect(archive.ignored().map(({ name }) => name)).toEqual([
      '._actions.csv',
      '._actions.csv',
      '.DS_Store',
      'desktop.ini',
      'Thumbs.db',
    ]);
  });

  it('tells the names that a program changed when it unzipped', async () => {
    const archive = await opened(
      dropped({
        'org/versions/a0a40x1_1': '{}',
        'org/FL1_ a.pdf': 'a',
        'org/FL2__b.pdf': 'b',
        'org/FL3\uf03a c.pdf': 'c',
        'org/FL4': 'd',
        'org/FL5_ e (1).pdf': 'e',
        'org/FL6_ Ma\u0304ori.pdf': 'f',
      }),
    );
    expect(archive.volumes()[0]?.problems).toMatchObject([
      { code: 'Z45', facts: { how: 'colon', count: 5 } },
      { code: 'Z45', facts: { how: 'cut', count: 1, examples: ['FL4'] } },
      { code: 'Z45', facts: { how: 'copy', count: 1, examples: ['FL5_ e (1).pdf'] } },
      { code: 'Z45', facts: { how: 'accents', count: 1 } },
    ]);
    expect(pathsOf(archive)).toContain('FL6_ Ma\u0304ori.pdf');
  });
});

describe('what lies beside or inside a folder', () => {
  it('stays a volume where it is a zip, and a manifest where it is one', async () => {
    const zip = await aVolume({ 'documents/1_20240101000000_Deed.pdf': 'deed' });
    const archive = await opened(
      dropped({
        'all/data/actions.csv': 'action_id\n1\n',
        'all/firm_part_001.zip': zip,
        'all/firm_manifest.txt': 'firm_part_001.zip\n',
      }),
    );
    expect(archive.volumes().map(({ kind, name }) => [kind, name])).toEqual([
      ['zip', 'firm_part_001.zip'],
      ['folder', 'all'],
    ]);
    expect(archive.manifestName).toBe('firm_manifest.txt');
  });

  it('counts once where the zips that a folder was unzipped from lie beside it', async () => {
    const content = { 'data/actions.csv': 'action_id\n1\n', 'documents/1_2_a.pdf': 'deed' };
    const unzipped = Object.fromEntries(
      Object.entries(content).map(([path, text]) => [`all/firm/${path}`, text]),
    );
    const zip = await aVolume(content);
    const one = await opened(dropped({ ...unzipped, 'all/firm.zip': zip }));
    const states = (archive: Archive): unknown =>
      archive.volumes().map(({ name, state }) => [name, state]);
    expect(states(one)).toEqual([
      ['all', 'duplicate'],
      ['firm.zip', 'open'],
    ]);
    expect(one.volumes()[0]?.problems).toContainEqual({
      code: 'Z05',
      facts: { first: 'firm.zip', second: 'all', unzipped: true },
    });
    const used = await opened(dropped(unzipped));
    used.keep();
    await used.add(dropped({ 'firm.zip': zip }), () => undefined, never);
    expect(states(used)).toEqual([
      ['all', 'open'],
      ['firm.zip', 'duplicate'],
    ]);
    const parts = await Promise.all(
      Object.entries(content).map(([path, text]) => aVolume({ [path]: text })),
    );
    const [a, b] = parts;
    if (!a || !b) throw new Error('no parts');
    const many = await opened(dropped({ ...unzipped, 'all/a.zip': a, 'all/b.zip': b }));
    expect(states(many)).toEqual([
      ['a.zip', 'open'],
      ['all', 'duplicate'],
      ['b.zip', 'open'],
    ]);
  });

  it('is left alone where a folder holds a zip and is no backup itself', async () => {
    const zip = await aVolume({ 'data/actions.csv': 'action_id\n1\n' });
    const archive = await opened(
      dropped({ 'Downloads/a.zip': zip, 'Downloads/list.csv': 'a\n', 'Downloads/b.pdf': 'b' }),
    );
    expect(archive.volumes().map(({ name }) => name)).toEqual(['a.zip']);
    expect(archive.ignored().map(({ name }) => name)).toEqual(['b.pdf', 'list.csv']);
  });

  it('is a volume where it is a handful of loose tables', async () => {
    const archive = await opened(dropped({ 'people.csv': 'id\n1\n', 'orders.csv': 'id\n1\n' }));
    expect(archive.volumes()).toMatchObject([{ kind: 'folder', name: 'Loose files', tables: 2 }]);
    const one = await opened(dropped({ 'people.csv': 'id\n1\n' }));
    expect(one.volumes()).toMatchObject([{ kind: 'folder', name: 'people.csv', tables: 1 }]);
  });

  it('is one volume where the folders of a backup are dropped without the one around them', async () => {
    const archive = await opened(
      dropped({ 'data/actions.csv': 'action_id\n', 'documents/1_2_a.pdf': 'a' }),
    );
    expect(archive.volumes()).toMatchObject([{ kind: 'folder', entries: 2, tables: 1 }]);
    expect(pathsOf(archive)).toEqual(['data/actions.csv', 'documents/1_2_a.pdf']);
  });

  it('is no backup where there is neither table nor folder of one', async () => {
    const archive = await opened(dropped({ 'photos/a.jpg': 'a', 'photos/b.jpg': 'b' }));
    expect(archive.volumes()).toEqual([]);
    expect(archive.problems()).toEqual([{ code: 'Z63', facts: { files: 2 } }]);
  });
});
