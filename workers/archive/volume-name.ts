/** What a file's name says about its place in a backup. */
export interface VolumeName {
  /** `zip`: whole by itself. `bytes`: a piece of `X.zip.001`, … `disks`: a part of `X.z01`, …, `X.zip`. */
  kind: 'zip' | 'bytes' | 'disks' | 'manifest' | 'other';
  /** The name without what browsers add to a second download, without number and ending. */
  stem: string;
  /** Number of the piece or disk, 1-based; 0 where there is none. */
  number: number;
  /** A second download, by its name. */
  isCopy: boolean;
}

/** What browsers and file managers put behind the name of a second copy. */
const COPY = / ?\((\d{1,3})\)(?=\.|$)| - Copy(?: \(\d+\))?(?=\.|$)/gi;

const KINDS: readonly [kind: VolumeName['kind'], pattern: RegExp][] = [
  ['bytes', /^(.+)\.zip\.(\d{3,})$/i],
  ['disks', /^(.+)\.z(\d{2,})$/i],
  ['manifest', /^(.+)_manifest\.txt$/i],
  ['zip', /^(.+)\.zip(?:\.[a-z]+)?$/i],
  ['zip', /^([^.]+)$/],
];

/** A file without any ending counts as a zip to be looked at: endings get lost on the way. */
export function readVolumeName(name: string): VolumeName {
  const plain = name.replace(COPY, '');
  const isCopy = plain !== name;
  for (const [kind, pattern] of KINDS) {
    const found = pattern.exec(plain);
    if (found) return { kind, stem: found[1] ?? '', number: Number(found[2] ?? 0), isCopy };
  }
  return { kind: 'other', stem: plain, number: 0, isCopy };
}

/** Which part of which backup: `<key>_part_<number>`. */
export interface PartName {
  key: string;
  part: number;
  /** Digits the number is written with. */
  digits: number;
}

export function readPartName(stem: string): PartName | null {
  const found = /^(.+?)[_ -]part[_ -]?(\d{1,6})$/i.exec(stem);
  if (!found) return null;
  const [, key = '', digits = ''] = found;
  return { key, part: Number(digits), digits: digits.length };
}

export function partFileName({ key, part, digits }: PartName): string {
  return `${key}_part_${String(part).padStart(digits, '0')}.zip`;
}
