import type { Encryption } from './directory-entry.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** Lengths of what WinZip's AES puts around the content, and of its keys, in bytes. */
export interface AesLengths {
  salt: number;
  key: number;
}

const LENGTHS: Readonly<Partial<Record<Encryption, AesLengths>>> = {
  'AES-128': { salt: 8, key: 16 },
  'AES-192': { salt: 12, key: 24 },
  'AES-256': { salt: 16, key: 32 },
};

export const VERIFIER = 2;
export const CODE = 10;

export const aesLengths = (encryption: Encryption): AesLengths | null =>
  LENGTHS[encryption] ?? null;

export interface AesKeys {
  key: Bytes;
  authKey: Bytes;
  verifier: Bytes;
}

/** Derives the keys of single entries from one password. */
export class AesPassword {
  readonly #imported: Promise<CryptoKey>;

  constructor(password: Bytes) {
    this.#imported = crypto.subtle.importKey('raw', password, 'PBKDF2', false, ['deriveBits']);
  }

  async keys(salt: Bytes, { key: length }: AesLengths): Promise<AesKeys> {
    const way = { name: 'PBKDF2', hash: 'SHA-1', salt, iterations: 1000 };
    const bits = (2 * length + VERIFIER) * 8;
    const derived = new Uint8Array(await crypto.subtle.deriveBits(way, await this.#imported, bits));
    return {
      key: derived.subarray(0, length),
      authKey: derived.subarray(length, 2 * length),
      verifier: derived.subarray(2 * length),
    };
  }
}
