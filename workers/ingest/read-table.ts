import type { TableEnd, TableOptions, TableSink } from '../contract/reader.ts';
import { type Limits, standardLimits } from './limits.ts';
import { tableBatches } from './table-batches.ts';
import type { Chunks } from './transcode.ts';

/** Batches that were given away and not yet taken. */
const mostInFlight = 2;

/** Reads one CSV into a sink. Resolves when every batch was taken; stops reading when the sink refuses one. */
export async function readTable(
  chunks: Chunks,
  options: TableOptions,
  sink: TableSink,
  limits: Limits = standardLimits,
): Promise<TableEnd> {
  const parts = tableBatches(chunks, options, limits);
  const inFlight: Promise<void>[] = [];
  try {
    for (;;) {
      const { done, value } = await parts.next();
      if (done === true) {
        await Promise.all(inFlight);
        return value;
      }
      if (value.kind === 'header') await sink.begin(value.header);
      else {
        if (inFlight.length === mostInFlight) await inFlight.shift();
        const taken = sink.batch(value.batch);
        // It is awaited later; a refusal must not count as unheard meanwhile.
        taken.catch(() => undefined);
        inFlight.push(taken);
      }
    }
  } finally {
    await Promise.allSettled(inFlight);
    // Only to close the chunks: its result is not asked for.
    await parts.return(undefined as never);
  }
}
