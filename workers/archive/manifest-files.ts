import { ArchiveError, type Problem } from '../contract/problems.ts';
import type { IgnoredFile, SourceFile } from '../contract/values.ts';
import { readBytes } from './read-bytes.ts';

export interface ManifestFile {
  name: string;
  bytes: number;
  text: string;
  problem: Problem | null;
}

/** Reads what is named like a manifest. One that cannot be read is left aside, with the reason. */
export function readManifestFiles(files: readonly SourceFile[]): Promise<ManifestFile[]> {
  return Promise.all(files.map(({ file }) => readManifestFile(file)));
}

async function readManifestFile(file: File): Promise<ManifestFile> {
  const { name, size: bytes } = file;
  try {
    const text = new TextDecoder().decode(await readBytes(file, name, 0, bytes));
    return { name, bytes, text, problem: null };
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    return { name, bytes, text: '', problem: error.problem };
  }
}

/** The manifest of the backup with this key, or the only one there is; the others belong elsewhere. */
export function chooseManifest(
  manifests: readonly ManifestFile[],
  key: string | null,
): { chosen: ManifestFile | null; ignored: IgnoredFile[] } {
  const readable = manifests.filter(({ problem }) => problem === null);
  const own = readable.find(({ name }) => key !== null && isNamedAfter(name, key));
  const chosen = own ?? (key === null ? readable[0] : undefined) ?? null;
  const ignored = manifests
    .filter((manifest) => manifest !== chosen)
    .map(({ name, bytes, problem }) => ({
      name,
      bytes,
      problem: problem ?? (chosen?.name === name ? null : otherBackup(name, key ?? '')),
    }));
  return { chosen, ignored };
}

const isNamedAfter = (name: string, key: string): boolean =>
  name.toLowerCase().startsWith(`${key.toLowerCase()}_manifest`);

function otherBackup(name: string, backup: string): Problem {
  const reason = 'it lists the parts of another backup';
  return { code: 'Z06', facts: { name, backup, reason } };
}
