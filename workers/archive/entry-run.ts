import { BackupError, type Problem } from '../contract/problems.ts';
import type { EntryRun, EntrySource, FolderRun, RunResult, ZipRun } from '../contract/reader.ts';
import { throwIfStopped, wholeFile } from './file-bytes.ts';
import { inLanes } from './lanes.ts';
import { entryBytes } from './one-entry.ts';
import { SmallEntries } from './small-entries.ts';
import { cut } from './volume-entries.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** Files read at the same time. */
const LANES = 8;
const FILES_AT_ONCE = 64;
/** Larger ones are read piece by piece. */
const WHOLE_FILE = 1 << 20;

/**
 * Every entry of a run, whole and verified as `entryBytes` verifies it, in the order of the run; one that cannot be
 * read has its problem in its place. Made for many small entries: the volume is read in windows of some MiB, and
 * what is as an honest writer writes it is opened at once. Ends early only by E01, when stopped.
 */
export function runBytes(
  run: EntryRun,
  signal: AbortSignal,
): AsyncGenerator<RunResult, void, undefined> {
  return 'files' in run ? folderBytes(run, signal) : zipBytes(run, signal);
}

async function* zipBytes(
  run: ZipRun,
  signal: AbortSignal,
): AsyncGenerator<RunResult, void, undefined> {
  const { volume, passwords } = run;
  const small = await SmallEntries.of(passwords);
  for await (const { entry, bytes } of small.open(run)) {
    throwIfStopped(signal);
    // What the quick way does not open and prove is read by the sure one, which also knows why.
    if (bytes) yield { id: entry.id, bytes };
    else yield await outcomeOf(entry.id, { ...entry, volume, passwords }, signal);
  }
}

async function* folderBytes(
  { files }: FolderRun,
  signal: AbortSignal,
): AsyncGenerator<RunResult, void, undefined> {
  for (const some of cut(files, FILES_AT_ONCE)) {
    throwIfStopped(signal);
    yield* await inLanes(some, LANES, (source) => outcomeOf(source.id, source, signal));
  }
}

async function outcomeOf(id: number, source: EntrySource, signal: AbortSignal): Promise<RunResult> {
  try {
    return { id, bytes: await wholeEntry(source, signal) };
  } catch (error) {
    return { id, problem: problemOrThrow(error, signal) };
  }
}

async function wholeEntry(source: EntrySource, signal: AbortSignal): Promise<Bytes> {
  if ('file' in source && source.bytes <= WHOLE_FILE) return wholeFile(source);
  const chunks: Bytes[] = [];
  for await (const chunk of entryBytes(source, signal)) chunks.push(chunk);
  return joined(chunks);
}

function joined(chunks: readonly Bytes[]): Bytes {
  const whole = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

function problemOrThrow(error: unknown, signal: AbortSignal): Problem {
  if (signal.aborted || !(error instanceof BackupError)) throw error;
  return error.problem;
}
