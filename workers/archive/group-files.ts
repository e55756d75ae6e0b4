import type { Problem } from '../contract/problems.ts';
import type { SourceFile } from '../contract/values.ts';
import { compareText } from './compare-text.ts';
import { readVolumeName, type VolumeName } from './volume-name.ts';

/** The files that make up one volume, in order. */
export interface FileGroup {
  kind: 'zip' | 'bytes' | 'disks' | 'folder';
  /** Name of the whole, `X.zip`; of a zip that is one file, the file's own; of a folder, the folder's. */
  name: string;
  stem: string;
  /** Of a folder, their paths begin below it. */
  files: readonly SourceFile[];
  /** Pieces that the numbering says there must be. What follows the last one, no number tells. */
  missing: readonly string[];
  problems: readonly Problem[];
}

export interface Grouping {
  groups: readonly FileGroup[];
  manifests: readonly SourceFile[];
  others: readonly SourceFile[];
}

interface NamedFile extends VolumeName {
  source: SourceFile;
}

/** Sorts dropped files into volumes by their names alone; the order they were dropped in plays no part. */
export function groupFiles(files: readonly SourceFile[]): Grouping {
  const named = files
    .map((source) => ({ ...readVolumeName(source.file.name), source }))
    .sort(compareNamed);
  const of = (kind: VolumeName['kind']): NamedFile[] => named.filter((file) => file.kind === kind);
  const diskStems = new Set(of('disks').map(({ stem }) => stem.toLowerCase()));
  const isLastDisk = ({ stem, source }: NamedFile): boolean =>
    diskStems.has(stem.toLowerCase()) && /\.zip$/i.test(source.file.name);
  const zips = of('zip');
  const lastDisks = zips.filter(isLastDisk).map((file) => ({ ...file, number: Infinity }));
  return {
    groups: [
      ...zips.filter((file) => !isLastDisk(file)).map(singleGroup),
      ...byStem(of('bytes')).map((pieces) => pieceGroup('bytes', pieces)),
      ...byStem([...of('disks'), ...lastDisks]).map((pieces) => pieceGroup('disks', pieces)),
    ],
    manifests: of('manifest').map(({ source }) => source),
    others: of('other').map(({ source }) => source),
  };
}

/** By number, then the original before its copies, then by name and path. */
function compareNamed(a: NamedFile, b: NamedFile): number {
  return (
    compareText(a.stem, b.stem) ||
    a.number - b.number ||
    Number(a.isCopy) - Number(b.isCopy) ||
    compareText(a.source.file.name, b.source.file.name) ||
    compareText(a.source.path, b.source.path) ||
    a.source.file.size - b.source.file.size
  );
}

function singleGroup({ stem, source }: NamedFile): FileGroup {
  const { name } = source.file;
  return { kind: 'zip', name, stem, files: [source], missing: [], problems: [] };
}

function byStem(files: readonly NamedFile[]): NamedFile[][] {
  const stems = new Map<string, NamedFile[]>();
  for (const file of files) {
    const stem = file.stem.toLowerCase();
    stems.set(stem, [...(stems.get(stem) ?? []), file]);
  }
  return [...stems.values()];
}

/** One file per number; a further one of the same number is the same piece, dropped twice. */
function pieceGroup(kind: 'bytes' | 'disks', files: readonly NamedFile[]): FileGroup {
  const pieces = new Map<number, NamedFile>();
  const problems: Problem[] = [];
  for (const file of files) {
    const first = pieces.get(file.number);
    if (!first) pieces.set(file.number, file);
    else problems.push(samePiece(first, file));
  }
  const stem = files[0]?.stem ?? '';
  return {
    kind,
    name: `${stem}.zip`,
    stem,
    files: [...pieces.values()].map(({ source }) => source),
    missing: missingPieces(kind, stem, [...pieces.keys()]),
    problems,
  };
}

function samePiece(first: NamedFile, second: NamedFile): Problem {
  const [a, b] = [first.source.file, second.source.file];
  if (a.size === b.size) return { code: 'Z05', facts: { first: a.name, second: b.name } };
  const reason = `${a.name} is the same part, with another size`;
  return { code: 'Z06', facts: { name: b.name, backup: `${first.stem}.zip`, reason } };
}

function missingPieces(
  kind: 'bytes' | 'disks',
  stem: string,
  numbers: readonly number[],
): string[] {
  const present = new Set(numbers);
  const highest = Math.min(Math.max(...numbers.filter(Number.isFinite), 0), 9999);
  const missing: string[] = [];
  for (let number = 1; number < highest; number++) {
    if (!present.has(number)) missing.push(pieceName(kind, stem, number));
  }
  if (kind === 'disks' && !present.has(Infinity)) missing.push(`${stem}.zip`);
  return missing;
}

export function pieceName(kind: 'bytes' | 'disks', stem: string, number: number): string {
  return kind === 'bytes'
    ? `${stem}.zip.${String(number).padStart(3, '0')}`
    : `${stem}.z${String(number).padStart(2, '0')}`;
}
