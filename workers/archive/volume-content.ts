import { ArchiveError, type Problem } from '../contract/problems.ts';
import { readDirectory } from './directory.ts';
import { EntryPaths } from './entry-paths.ts';
import { FolderEntries } from './folder-entries.ts';
import { pieceName, type FileGroup } from './group-files.ts';
import { surveyDirectory } from './survey.ts';
import { ZipEntries } from './zip-entries.ts';

/** What a volume's files turned out to hold. */
export type VolumeContent =
  | {
      kind: 'readable';
      entries: ZipEntries | FolderEntries;
      problems: readonly Problem[];
    }
  | { kind: 'ignored' | 'incomplete' | 'refused'; problems: readonly Problem[] };

/** Reads a volume's directory. Nothing that is wrong with one volume is thrown, so that the others are read. */
export async function readContent(group: FileGroup): Promise<VolumeContent> {
  try {
    if (group.kind === 'folder') return await readFolder(group);
    if (group.kind === 'disks') return await readDisks(group);
    return group.missing.length > 0 ? incomplete(group) : await readWhole(group);
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    return { kind: 'refused', problems: [error.problem, ...group.problems] };
  }
}

async function readFolder({ files, problems }: FileGroup): Promise<VolumeContent> {
  return { kind: 'readable', entries: await FolderEntries.of(files), problems };
}

/** One file, or byte pieces: what follows the last piece is told only by an archive that does not end. */
async function readWhole(group: FileGroup): Promise<VolumeContent> {
  const { files, kind, stem } = group;
  const [first] = files;
  const blob = kind === 'zip' && first ? first.file : new Blob(files.map(({ file }) => file));
  const content = await read(blob, group, [0]);
  const isCutShort = kind === 'bytes' && content.kind === 'incomplete';
  return isCutShort ? incomplete(group, [pieceName('bytes', stem, files.length + 1)]) : content;
}

/** The end record, in the last part, tells how many parts there are. */
async function readDisks(group: FileGroup): Promise<VolumeContent> {
  const { files, name } = group;
  const blobs = files.map(({ file }) => file);
  const last = blobs.at(-1);
  if (!last || group.missing.includes(name)) return incomplete(group);
  if (group.missing.length > 0) return read(last, group, [0]);
  const disks = blobs.map((_, at) => blobs.slice(0, at).reduce((sum, { size }) => sum + size, 0));
  return read(new Blob(blobs), group, disks);
}

async function read(
  blob: Blob,
  group: FileGroup,
  disks: readonly number[],
): Promise<VolumeContent> {
  const result = await readDirectory(blob, group.name, disks);
  if (!result.directory) return noDirectory(result.problem, group);
  const paths = new EntryPaths(result.directory);
  const survey = surveyDirectory(result.directory, paths);
  const problems = [...result.problems, ...group.problems, ...survey.problems];
  const entries = new ZipEntries(blob, result.directory, paths, survey);
  return { kind: 'readable', entries, problems };
}

function noDirectory(problem: Problem, group: FileGroup): VolumeContent {
  const { code } = problem;
  if (code === 'Z04') return partsMissing(problem.facts, group);
  if (code === 'Z03') return { kind: 'incomplete', problems: [problem, ...group.problems] };
  const isNoZip = group.kind === 'zip' && (code === 'Z01' || code === 'Z02');
  return { kind: isNoZip ? 'ignored' : 'refused', problems: [problem, ...group.problems] };
}

function partsMissing(
  { parts, missing }: { parts: number; missing: readonly string[] },
  group: FileGroup,
): VolumeContent {
  const present = new Set(group.files.map(({ file }) => file.name.toLowerCase()));
  const absent = missing.filter((name) => !present.has(name.toLowerCase()));
  if (absent.length > 0) return incomplete(group, absent, parts);
  const reason = `it says that it has ${parts} parts, not ${group.files.length}`;
  const problem: Problem = { code: 'Z06', facts: { name: group.name, backup: group.name, reason } };
  return { kind: 'refused', problems: [problem, ...group.problems] };
}

function incomplete(
  group: FileGroup,
  missing: readonly string[] = group.missing,
  parts = group.files.length + missing.length,
): VolumeContent {
  return {
    kind: 'incomplete',
    problems: [{ code: 'Z04', facts: { parts, missing } }, ...group.problems],
  };
}
