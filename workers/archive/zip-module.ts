/**
 * What the library's WebAssembly module can do for whole entries in memory, without the streams around it. Its
 * functions have the names and parameters that the library itself calls them by (zlib-streams.js, aes-hmac-sha1-wasm.js).
 */
interface ModuleExports {
  memory: WebAssembly.Memory;
  malloc: (bytes: number) => number;
  inflate_new: () => number;
  inflate_init_raw: (stream: number) => number;
  /** The status in the first 8 bits, the bytes written in the other 24. */
  inflate_process: (
    stream: number,
    from: number,
    length: number,
    to: number,
    room: number,
    flush: number,
  ) => number;
  inflate_last_consumed: (stream: number) => number;
  inflate_end: (stream: number) => number;
  aes_hmac_new: () => number;
  aes_hmac_init: (
    context: number,
    key: number,
    keyLength: number,
    authKey: number,
    authLength: number,
  ) => number;
  aes_hmac_process: (context: number, at: number, length: number, decrypt: number) => void;
  /** Writes the 20 bytes of the HMAC to `to`, and frees the context. */
  aes_hmac_end: (context: number, to: number) => void;
}

type Bytes = Uint8Array<ArrayBuffer>;

/** Entries up to this size, packed and not, are read whole. */
export const SMALL = 1 << 20;
const ROOM = SMALL + 64;
const ENDED = 1;
const DIGEST = 20;

let loaded: { url: string; codec: Promise<SmallCodec> } | null = null;

/** One per thread and address. Fails when the module cannot be fetched. */
export function smallCodec(url: string): Promise<SmallCodec> {
  if (loaded?.url !== url) loaded = { url, codec: load(url) };
  return loaded.codec;
}

async function load(url: string): Promise<SmallCodec> {
  const response = await fetch(url);
  const { instance } = await WebAssembly.instantiate(await response.arrayBuffer());
  // WebAssembly gives its exports no types; the tests run every one of these.
  return new SmallCodec(instance.exports as unknown as ModuleExports);
}

/** Inflates and decrypts what fits into one buffer, at once. */
export class SmallCodec {
  readonly #exports: ModuleExports;
  readonly #from: number;
  readonly #to: number;

  constructor(exports: ModuleExports) {
    this.#exports = exports;
    this.#from = exports.malloc(ROOM);
    this.#to = exports.malloc(ROOM);
  }

  /** Null unless the stream is sound, ends with the last of its bytes, and gives exactly `size` bytes. */
  inflate(packed: Bytes, size: number): Bytes | null {
    if (packed.length > SMALL || size > SMALL) return null;
    const { inflate_new, inflate_init_raw, inflate_end } = this.#exports;
    this.#heap.set(packed, this.#from);
    const stream = inflate_new();
    try {
      if (inflate_init_raw(stream) !== 0) return null;
      return this.#inflated(stream, packed.length, size);
    } finally {
      inflate_end(stream);
    }
  }

  #inflated(stream: number, length: number, size: number): Bytes | null {
    const { inflate_process, inflate_last_consumed } = this.#exports;
    let [read, written, status] = [0, 0, 0];
    while (status === 0) {
      // One byte of room more than there may be: a stream that goes on is seen to.
      const room = size + 1 - written;
      const from = this.#from + read;
      const result = inflate_process(stream, from, length - read, this.#to + written, room, 0);
      status = result >> 24;
      const now = result & 0xffffff;
      const consumed = inflate_last_consumed(stream);
      if (status < 0 || (status === 0 && now === 0 && consumed === 0)) return null;
      read += consumed;
      written += now;
      if (written > size) return null;
    }
    const isWhole = status === ENDED && read === length && written === size;
    return isWhole ? this.#heap.slice(this.#to, this.#to + size) : null;
  }

  /** AES-CTR as WinZip has it, in place; returns the HMAC-SHA1 of what was there before. Null when it does not fit. */
  decrypt(data: Bytes, key: Bytes, authKey: Bytes): Bytes | null {
    if (data.length > SMALL) return null;
    const { aes_hmac_new, aes_hmac_init, aes_hmac_process, aes_hmac_end } = this.#exports;
    const [from, to] = [this.#from, this.#to];
    const context = aes_hmac_new();
    this.#heap.set(key, to);
    this.#heap.set(authKey, to + key.length);
    if (aes_hmac_init(context, to, key.length, to + key.length, authKey.length) !== 0) {
      aes_hmac_end(context, to);
      return null;
    }
    this.#heap.set(data, from);
    aes_hmac_process(context, from, data.length, 1);
    aes_hmac_end(context, to);
    const heap = this.#heap;
    data.set(heap.subarray(from, from + data.length));
    return heap.slice(to, to + DIGEST);
  }

  /** Taken anew each time: the memory's buffer changes when it grows. */
  get #heap(): Bytes {
    return new Uint8Array(this.#exports.memory.buffer);
  }
}
