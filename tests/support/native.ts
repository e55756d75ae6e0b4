import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { open, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';

export interface RunOptions {
  cwd?: string;
  /** Text or bytes given to the command's standard input. */
  input?: string | Uint8Array;
  env?: Readonly<Record<string, string>>;
}

export interface RunResult {
  stdout: string;
  stderr: string;
  code: number;
}

/** Runs a command to its end; a failing exit code is returned, a command that cannot start is thrown. */
export function run(
  command: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<RunResult> {
  return new Promise((resolved, rejected) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: { ...process.env, ...options.env },
    });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (bytes: Buffer) => out.push(bytes));
    child.stderr.on('data', (bytes: Buffer) => err.push(bytes));
    child.on('error', rejected);
    child.on('close', (code) => {
      const text = (parts: Buffer[]): string => Buffer.concat(parts).toString('utf8');
      resolved({ stdout: text(out), stderr: text(err), code: code ?? -1 });
    });
    child.stdin.on('error', () => undefined); // a command may end without reading its input
    child.stdin.end(options.input ?? '');
  });
}

/** Like `run`, but a failing exit code is thrown with what the command said. */
export async function runWell(
  command: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<string> {
  const { stdout, stderr, code } = await run(command, args, options);
  if (code !== 0) throw new Error(`${command} ended with ${code}: ${stderr || stdout}`);
  return stdout;
}

const folders: string[] = [];
process.on('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A new empty folder, removed with the process. */
export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'strongroom-'));
  folders.push(folder);
  return folder;
}

export interface SevenZipOptions {
  password?: string;
  method?: 'AES256' | 'AES192' | 'AES128' | 'ZipCrypto';
  /** Bytes per part: 7z writes out.zip.001, .002, …. */
  volumes?: number;
  store?: boolean;
}

/** Zips what a folder holds (not the folder itself) with 7z; returns the files written, in order. */
export async function zipWith7z(
  folder: string,
  outFile: string,
  options: SevenZipOptions = {},
): Promise<string[]> {
  const target = resolve(outFile);
  const args = ['a', '-tzip', '-bd', '-y', options.store ? '-mx0' : '-mx1', '-mcu=on'];
  if (options.password !== undefined) {
    args.push(`-p${options.password}`, `-mem=${options.method ?? 'AES256'}`);
  }
  if (options.volumes !== undefined) args.push(`-v${options.volumes}b`);
  await runWell('7z', [...args, target, ...contentOf(folder)], { cwd: folder });
  return writtenParts(target);
}

export interface InfoZipOptions {
  password?: string;
  store?: boolean;
}

/** Zips what a folder holds with Info-ZIP's `zip` (ZipCrypto when a password is given). */
export async function zipWithInfoZip(
  folder: string,
  outFile: string,
  options: InfoZipOptions = {},
): Promise<string[]> {
  const target = resolve(outFile);
  const args = ['-q', '-r', options.store ? '-0' : '-1'];
  if (options.password !== undefined) args.push('-e', '-P', options.password);
  await runWell('zip', [...args, target, ...contentOf(folder)], { cwd: folder });
  return [target];
}

/** Cuts a file into pieces beside it: name.001, name.002, …; the original stays. */
export async function splitBytes(file: string, bytes: number): Promise<string[]> {
  if (!Number.isInteger(bytes) || bytes < 1)
    throw new RangeError('a piece needs at least one byte');
  const source = await open(file, 'r');
  try {
    const { size } = await source.stat();
    const parts: string[] = [];
    for (let from = 0; from < size; from += bytes) {
      const piece = Buffer.alloc(Math.min(bytes, size - from));
      await source.read(piece, 0, piece.length, from);
      const part = `${file}.${String(parts.length + 1).padStart(3, '0')}`;
      await writeFile(part, piece);
      parts.push(part);
    }
    return parts;
  } finally {
    await source.close();
  }
}

function contentOf(folder: string): string[] {
  return readdirSync(folder)
    .sort()
    .map((name) => `./${name}`);
}

function writtenParts(target: string): string[] {
  const name = basename(target);
  return readdirSync(dirname(target))
    .filter((file) => file === name || /^\.\d{3,}$/.test(file.slice(name.length)))
    .filter((file) => file.startsWith(name))
    .sort()
    .map((file) => join(dirname(target), file));
}
