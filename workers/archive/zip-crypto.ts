import { CRC_TABLE } from './crc32.ts';

type Bytes = Uint8Array<ArrayBuffer>;

const HEADER = 12;

/**
 * Content under PKWARE's old cipher, decrypted; null when the password's one byte of proof is not `check`, as it is
 * with one wrong password in 256. The checksum alone proves what comes out.
 */
export function zipCryptoDecrypt(data: Bytes, password: Bytes, check: number): Bytes | null {
  if (data.length < HEADER) return null;
  let [key0, key1, key2] = [0x12345678, 0x23456789, 0x34567890];
  const take = (byte: number): void => {
    key0 = (key0 >>> 8) ^ (CRC_TABLE[(key0 ^ byte) & 0xff] ?? 0);
    key1 = (Math.imul((key1 + (key0 & 0xff)) | 0, 134775813) + 1) | 0;
    key2 = (key2 >>> 8) ^ (CRC_TABLE[(key2 ^ (key1 >>> 24)) & 0xff] ?? 0);
  };
  for (const byte of password) take(byte);
  const plain = new Uint8Array(data.length);
  for (let at = 0; at < data.length; at++) {
    const half = (key2 | 2) & 0xffff;
    const byte = (data[at] ?? 0) ^ ((Math.imul(half, half ^ 1) >>> 8) & 0xff);
    plain[at] = byte;
    take(byte);
  }
  return plain[HEADER - 1] === check ? plain.subarray(HEADER) : null;
}
