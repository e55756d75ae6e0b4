import { ArchiveError, type Problem } from '../contract/problems.ts';
import type { ZipSource } from '../contract/reader.ts';
import type { Directory } from './directory.ts';
import { METHOD } from './directory-entry.ts';
import { acceptsPassword, tryPassword, type Trial } from './one-entry.ts';
import { lockedEntries, pickProbes } from './pick-probes.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** The part of a volume that unlocking needs. */
export interface LockedVolume {
  name: string;
  directory: Directory;
  /** Passwords that already open some of its entries. */
  passwords: readonly Bytes[];
  source(index: number): ZipSource;
}

/** The password that opens the volume, in the bytes that do, and what is left to say; or why none does. */
export interface Unlocking {
  password: Bytes | null;
  problem: Problem | null;
}

/** Entries asked whether they take the password too, where a volume has more than a few. */
const SAMPLE = 3;
const FEW = 8;
const MAX_COUNTED = 1000;

/** Tries each form of a password until one is proven by an entry whose content is verified to its end. */
export async function unlockVolume(
  volume: LockedVolume,
  variants: readonly Bytes[],
  signal: AbortSignal,
): Promise<Unlocking> {
  const [first] = variants;
  if (!first) return { password: null, problem: { code: 'Z10', facts: { name: volume.name } } };
  const probes = await openProbes(volume, signal);
  if (probes.length === 0) {
    return { password: first, problem: { code: 'Z61', facts: { name: volume.name } } };
  }
  const attempts: Attempt[] = [];
  for (const password of variants) {
    const attempt = await tryOnProbes(volume, probes, password, signal);
    if (attempt.isProven) {
      return { password, problem: await otherPasswords(volume, password, signal) };
    }
    attempts.push(attempt);
  }
  return { password: null, problem: refusal(volume, probes, attempts) };
}

/** Where some entries are open already, the ones that are not are asked. */
async function openProbes(volume: LockedVolume, signal: AbortSignal): Promise<readonly number[]> {
  if (volume.passwords.length === 0) return pickProbes(volume.directory);
  const refusing = await refusingEntries(volume, volume.passwords, signal, MAX_COUNTED);
  return refusing.indexes.slice(0, FEW);
}

interface Attempt {
  isProven: boolean;
  trials: readonly Trial[];
}

/** One entry that verifies is proof; stored ZipCrypto content is asked for a second one where there is any. */
async function tryOnProbes(
  volume: LockedVolume,
  probes: readonly number[],
  password: Bytes,
  signal: AbortSignal,
): Promise<Attempt> {
  const trials: Trial[] = [];
  let proofs = 0;
  for (const index of probes) {
    const trial = await tryPassword(volume.source(index), password, signal);
    trials.push(trial);
    if (trial === 'opens') proofs += isWeakProof(volume.directory, index) ? 1 : 2;
    if (proofs >= 2) return { isProven: true, trials };
  }
  return { isProven: proofs > 0 && !trials.includes('refused'), trials };
}

function isWeakProof(directory: Directory, index: number): boolean {
  const { encryption, method } = directory.entry(index);
  return encryption === 'ZipCrypto' && method === METHOD.stored;
}

/** Z12 when entries of the volume take another password; Z13 for one entry, which may as well be damaged. */
async function otherPasswords(
  volume: LockedVolume,
  password: Bytes,
  signal: AbortSignal,
): Promise<Problem | null> {
  const passwords = [...volume.passwords, password];
  const sample = await refusingEntries(volume, passwords, signal, SAMPLE);
  if (sample.indexes.length === 0) return null;
  const { indexes, asked } = await refusingEntries(volume, passwords, signal, MAX_COUNTED);
  const [only] = indexes;
  if (indexes.length === 1 && asked > 2 && only !== undefined) {
    return { code: 'Z13', facts: { entry: volume.source(only).path } };
  }
  return { code: 'Z12', facts: { count: indexes.length, of: asked } };
}

/** Asks entries, evenly spread, by their verifiers: all of them where there are few, else about `limit`. */
async function refusingEntries(
  volume: LockedVolume,
  passwords: readonly Bytes[],
  signal: AbortSignal,
  limit: number,
): Promise<{ indexes: number[]; asked: number }> {
  const locked = Array.from(lockedEntries(volume.directory), ({ index }) => index);
  const count = locked.length <= FEW ? locked.length : Math.min(limit, locked.length);
  const step = count > 1 ? (locked.length - 1) / (count - 1) : 1;
  const indexes: number[] = [];
  for (let turn = 0; turn < count; turn++) {
    const index = locked[Math.round(turn * step)] ?? 0;
    if (!(await takesOneOf(volume.source(index), passwords, signal))) indexes.push(index);
  }
  return { indexes, asked: count };
}

/** An entry that cannot be read for another reason does not speak against the password. */
async function takesOneOf(
  source: ZipSource,
  passwords: readonly Bytes[],
  signal: AbortSignal,
): Promise<boolean> {
  try {
    for (const password of passwords) {
      if (await acceptsPassword(source, password, signal)) return true;
    }
    return false;
  } catch (error) {
    if (error instanceof ArchiveError && !error.problem.code.startsWith('Z5')) return true;
    throw error;
  }
}

/**
 * Entries that take the password but fail to verify are damaged only if chance cannot explain it: a wrong password
 * is taken by one AES entry in 65,536, and by one ZipCrypto entry in 256.
 */
function refusal(
  volume: LockedVolume,
  probes: readonly number[],
  attempts: readonly Attempt[],
): Problem {
  const wrong: Problem = { code: 'Z11', facts: { name: volume.name } };
  const [probe] = probes;
  if (probe === undefined) return wrong;
  const isZipCrypto = volume.directory.entry(probe).encryption === 'ZipCrypto';
  const isBeyondChance = ({ trials }: Attempt): boolean =>
    trials.every((trial) => trial !== 'refused') && (!isZipCrypto || trials.length >= 3);
  if (!attempts.some(isBeyondChance)) return wrong;
  return { code: 'Z13', facts: { entry: volume.source(probe).path } };
}
