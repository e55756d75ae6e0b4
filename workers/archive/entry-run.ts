import { BackupError, type Problem } from '../contract/problems.ts';
import type { EntryRun, EntrySource, RunResult } from '../contract/reader.ts';
import { entryBytes } from './one-entry.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/**
 * Every entry of a run, whole and verified, in the order of the run; one that cannot be read has its problem in
 * its place. Ends early only by E01, when stopped.
 */
export async function* runBytes(
  run: EntryRun,
  signal: AbortSignal,
): AsyncGenerator<RunResult, void, undefined> {
  for (const { id, source } of sourcesOf(run)) {
    try {
      yield { id, bytes: await wholeEntry(source, signal) };
    } catch (error) {
      yield { id, problem: problemOrThrow(error, signal) };
    }
  }
}

function sourcesOf(run: EntryRun): { id: number; source: EntrySource }[] {
  if ('files' in run) return run.files.map((source) => ({ id: source.id, source }));
  const { volume, passwords } = run;
  return run.entries.map((entry) => ({ id: entry.id, source: { ...entry, volume, passwords } }));
}

async function wholeEntry(source: EntrySource, signal: AbortSignal): Promise<Bytes> {
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
