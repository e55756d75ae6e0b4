import type { Chunks } from './transcode.ts';

/** The chunks of a file: its head can be looked at before they are read, and every byte is counted. */
export class Source {
  bytesRead = 0;
  readonly #chunks: AsyncIterator<Uint8Array<ArrayBuffer>>;
  #held: Uint8Array<ArrayBuffer>[] = [];
  #isOver = false;

  constructor(chunks: Chunks) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  /** At least `length` bytes, or all there are. */
  async head(length: number): Promise<{ head: Uint8Array<ArrayBuffer>; whole: boolean }> {
    let held = 0;
    while (held < length && !this.#isOver) {
      const chunk = await this.#pull();
      if (!chunk) break;
      held += chunk.length;
      this.#held.push(chunk);
    }
    const joined = new Uint8Array(held);
    let at = 0;
    for (const chunk of this.#held) {
      joined.set(chunk, at);
      at += chunk.length;
    }
    // Cut to length, so that what is seen does not depend on how the file was cut.
    return { head: joined.subarray(0, length), whole: this.#isOver && held <= length };
  }

  /** All bytes but the first ones. */
  async *from(skipped: number): AsyncGenerator<Uint8Array<ArrayBuffer>> {
    let left = skipped;
    for (let chunk = await this.#next(); chunk; chunk = await this.#next()) {
      const cut = Math.min(left, chunk.length);
      left -= cut;
      if (cut < chunk.length) yield chunk.subarray(cut);
    }
  }

  async close(): Promise<void> {
    if (!this.#isOver) await this.#chunks.return?.();
  }

  #next(): Promise<Uint8Array<ArrayBuffer> | null> {
    const held = this.#held.shift();
    return held ? Promise.resolve(held) : this.#pull();
  }

  async #pull(): Promise<Uint8Array<ArrayBuffer> | null> {
    if (this.#isOver) return null;
    const pulled = await this.#chunks.next();
    if (pulled.done === true) {
      this.#isOver = true;
      return null;
    }
    this.bytesRead += pulled.value.length;
    return pulled.value;
  }
}
