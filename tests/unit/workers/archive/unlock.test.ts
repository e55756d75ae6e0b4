import { describe, expect, it } from 'vitest';
import { Archive } from '../../../../workers/archive/archive.ts';
import { entryBytes } from '../../../../workers/archive/one-entry.ts';
import { passwordVariants } from '../../../../workers/archive/password-variants.ts';
import type { Problem } from '../../../../workers/contract/problems.ts';
import { aMixedVolume, aVolume, type Cipher } from '../../../support/encrypted-zip.ts';

const never = new AbortController().signal;
type Bytes = Uint8Array<ArrayBuffer>;

const content = {
  'data/actions.csv': 'action_id,name\n1,Deed of the cat\n',
  'documents/1_will.txt':
    'I leave everything to the cat, and the cat may leave it to whom it likes.',
  'documents/2_empty.txt': '',
};

async function lockedArchive(volumes: Readonly<Record<string, Bytes>>): Promise<Archive> {
  const archive = new Archive();
  const files = Object.entries(volumes).map(([name, bytes]) => ({
    path: name,
    file: new File([bytes], name),
  }));
  await archive.add(files, () => undefined, never);
  return archive;
}

async function allOf(archive: Archive): Promise<Record<string, string>> {
  const read: Record<string, string> = {};
  for (const { id, path } of archive.paths()) {
    const chunks: Uint8Array[] = [];
    for await (const chunk of entryBytes(archive.source(id), never)) chunks.push(chunk);
    read[path] = Buffer.concat(chunks).toString();
  }
  return read;
}

async function codes(archive: Archive, password: string): Promise<string[]> {
  const { refused } = await archive.unlock(password, never);
  return refused.map(({ problem }) => problem.code);
}

const states = (archive: Archive): string[] => archive.volumes().map(({ state }) => state);

const ciphers: Cipher[] = ['AES-128', 'AES-192', 'AES-256', 'ZipCrypto'];

describe.each(ciphers)('a volume under %s', (cipher) => {
  it.each([0, 6])(
    'opens with its password and no other, at level %i (A-30, A-33, A-35)',
    async (level) => {
      const archive = await lockedArchive({ 'a.zip': await aVolume(content, { cipher, level }) });
      expect(states(archive)).toEqual(['locked']);
      expect(archive.volumes()[0]?.encryption).toEqual([cipher]);
      expect([...archive.paths()].map(({ path, readable }) => [path, readable])).toContainEqual([
        'documents/1_will.txt',
        false,
      ]);
      for (const wrong of ['wrong', 'Secret', 'secre', 'secrett']) {
        expect(await archive.unlock(wrong, never)).toEqual({
          opened: [],
          refused: [{ volume: 1, problem: { code: 'Z11', facts: { name: 'a.zip' } } }],
        });
      }
      expect(await archive.unlock('secret', never)).toEqual({ opened: [1], refused: [] });
      expect(states(archive)).toEqual(['open']);
      expect(await allOf(archive)).toEqual(content);
    },
  );

  it('opens with what was pasted or typed elsewhere (A-41, A-42)', async () => {
    const bytes = await aVolume(content, { cipher, password: 'pässword' });
    for (const typed of ['pässword', ' pässword\n', 'pa\u0308ssword']) {
      const archive = await lockedArchive({ 'a.zip': bytes });
      if (cipher === 'ZipCrypto') continue; // the library that writes it keeps low bytes of UTF-16 only
      expect(await codes(archive, typed)).toEqual([]);
      expect(await allOf(archive)).toEqual(content);
    }
  });
});

describe('ZipCrypto', () => {
  it('does not take one of hundreds of wrong passwords that its 1-byte check lets through (A-36)', async () => {
    const stored = await aVolume(content, { cipher: 'ZipCrypto', level: 0 });
    const single = await aVolume(
      { 'a.txt': 'a single stored entry' },
      { cipher: 'ZipCrypto', level: 0 },
    );
    const archive = await lockedArchive({ 'a.zip': stored, 'b.zip': single });
    for (let turn = 0; turn < 150; turn++) {
      expect(await codes(archive, `wrong ${turn}`)).toEqual(['Z11', 'Z11']);
    }
    expect(await codes(archive, 'secret')).toEqual([]);
  }, 20_000);

  it('opens with a password in a Windows or DOS character set (A-41)', async () => {
    for (const password of ['caf\u00e9', 'caf\u0082']) {
      const bytes = await aVolume(content, { cipher: 'ZipCrypto', password });
      const archive = await lockedArchive({ 'a.zip': bytes });
      expect(await codes(archive, 'café')).toEqual([]);
    }
  });
});

describe('several volumes', () => {
  it('are opened by every password that is given, each its own (A-40)', async () => {
    const archive = await lockedArchive({
      'a.zip': await aVolume(content, { cipher: 'AES-256', password: 'one' }),
      'b.zip': await aVolume({ 'b.txt': 'b' }, { cipher: 'ZipCrypto', password: 'two' }),
      'c.zip': await aVolume({ 'c.txt': 'c' }),
    });
    expect(states(archive)).toEqual(['locked', 'locked', 'open']);
    expect(await archive.unlock('one', never)).toMatchObject({
      opened: [1],
      refused: [{ volume: 2, problem: { code: 'Z11' } }],
    });
    expect(await archive.unlock('two', never)).toEqual({ opened: [2], refused: [] });
    expect(await allOf(archive)).toMatchObject({ ...content, 'b.txt': 'b', 'c.txt': 'c' });
  });

  it('with equal directories are told apart by their content', async () => {
    const one = await aVolume({ 'a.txt': 'one' }, { cipher: 'AES-256' });
    const two = await aVolume({ 'a.txt': 'two' }, { cipher: 'AES-256' });
    const directory = Buffer.from(one).indexOf('PK\x01\x02');
    const twin = Uint8Array.from([...two.slice(0, directory), ...one.slice(directory)]);
    const archive = await lockedArchive({ 'a.zip': one, 'b.zip': twin, 'c.zip': one });
    expect(new Set(archive.volumes().map(({ fingerprint }) => fingerprint)).size).toBe(1);
    expect(states(archive)).toEqual(['locked', 'locked', 'duplicate']);
  });

  it('that come late are opened by the password that is known', async () => {
    const archive = await lockedArchive({ 'a.zip': await aVolume(content, { cipher: 'AES-256' }) });
    await archive.unlock('secret', never);
    const late = await aVolume({ 'late.txt': 'late' }, { cipher: 'AES-256' });
    const file = { path: 'b.zip', file: new File([late], 'b.zip') };
    await archive.add([file], () => undefined, never);
    expect(states(archive)).toEqual(['open', 'open']);
    expect(await allOf(archive)).toMatchObject({ 'late.txt': 'late' });
  });
});

describe('several passwords inside one volume (A-39)', () => {
  it('open it in parts, and every part can be read', async () => {
    const entries = [1, 2, 3, 4].map((at) => ({
      name: `${at}.txt`,
      content: `content number ${at}`,
      cipher: 'AES-256' as const,
      password: at <= 2 ? 'one' : 'two',
    }));
    const archive = await lockedArchive({ 'a.zip': await aMixedVolume(entries) });
    const mixed: Problem = { code: 'Z12', facts: { count: 2, of: 4 } };
    expect(await archive.unlock('one', never)).toEqual({
      opened: [1],
      refused: [{ volume: 1, problem: mixed }],
    });
    expect(archive.volumes()[0]).toMatchObject({ state: 'open', problems: [mixed] });
    expect(await codes(archive, 'three')).toEqual(['Z11']);
    expect(archive.volumes()[0]?.problems).toEqual([mixed]);
    expect(await archive.unlock('two', never)).toEqual({ opened: [1], refused: [] });
    expect(archive.volumes()[0]?.problems).toEqual([]);
    expect(Object.keys(await allOf(archive))).toHaveLength(4);
  });
});

describe('damage', () => {
  /** One bit of the last byte of each entry's packed content: the authentication code. */
  function withBrokenCodes(bytes: Bytes, names: readonly string[]): Bytes {
    const changed = bytes.slice();
    for (const name of names) {
      const local = Buffer.from(changed).indexOf(name) - 30;
      const view = new DataView(changed.buffer);
      const start =
        local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
      const end = Buffer.from(changed).indexOf('PK', start + 1);
      changed[end - 1] = (changed[end - 1] ?? 0) ^ 1;
    }
    return changed;
  }

  it('of some entries does not keep the others locked (A-37, A-44)', async () => {
    const whole = await aVolume(content, { cipher: 'AES-256' });
    const damaged = withBrokenCodes(whole, ['data/actions.csv']);
    const archive = await lockedArchive({ 'a.zip': damaged });
    expect(await codes(archive, 'wrong')).toEqual(['Z11']);
    expect(await codes(archive, 'secret')).toEqual([]);
    await expect(allOf(archive)).rejects.toMatchObject({ problem: { code: 'Z31' } });
  });

  it('of all entries is not told as a wrong password', async () => {
    const whole = await aVolume(content, { cipher: 'AES-256' });
    const damaged = withBrokenCodes(whole, ['data/actions.csv', 'documents/1_will.txt']);
    const archive = await lockedArchive({ 'a.zip': damaged });
    expect(await codes(archive, 'wrong')).toEqual(['Z11']);
    expect(await codes(archive, 'secret')).toEqual(['Z13']);
  });
});

describe('a password that cannot be checked', () => {
  it('is taken, and said to be unchecked, when all locked files are empty (A-38)', async () => {
    const bytes = await aVolume({ 'a.txt': '', 'b.txt': '' }, { cipher: 'AES-256' });
    const archive = await lockedArchive({ 'a.zip': bytes });
    expect(await archive.unlock('anything', never)).toEqual({ opened: [1], refused: [] });
    expect(archive.volumes()[0]).toMatchObject({ state: 'open', problems: [{ code: 'Z61' }] });
  });

  it('is asked for again when it is empty, and is no burden when it is long (A-43)', async () => {
    const archive = await lockedArchive({ 'a.zip': await aVolume(content, { cipher: 'AES-256' }) });
    expect(await codes(archive, '')).toEqual(['Z10']);
    expect(await codes(archive, '🐈'.repeat(5000))).toEqual(['Z11']);
  });
});

describe('passwordVariants', () => {
  it('are few, different, and begin with what was typed', () => {
    const texts = (typed: string): string[] =>
      passwordVariants(typed).map((bytes) => Buffer.from(bytes).toString('latin1'));
    expect(texts('plain')).toEqual(['plain']);
    expect(texts(' plain ')).toEqual([' plain ', 'plain']);
    expect(texts('')).toEqual([]);
    expect(texts('café')[0]).toBe(Buffer.from('café').toString('latin1'));
    expect(texts(' cafe\u0301 ').length).toBeLessThanOrEqual(6);
  });
});
