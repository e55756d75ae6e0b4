/** What stands in a raw name, told from its bytes: most names need nothing more. */
export const NAME = {
  /** Printable ASCII, parts between single slashes, nothing to make harmless. */
  plain: 0,
  odd: 1,
  slash: 2,
  backslash: 4,
  folder: 8,
} as const;

const SLASH = 0x2f;

const TRAIT_OF = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte === SLASH) return NAME.slash;
  if (byte === 0x5c) return NAME.backslash;
  return byte < 0x20 || byte > 0x7e || byte === 0x3a ? NAME.odd : 0;
});

/** `/`, `.` and space: a part that begins with one may be empty, `..`, or hide that it is. */
const ODD_START = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte === SLASH || byte === 0x2e || byte === 0x20 ? NAME.odd : 0,
);

/**
 * `odd`: anything but printable ASCII, a part with an odd start, a colon, or nothing at all. Such a name must be
 * decoded and made safe; any other is shown byte by byte. `folder`: it ends in a slash.
 */
export function nameTraits(bytes: Uint8Array, from: number, to: number): number {
  if (from === to) return NAME.odd;
  let traits = 0;
  let before = SLASH;
  for (let at = from; at < to; at++) {
    const byte = bytes[at] ?? 0;
    traits |= TRAIT_OF[byte] ?? 0;
    if (before === SLASH) traits |= ODD_START[byte] ?? 0;
    before = byte;
  }
  return before === SLASH ? traits | NAME.folder : traits;
}

export const isPlain = (traits: number): boolean =>
  (traits & (NAME.odd | NAME.backslash | NAME.folder)) === 0;

/** FNV-1a: equal names have equal hashes, and different ones hardly ever. */
export function nameHash(bytes: Uint8Array, from: number, to: number): number {
  let hash = 0x811c9dc5;
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
  return hash >>> 0;
}

/** True for `.csv`, `.tsv` and `.tab`, in capitals or not. */
export function endsInCsv(bytes: Uint8Array, from: number, to: number): boolean {
  if (to - from < 5 || bytes[to - 4] !== 0x2e) return false;
  const ending = String.fromCharCode(...bytes.subarray(to - 3, to)).toLowerCase();
  return ending === 'csv' || ending === 'tsv' || ending === 'tab';
}
