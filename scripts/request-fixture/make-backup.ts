import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { makeSample } from '../sample/make-sample.ts';

const out = path.resolve(import.meta.dirname, '../../.cache/request-fixture');

export interface MadeBackup {
  bytes: Buffer;
  /** Opens the zip in the explorer. */
  password: string;
}

/** A small backup that the explorer opens: one zip, invented from beginning to end. */
export async function makeBackup(): Promise<MadeBackup> {
  const { volumes, options } = await makeSample({ matters: 40, volumes: 1, seed: 6, out });
  const [volume] = volumes;
  if (volume === undefined) throw new Error('the sample maker made no zip');
  return { bytes: await readFile(volume), password: options.password };
}
