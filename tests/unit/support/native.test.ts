import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  run,
  runWell,
  splitBytes,
  tempFolder,
  zipWith7z,
  zipWithInfoZip,
} from '../../support/native.ts';
import { isOnPath } from '../../../scripts/on-path.ts';
import { needs } from '../../support/needs.ts';

function aFolder(): string {
  const folder = tempFolder();
  writeFileSync(join(folder, 'a note.txt'), 'hello '.repeat(2000));
  writeFileSync(
    join(folder, '-odd.bin'),
    Buffer.from(Array.from({ length: 3000 }, (_, at) => (at * at) % 251)),
  );
  return folder;
}

describe('run', () => {
  it('gives back what a command said, and its code', async () => {
    const script = 'process.stdin.pipe(process.stdout); console.error("e"); process.exitCode = 3';
    const said = await run(process.execPath, ['-e', script], { input: 'in' });
    expect(said).toEqual({ stdout: 'in', stderr: 'e\n', code: 3 });
    await expect(runWell(process.execPath, ['-e', 'process.exit(2)'])).rejects.toThrow(
      'ended with 2',
    );
    await expect(run('no-such-command-here', [])).rejects.toThrow('ENOENT');
  });
});

describe('needs', () => {
  it('knows what is on PATH', () => {
    expect(isOnPath('node')).toBe(true);
    expect(isOnPath('no-such-command-here')).toBe(false);
  });
});

describe('splitBytes', () => {
  it('cuts a file into pieces that join to the whole', async () => {
    const file = join(tempFolder(), 'x.zip');
    writeFileSync(file, Buffer.from(Array.from({ length: 1001 }, (_, at) => at % 256)));
    const parts = await splitBytes(file, 250);
    expect(parts.map((part) => basename(part))).toEqual(
      ['1', '2', '3', '4', '5'].map((n) => `x.zip.00${n}`),
    );
    expect(Buffer.concat(parts.map((part) => readFileSync(part)))).toEqual(readFileSync(file));
    expect(existsSync(file)).toBe(true);
  });
});

describe('native zips', () => {
  needs('7z').it('7z locks with AES-256 or ZipCrypto, and cuts into volumes', async () => {
    const folder = aFolder();
    const out = tempFolder();
    const [aes = ''] = await zipWith7z(folder, join(out, 'aes.zip'), { password: 'pw' });
    expect(await runWell('7z', ['l', '-slt', aes])).toContain('Method = AES-256');
    const [old = ''] = await zipWith7z(folder, join(out, 'old.zip'), {
      password: 'pw',
      method: 'ZipCrypto',
    });
    expect(await runWell('7z', ['l', '-slt', old])).toContain('Method = ZipCrypto');
    const parts = await zipWith7z(folder, join(out, 'cut.zip'), { volumes: 1000, store: true });
    expect(parts.length).toBeGreaterThan(10);
    expect(parts[0]).toMatch(/cut\.zip\.001$/);
  });

  needs('zip', 'unzip').it('zip locks with ZipCrypto', async () => {
    const [file = ''] = await zipWithInfoZip(aFolder(), join(tempFolder(), 'x.zip'), {
      password: 'pw',
    });
    expect(await runWell('unzip', ['-t', '-P', 'pw', file])).toContain('No errors detected');
    expect((await run('unzip', ['-t', '-P', 'no', file])).code).not.toBe(0);
  });
});
