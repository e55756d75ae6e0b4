import { SLACK, writeSentinels } from './bytes.ts';
import type { Limits } from './limits.ts';

/**
 * The bytes that are looked at: as many as fit, whatever the size of the chunks they came in. When records have been
 * read from it the buffer is given away, and what is left goes to the front of a new one.
 */
export class Window {
  bytes: Uint8Array<ArrayBuffer>;
  /** Bytes known; two sentinels stand behind them. */
  end = 0;
  /** No byte comes behind `end`. */
  final = false;
  readonly #limits: Pick<Limits, 'batch' | 'record'>;
  readonly #chunks: AsyncIterator<Uint8Array>;
  /** Bytes that may be known at once. */
  #room: number;
  #chunk: Uint8Array = new Uint8Array(0);

  constructor(chunks: AsyncIterable<Uint8Array>, limits: Pick<Limits, 'batch' | 'record'>) {
    this.#limits = limits;
    this.#chunks = chunks[Symbol.asyncIterator]();
    this.#room = limits.batch;
    this.bytes = bufferFor(this.#room);
  }

  async fill(): Promise<void> {
    const room = this.#room;
    while (this.end < room && !this.final) {
      if (this.#chunk.length === 0) {
        const pulled = await this.#chunks.next();
        if (pulled.done === true) this.final = true;
        else this.#chunk = pulled.value;
      }
      const taken = this.#chunk.subarray(0, room - this.end);
      this.bytes.set(taken, this.end);
      this.end += taken.length;
      this.#chunk = this.#chunk.subarray(taken.length);
    }
    writeSentinels(this.bytes, this.end);
  }

  /** Goes on with the bytes from `at`, in a new buffer with room for as many more; `fill` must follow. */
  advance(at: number): void {
    const rest = this.bytes.subarray(at, this.end);
    const { batch, record } = this.#limits;
    this.#room = Math.max(batch, Math.min(rest.length * 2, record + batch));
    this.bytes = bufferFor(this.#room);
    this.bytes.set(rest);
    this.end = rest.length;
  }
}

/** Buffers are looked at four bytes at a time, so their length is a multiple of that. */
function bufferFor(room: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array(((room + 7) & ~7) + SLACK);
}
