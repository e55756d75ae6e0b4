import { formatBytes, formatCount, formatStamp, nameOf } from '../../src/text/format.ts';
import type { Backup } from '../api/backup.ts';

/** In the place of what is not known yet. */
const notYet = '–';

/**
 * What the vendor tells of a backup, by the names of its columns; what it does not tell is left out. Before a backup is
 * ready, the vendor counts nothing, and its zeros mean nothing.
 */
export function backupFacts(backup: Backup): [label: string, value: string][] {
  const isCounted = backup.state === 'ready' || backup.state === 'expired';
  const counted = (count: number | null, format: (count: number) => string): string => {
    if (!isCounted) return notYet;
    return count === null ? '' : format(count);
  };
  const facts: [string, string][] = [
    ['Versions', counted(backup.versions, formatCount)],
    ['Files', counted(backup.files, formatCount)],
    ['File Size', counted(backup.fileSize, formatBytes)],
    ['Date Created', formatStamp(nameOf(backup.dateCreated))],
    ['Date Expired', formatStamp(nameOf(backup.dateExpired))],
    ['File Path', hostOf(backup.filePath)],
  ];
  return facts.filter(([, value]) => value !== '');
}

/** An address may be a key to the file: its host is enough to know where it lies. */
function hostOf(address: string | null): string {
  if (address === null) return '';
  return URL.parse(address)?.host ?? 'not an address';
}
