import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '..');
export const cache = path.join(root, '.cache/bench');

export interface Backup {
  folder: string;
  /** The zips. */
  files: string[];
  password: string;
  csvBytes: number;
}

/** A backup of this size, made once: `sizes` are options of the sample maker. */
export function makeBackup(name: string, sizes: Readonly<Record<string, string | number>>): Backup {
  const folder = path.join(cache, name);
  if (!existsSync(path.join(folder, 'sample.json'))) {
    const options = Object.entries(sizes).flatMap(([option, size]) => [
      `--${option}`,
      String(size),
    ]);
    run('npx', ['tsx', 'scripts/sample.ts', ...options, '--seed', '1', '--out', folder]);
  }
  const sample = JSON.parse(readFileSync(path.join(folder, 'sample.json'), 'utf8')) as {
    password: string;
    files: { name: string }[];
  };
  const ledger = JSON.parse(readFileSync(path.join(folder, 'ledger.json'), 'utf8')) as {
    tables?: Record<string, { bytes: number }>;
  };
  return {
    folder,
    files: sample.files.map(({ name: file }) => path.join(folder, file)),
    password: sample.password,
    csvBytes: Object.values(ledger.tables ?? {}).reduce((sum, { bytes }) => sum + bytes, 0),
  };
}

/** What a command prints; fails when it does. */
export function run(command: string, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed: ${stderr}`);
  return stdout;
}
