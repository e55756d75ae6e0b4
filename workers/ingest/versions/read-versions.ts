import type { ReadVersion, RunResult, VersionSink } from '../../contract/reader.ts';
import { readVersion } from './read-version.ts';

/** Versions handed over at once, and answers waited for. */
const BATCH = 250;
const MOST_IN_FLIGHT = 2;

/** Reads the versions of a run into a sink; of the entries in `whole` the record, too. */
export async function readVersions(
  results: AsyncIterable<RunResult>,
  whole: ReadonlySet<number>,
  sink: VersionSink,
): Promise<void> {
  const inFlight: Promise<void>[] = [];
  let batch: ReadVersion[] = [];
  const give = async (): Promise<void> => {
    if (inFlight.length === MOST_IN_FLIGHT) await inFlight.shift();
    const taken = sink.versions(batch);
    // It is awaited later; a refusal must not count as unheard meanwhile.
    taken.catch(() => undefined);
    inFlight.push(taken);
    batch = [];
  };
  try {
    for await (const result of results) {
      batch.push(readVersion(result, whole.has(result.id)));
      if (batch.length === BATCH) await give();
    }
    if (batch.length > 0) await give();
    await Promise.all(inFlight);
  } finally {
    await Promise.allSettled(inFlight);
  }
}
