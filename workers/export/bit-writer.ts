/** Bits, the first in the lowest place, as DEFLATE wants them. Keeps the unfinished byte from chunk to chunk. */
export class BitWriter {
  #bytes = new Uint8Array(0);
  #length = 0;
  #bits = 0;
  #count = 0;

  /** Makes room for at least so many bytes more than were taken. */
  reserve(bytes: number): void {
    if (this.#bytes.length < bytes) this.#bytes = new Uint8Array(bytes);
  }

  /** At most 16 bits at once. */
  write(bits: number, count: number): void {
    this.#bits |= bits << this.#count;
    this.#count += count;
    if (this.#count < 16) return;
    this.#bytes[this.#length] = this.#bits;
    this.#bytes[this.#length + 1] = this.#bits >>> 8;
    this.#length += 2;
    this.#bits >>>= 16;
    this.#count -= 16;
  }

  /** The whole bytes written since the last call. */
  take(): Uint8Array<ArrayBuffer> {
    if (this.#length > this.#bytes.length) throw new Error('too little room was reserved');
    const taken = this.#bytes.slice(0, this.#length);
    this.#length = 0;
    return taken;
  }

  /** Fills the last byte with zeros. */
  align(): void {
    for (; this.#count > 0; this.#count -= 8) {
      this.#bytes[this.#length] = this.#bits;
      this.#length += 1;
      this.#bits >>>= 8;
    }
    this.#count = 0;
  }
}
