import { describe, expect, it } from 'vitest';
import type { Batch, TableSink } from '../../../../workers/contract/reader.ts';
import { standardLimits } from '../../../../workers/ingest/limits.ts';
import { readTable } from '../../../../workers/ingest/read-table.ts';
import { cut, utf8 } from './reading.ts';

const limits = { ...standardLimits, batch: 256 };
const options = { table: 'sample', expected: [] };
const rows = (count: number): Uint8Array<ArrayBuffer> =>
  utf8(`id,name\n${Array.from({ length: count }, (_, i) => `${i},name ${i}\n`).join('')}`);

/** Takes batches one by one when told to. */
class SlowSink implements TableSink {
  readonly batches: Batch[] = [];
  most = 0;
  #waiting: (() => void)[] = [];
  #begun = false;

  begin(): Promise<void> {
    this.#begun = true;
    return Promise.resolve();
  }

  batch(batch: Batch): Promise<void> {
    if (!this.#begun) throw new Error('a batch before the header');
    this.batches.push(batch);
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.most = Math.max(this.most, this.#waiting.length);
    });
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  take(): void {
    this.#waiting.shift()?.();
  }
}

/** Lets everything happen that waits for nothing but promises. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('reading into a sink', () => {
  it('C-45 keeps two batches in flight and no more, and ends when all are taken', async () => {
    const sink = new SlowSink();
    const reading = readTable(cut(rows(200), [50]), options, sink, limits);
    const state = { ended: false };
    void reading.finally(() => (state.ended = true));
    await settle();
    expect(sink.batches).toHaveLength(2);
    while (!state.ended) {
      expect(sink.waiting).toBeGreaterThan(0);
      sink.take();
      await settle();
    }
    const end = await reading;
    expect(sink.most).toBe(2);
    expect(sink.batches.length).toBeGreaterThan(5);
    expect(sink.batches.reduce((sum, batch) => sum + batch.rows, 0)).toBe(200);
    expect(sink.batches.at(-1)?.bytesRead).toBe(end.totals.bytes.total);
  });

  it('gives buffers away that belong to one batch each', async () => {
    const sink = new SlowSink();
    const reading = readTable(cut(rows(100), [64]), options, sink, limits);
    for (let taken = 0; taken < 20; taken += 1) {
      await settle();
      for (const { bytes, spans, records } of sink.batches.splice(0)) {
        structuredClone(null, { transfer: [bytes.buffer, spans.buffer, records.buffer] });
      }
      sink.take();
    }
    expect((await reading).totals.stored).toBe(100);
  });

  it('stops, and closes the chunks, when the sink refuses a batch', async () => {
    let closed = false;
    async function* chunks(): AsyncGenerator<Uint8Array<ArrayBuffer>> {
      try {
        yield* cut(rows(10));
        for (;;) yield* cut(utf8('1,x\n'.repeat(1_000)));
      } finally {
        closed = true;
      }
    }
    const sink: TableSink = {
      begin: () => Promise.resolve(),
      batch: () => Promise.reject(new Error('no room')),
    };
    await expect(readTable(chunks(), options, sink, limits)).rejects.toThrow('no room');
    expect(closed).toBe(true);
  });

  it('C-60 fails as its source does, whatever came before', async () => {
    async function* chunks(): AsyncGenerator<Uint8Array<ArrayBuffer>> {
      yield* cut(rows(200_000), [65_536]);
      throw new Error('the code at the end is wrong');
    }
    let taken = 0;
    const sink: TableSink = {
      begin: () => Promise.resolve(),
      batch: ({ rows: count }) => {
        taken += count;
        return Promise.resolve();
      },
    };
    await expect(readTable(chunks(), options, sink)).rejects.toThrow(
      'the code at the end is wrong',
    );
    expect(taken).toBeGreaterThan(0);
  });
});
