import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { Archive } from '../../../../workers/archive/archive.ts';
import { entryBytes } from '../../../../workers/archive/one-entry.ts';
import { aVolume } from '../../../support/encrypted-zip.ts';
import { runWell, tempFolder, zipWith7z, zipWithInfoZip } from '../../../support/native.ts';
import { needs } from '../../../support/needs.ts';

const never = new AbortController().signal;
const content: Readonly<Record<string, string>> = {
  'data/actions.csv': 'action_id,name\r\n1,"Deed of the cat"\r\n'.repeat(500),
  'data/empty.csv': '',
  'documents/1_20240101_will, final.txt': 'everything to the cat',
  'documents/2_Māori kōrero.txt': 'kia ora',
};

function aFolder(): string {
  const folder = tempFolder();
  for (const [path, text] of Object.entries(content)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

async function open(files: readonly string[], password?: string): Promise<Archive> {
  const archive = new Archive();
  const sources = files.map((path) => ({
    path: basename(path),
    file: new File([readFileSync(path)], basename(path)),
  }));
  await archive.add(sources, () => undefined, never);
  if (password !== undefined) await archive.unlock(password, never);
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

needs('7z').describe('archives of 7z', () => {
  it.each(['AES128', 'AES192', 'AES256', 'ZipCrypto'] as const)(
    'under %s (A-30, A-32, A-33)',
    async (method) => {
      for (const store of [false, true]) {
        const target = join(tempFolder(), 'out.zip');
        const files = await zipWith7z(aFolder(), target, { password: 'p@ss word', method, store });
        const archive = await open(files, 'wrong');
        expect(archive.volumes().map(({ state }) => state)).toEqual(['locked']);
        await archive.unlock('p@ss word', never);
        expect(await allOf(archive)).toEqual(content);
      }
    },
  );

  it('in byte splits (A-22)', async () => {
    const target = join(tempFolder(), 'out.zip');
    const files = await zipWith7z(aFolder(), target, { password: 'p', volumes: 700, store: true });
    expect(files.length).toBeGreaterThan(3);
    expect(await allOf(await open(files.toReversed(), 'p'))).toEqual(content);
  });
});

needs('zip').describe('archives of Info-ZIP', () => {
  it.each([false, true])('under ZipCrypto, stored: %s (A-33, A-41)', async (store) => {
    const target = join(tempFolder(), 'out.zip');
    const files = await zipWithInfoZip(aFolder(), target, { password: 'café', store });
    const archive = await open(files, 'café');
    expect(archive.volumes()[0]?.encryption).toEqual(['ZipCrypto']);
    expect(await allOf(archive)).toEqual(content);
  });

  it('split into disks, in any order, and with one missing (A-18, A-19)', async () => {
    const folder = tempFolder();
    const source = aFolder();
    writeFileSync(join(source, 'noise.txt'), 'x'.repeat(200_000));
    await runWell('zip', ['-q', '-0', '-r', '-s', '64k', join(folder, 'out.zip'), '.'], {
      cwd: source,
    });
    const files = readdirSync(folder).map((name) => join(folder, name));
    expect(files.length).toBeGreaterThan(3);
    expect(await allOf(await open(files))).toMatchObject(content);
    const lacking = await open(files.filter((path) => !path.endsWith('.z02')));
    expect(lacking.volumes()[0]).toMatchObject({
      state: 'incomplete',
      problems: [{ code: 'Z04', facts: { parts: files.length, missing: ['out.z02'] } }],
    });
    const alone = await open(files.filter((path) => path.endsWith('.zip')));
    expect(alone.volumes()[0]).toMatchObject({ state: 'incomplete', problems: [{ code: 'Z04' }] });
  });
});

needs('python3').describe('archives of python', () => {
  it('with ZIP64 entries written as a stream, a comment, and legacy names', async () => {
    const target = join(tempFolder(), 'out.zip');
    await runWell('python3', ['-'], {
      input: `
import zipfile
with zipfile.ZipFile(${JSON.stringify(target)}, 'w', zipfile.ZIP_DEFLATED) as z:
    z.comment = b'PK\\x05\\x06' * 100
    with z.open('data/actions.csv', 'w', force_zip64=True) as f:
        f.write(b'action_id\\n1\\n')
    info = zipfile.ZipInfo('documents/caf\\xe9.txt')
    z.writestr(info, 'x')
`,
    });
    const archive = await open([target]);
    expect(await allOf(archive)).toEqual({
      'data/actions.csv': 'action_id\n1\n',
      'documents/café.txt': 'x',
    });
  });
});

describe('AE-1, which keeps the checksum too (A-31)', () => {
  /** The same archive as an AE-1 writer would have made it, with this checksum. */
  async function asAe1(crc: number): Promise<Uint8Array<ArrayBuffer>> {
    const bytes = await aVolume(
      { 'a.txt': 'checked twice' },
      { cipher: 'AES-256', descriptor: false },
    );
    const view = new DataView(bytes.buffer);
    const whole = Buffer.from(bytes.buffer);
    for (let at = whole.indexOf('AE'); at >= 0; at = whole.indexOf('AE', at + 1)) {
      if (whole.readUInt16LE(at - 6) === 0x9901) view.setUint16(at - 2, 1, true);
    }
    view.setUint32(14, crc, true);
    view.setUint32(whole.indexOf('PK\x01\x02') + 16, crc, true);
    return bytes;
  }

  it('is checked by both', async () => {
    const folder = tempFolder();
    const right = join(folder, 'right.zip');
    const wrong = join(folder, 'wrong.zip');
    writeFileSync(right, await asAe1(crc32('checked twice')));
    writeFileSync(wrong, await asAe1(1));
    expect(await allOf(await open([right], 'secret'))).toEqual({ 'a.txt': 'checked twice' });
    const archive = await open([wrong], 'secret');
    const { refused } = await archive.unlock('secret', never);
    expect(refused).toMatchObject([{ problem: { code: 'Z13' } }]);
  });
});
