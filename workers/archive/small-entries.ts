import type { ZipRun } from '../contract/reader.ts';
import { aesLengths, AesPassword, CODE, VERIFIER, type AesKeys } from './aes-keys.ts';
import { crc32 } from './crc32.ts';
import { METHOD } from './directory-entry.ts';
import { localPart, type LocalPart } from './local-part.ts';
import { readWindows, type RunEntry, type RunWindow } from './run-windows.ts';
import { cut } from './volume-entries.ts';
import { zipCryptoDecrypt } from './zip-crypto.ts';
import { zipModuleUrl } from './zip-library.ts';
import { SMALL, smallCodec, type SmallCodec } from './zip-module.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** Keys derived at the same time. */
const KEYS_AT_ONCE = 128;

interface Opened {
  entry: RunEntry;
  /** Null where the quick way cannot open it, or not prove that it is right. */
  bytes: Bytes | null;
}

/**
 * Opens small entries from whole windows of their volume. It gives bytes only where the two headers agree, and the
 * checksum, the authentication code and the size prove them; it never says why it does not.
 */
export class SmallEntries {
  /** Without the module nothing is opened here. */
  readonly #codec: SmallCodec | null;
  readonly #passwords: readonly { bytes: Bytes; aes: AesPassword }[];

  private constructor(codec: SmallCodec | null, passwords: readonly Bytes[]) {
    this.#codec = codec;
    this.#passwords = passwords.map((bytes) => ({ bytes, aes: new AesPassword(bytes) }));
  }

  static async of(passwords: readonly Bytes[]): Promise<SmallEntries> {
    const url = zipModuleUrl();
    return new SmallEntries(url === null ? null : await smallCodec(url), passwords);
  }

  /** Every entry of the run, in its order. */
  async *open(run: ZipRun): AsyncGenerator<Opened, void, undefined> {
    for await (const window of readWindows(run)) {
      for (const entries of cut(window.entries, KEYS_AT_ONCE)) {
        const parts = entries.map((entry) => partOf(entry, window));
        const keys = await Promise.all(parts.map((part) => this.#keysOf(part)));
        for (const [at, entry] of entries.entries()) {
          yield { entry, bytes: this.#content(parts[at] ?? null, keys[at] ?? null) };
        }
      }
    }
  }

  /** Of the first password that the entry's verifier takes. */
  async #keysOf(part: LocalPart | null): Promise<AesKeys | null> {
    const lengths = part && aesLengths(part.encryption);
    if (!lengths || part.packed.length < lengths.salt + VERIFIER + CODE) return null;
    const salt = part.packed.slice(0, lengths.salt);
    const verifier = part.packed.subarray(lengths.salt, lengths.salt + VERIFIER);
    for (const { aes } of this.#passwords) {
      const keys = await aes.keys(salt, lengths);
      if (isSame(keys.verifier, verifier)) return keys;
    }
    return null;
  }

  #content(part: LocalPart | null, keys: AesKeys | null): Bytes | null {
    if (!part || !this.#codec || part.size > SMALL) return null;
    const packed = this.#decrypted(part, keys);
    if (!packed) return null;
    const bytes = unpacked(this.#codec, part, packed);
    if (bytes?.length !== part.size) return null;
    return part.hasCrc && crc32(bytes) !== part.crc ? null : bytes;
  }

  #decrypted({ encryption, packed, check }: LocalPart, keys: AesKeys | null): Bytes | null {
    if (encryption === 'none') return packed;
    if (encryption !== 'ZipCrypto') return keys && this.#authentic(packed, encryption, keys);
    const [only, ...others] = this.#passwords;
    return only && others.length === 0 ? zipCryptoDecrypt(packed, only.bytes, check) : null;
  }

  #authentic(packed: Bytes, encryption: LocalPart['encryption'], keys: AesKeys): Bytes | null {
    const start = (aesLengths(encryption)?.salt ?? 0) + VERIFIER;
    const end = packed.length - CODE;
    const content = packed.slice(start, end);
    const code = this.#codec?.decrypt(content, keys.key, keys.authKey);
    return code && isSame(code.subarray(0, CODE), packed.subarray(end)) ? content : null;
  }
}

function partOf(entry: RunEntry, { bytes, from }: RunWindow): LocalPart | null {
  return bytes && localPart(entry, bytes.subarray(entry.offset - from, entry.end - from));
}

function unpacked(codec: SmallCodec, { method, size }: LocalPart, packed: Bytes): Bytes | null {
  if (method === METHOD.deflated) return codec.inflate(packed, size);
  return method === METHOD.stored ? packed.slice() : null;
}

const isSame = (a: Bytes, b: Bytes): boolean =>
  a.length === b.length && a.every((byte, at) => byte === b[at]);
