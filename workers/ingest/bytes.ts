export const LF = 10;
export const CR = 13;
export const QUOTE = 34;
export const BACKSLASH = 92;
export const CAPITAL_N = 78;

/** A delimiter that no byte equals: the file has one column. */
export const NO_DELIMITER = 256;

/** A scan ends here when the window ends before the record does. */
export const NEED_MORE = -1;

/** A scan ends here when the record's quotes make no sense. */
export const DAMAGED = -2;

/** Bytes of a window beyond its end. Scans run into them instead of comparing every position with the end. */
export const SLACK = 8;

/** Ends every unquoted cell at `end` and every quoted one just behind it. */
export function writeSentinels(bytes: Uint8Array, end: number): void {
  bytes[end] = LF;
  bytes[end + 1] = QUOTE;
}

/** Where the line end at `at` ends; NEED_MORE when a CR is the last byte known. */
export function afterLineEnd(bytes: Uint8Array, at: number, end: number, final: boolean): number {
  if (at >= end) return final ? end : NEED_MORE;
  if (bytes[at] === LF) return at + 1;
  if (at + 1 === end) return final ? end : NEED_MORE;
  return bytes[at + 1] === LF ? at + 2 : at + 1;
}

/** Where the next line begins, quotes not considered; `end` when no line end is left. */
export function nextLine(bytes: Uint8Array, from: number, end: number, final: boolean): number {
  let at = from;
  while (at < end && bytes[at] !== LF && bytes[at] !== CR) at += 1;
  return afterLineEnd(bytes, at, end, final);
}

/** Line ends in a stretch, CRLF counted once. */
export function countLines(bytes: Uint8Array, from: number, to: number): number {
  let lines = 0;
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at];
    if (byte === LF || (byte === CR && !(at + 1 < to && bytes[at + 1] === LF))) lines += 1;
  }
  return lines;
}

export function isLineEnd(byte: number | undefined): boolean {
  return byte === LF || byte === CR;
}
