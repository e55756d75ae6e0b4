import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readDirectory } from '../../../../workers/archive/directory.ts';
import { runBytes } from '../../../../workers/archive/entry-run.ts';
import { configureZip, entryBytes } from '../../../../workers/archive/one-entry.ts';
import { SmallEntries } from '../../../../workers/archive/small-entries.ts';
import { BackupError } from '../../../../workers/contract/problems.ts';
import type { EntrySource, ZipRun } from '../../../../workers/contract/reader.ts';
import { aMixedVolume, aVolume, type Cipher } from '../../../support/encrypted-zip.ts';

const never = new AbortController().signal;
const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
const secret = utf8('secret');

beforeAll(() => {
  const module = createRequire(import.meta.url).resolve('@zip.js/zip.js/dist/zip-module.wasm');
  configureZip(`data:application/wasm;base64,${readFileSync(module, 'base64')}`);
});
afterAll(() => configureZip(null));

/** Every entry that the directory lists, as one run. */
async function runOf(
  bytes: Uint8Array<ArrayBuffer>,
  passwords: readonly Uint8Array<ArrayBuffer>[] = [secret],
): Promise<ZipRun> {
  const volume = new Blob([bytes]);
  const { directory } = await readDirectory(volume, 'a.zip');
  const indexes = Array.from({ length: directory?.count ?? 0 }, (_, index) => index);
  const entries = indexes.flatMap((index) => {
    if (!directory) return [];
    const [record, offset, end] = [
      directory.record(index),
      directory.offset(index),
      directory.end(index),
    ];
    return [{ id: index + 10, record, offset, end, path: `entry ${index}` }];
  });
  return { volume, passwords, entries: entries.sort((a, b) => a.offset - b.offset) };
}

type Outcome = { id: number; text: string } | { id: number; code: string };

async function outcomesOf(run: ZipRun): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for await (const result of runBytes(run, never)) {
    if ('bytes' in result) outcomes.push({ id: result.id, text: latin(result.bytes) });
    else outcomes.push({ id: result.id, code: result.problem.code });
  }
  return outcomes;
}

const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

/** The same, entry by entry, as everything else is read. */
async function surely({ entries, volume, passwords }: ZipRun): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const { id, ...entry } of entries) {
    outcomes.push({ id, ...(await sureOutcome({ ...entry, volume, passwords })) });
  }
  return outcomes;
}

async function sureOutcome(source: EntrySource): Promise<{ text: string } | { code: string }> {
  const chunks: Uint8Array[] = [];
  try {
    for await (const chunk of entryBytes(source, never)) chunks.push(chunk);
    return { text: latin(Buffer.concat(chunks)) };
  } catch (error) {
    if (!(error instanceof BackupError)) throw error;
    return { code: error.problem.code };
  }
}

/** How many of the entries the quick way opens. */
async function quickCount(run: ZipRun): Promise<number> {
  const small = await SmallEntries.of(run.passwords);
  let count = 0;
  for await (const { bytes } of small.open(run)) count += bytes ? 1 : 0;
  return count;
}

const ciphers: Cipher[] = ['none', 'ZipCrypto', 'AES-128', 'AES-192', 'AES-256'];
const texts = { 'a.json': '{"a":1}', 'b.json': `{"b":"${'long '.repeat(900)}"}`, 'c.json': '' };

describe.each(ciphers)('a run under %s', (cipher) => {
  it.each([
    { level: 0, descriptor: true },
    { level: 6, descriptor: false },
    { level: 6, descriptor: true, zip64: true },
  ])('is opened the quick way: %o', async (options) => {
    const run = await runOf(await aVolume(texts, { cipher, ...options }));
    const told = Object.values(texts).map((text, index) => ({ id: index + 10, text }));
    expect(await outcomesOf(run)).toEqual(told);
    // An empty one may be written in ways that are left to the sure reading.
    expect(await quickCount(run)).toBeGreaterThanOrEqual(2);
  });

  it('gives the same bytes, or the same problem, as reading one by one, whatever byte is changed', async () => {
    const level = fc.sample(fc.constantFrom(0, 6), {
      numRuns: 1,
      seed: ciphers.indexOf(cipher),
    })[0];
    const sound = await aVolume(texts, { cipher, level: level ?? 6 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(sound.length - 1), fc.integer({ min: 1, max: 255 })), {
          minLength: 1,
          maxLength: 3,
        }),
        async (changes) => {
          const bytes = sound.slice();
          for (const [at, flip] of changes) bytes[at] = (bytes[at] ?? 0) ^ flip;
          const run = await runOf(bytes);
          expect(await outcomesOf(run)).toEqual(await surely(run));
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('a run', () => {
  it('opens entries of different passwords, and tells the ones that none opens', async () => {
    const bytes = await aMixedVolume([
      { name: 'a', content: 'first', cipher: 'AES-256', password: 'secret' },
      { name: 'b', content: 'second', cipher: 'AES-256', password: 'other' },
      { name: 'c', content: 'third', cipher: 'AES-256', password: 'third' },
      { name: 'd', content: 'fourth' },
    ]);
    const run = await runOf(bytes, [secret, utf8('other')]);
    expect(await outcomesOf(run)).toEqual([
      { id: 10, text: 'first' },
      { id: 11, text: 'second' },
      { id: 12, code: 'Z13' },
      { id: 13, text: 'fourth' },
    ]);
    expect(await outcomesOf({ ...run, passwords: [] })).toMatchObject([
      { code: 'Z10' },
      { code: 'Z10' },
      { code: 'Z10' },
      { text: 'fourth' },
    ]);
  });

  it('reads over the edges of its windows, and large entries in between', async () => {
    const large = 'x'.repeat(1_200_000);
    const many = Object.fromEntries(
      Array.from({ length: 900 }, (_, at) => [`n${at}`, `${at} `.repeat(2_000)]),
    );
    const content = { ...many, large, last: 'last' };
    const run = await runOf(await aVolume(content, { level: 0 }));
    const outcomes = await outcomesOf(run);
    expect(outcomes.map((one) => ('text' in one ? one.text : one.code))).toEqual(
      Object.values(content),
    );
    expect(await quickCount(run)).toBe(901);
  });

  it('is read one by one where there is no module', async () => {
    const run = await runOf(await aVolume(texts, { cipher: 'AES-256' }));
    const quick = await outcomesOf(run);
    configureZip(null);
    expect(await outcomesOf(run)).toEqual(quick);
    expect(await quickCount(run)).toBe(0);
  });

  it('stops when told to', async () => {
    const run = await runOf(await aVolume(texts));
    const controller = new AbortController();
    const results = runBytes(run, controller.signal);
    await results.next();
    controller.abort();
    await expect(results.next()).rejects.toMatchObject({ problem: { code: 'E01' } });
  });
});
