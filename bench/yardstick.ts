import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { schema } from '../workers/formats/actionstep/tables.ts';
import type { Schema } from '../workers/formats/define.ts';
import { cache, run, type Backup } from './backup.ts';

/** Seconds of each step of native tools. */
export interface Yardstick {
  extract: number;
  import: number;
  index: number;
}

export function measureYardstick({ folder, password }: Backup): Yardstick {
  const work = path.join(cache, 'yardstick');
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  const indexes = path.join(work, 'indexes.sql');
  writeFileSync(indexes, keyIndexes());
  const script = ['bench/yardstick.sh', folder, password, path.join(work, 'run'), indexes];
  const seconds = Object.fromEntries(
    run('bash', script)
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { step: string; seconds: number })
      .map(({ step, seconds: taken }) => [step, taken]),
  ) as unknown as Yardstick; // its steps are those of yardstick.sh
  rmSync(work, { recursive: true, force: true });
  return seconds;
}

/** The same key indexes that we make, as the yardstick's SQL. */
function keyIndexes(): string {
  const tables = Object.entries<Schema[string]>(schema);
  return tables
    .filter(([, { file }]) => !file.includes('*'))
    .map(([table, { key }]) => {
      const columns = key.map((column) => `"${column}"`).join(', ');
      return `CREATE INDEX "key_${table}" ON "${table}" (${columns});`;
    })
    .join('\n');
}
