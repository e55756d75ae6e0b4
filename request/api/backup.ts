import { membersIn, textIn, type Members } from './members.ts';
import { RequestError } from './problems.ts';

export type BackupState = 'running' | 'ready' | 'failed' | 'expired';

/** A backup as the vendor's list shows it. Every text is the vendor's: shown, never trusted. */
export interface Backup {
  sid: string;
  name: string;
  description: string;
  /** As it stands. */
  status: string;
  state: BackupState;
  versions: number | null;
  files: number | null;
  /** Bytes; null where the text names none. */
  fileSize: number | null;
  /** May lie on another host. */
  filePath: string | null;
  dateCreated: string;
  dateExpired: string;
}

/** R09 where the answer is no backup. */
export function readBackup(answer: unknown): Backup {
  const found = membersOf(answer);
  const sid = textIn(found, 'sid');
  // Of dots alone it would lead to another address.
  if (/^[.\s]*$/.test(sid))
    throw new RequestError({ code: 'R09', facts: { detail: 'a backup has no sid' } });
  const status = textIn(found, 'status');
  const filePath = textIn(found, 'file_path');
  return {
    sid,
    name: textIn(found, 'name'),
    description: textIn(found, 'description'),
    status,
    state: stateOf(status, filePath !== ''),
    versions: countAsTold(found, 'versions'),
    files: countAsTold(found, 'files'),
    fileSize: readSize(found['file_size']),
    filePath: filePath === '' ? null : filePath,
    dateCreated: textIn(found, 'date_created'),
    dateExpired: textIn(found, 'date_expired'),
  };
}

/** The entries of a list that are backups, and how many are none. */
export function readBackups(entries: readonly unknown[]): {
  backups: readonly Backup[];
  unreadable: number;
} {
  const backups = entries.flatMap((entry) => backupIn(entry) ?? []);
  return { backups, unreadable: entries.length - backups.length };
}

function backupIn(entry: unknown): Backup | null {
  try {
    return readBackup(entry);
  } catch (error) {
    if (error instanceof RequestError) return null;
    throw error;
  }
}

/** A status we do not know is one that may still change, unless there is a file. */
export function stateOf(status: string, hasFile: boolean): BackupState {
  const word = status.toLowerCase();
  if (word.includes('expired')) return 'expired';
  if (/error|fail|unsuccess/.test(word)) return 'failed';
  if (/progress|pending|queue|running|\bnot\b/.test(word)) return 'running';
  if (/\b(completed?|success(ful(ly)?)?|succeeded|ready|done)\b/.test(word)) return 'ready';
  return hasFile ? 'ready' : 'running';
}

/** `2048 bytes`, or a number, as bytes. */
export function readSize(value: unknown): number | null {
  if (typeof value === 'number') return Number.isSafeInteger(value) && value >= 0 ? value : null;
  const digits =
    typeof value === 'string' ? /^\s*([\d,]+)\s*(bytes?)?\s*$/i.exec(value)?.[1] : null;
  const bytes = Number(digits?.replaceAll(',', '') ?? Number.NaN);
  return Number.isSafeInteger(bytes) ? bytes : null;
}

/** The members of an answer; R09 where it is no object. */
export function membersOf(answer: unknown): Members {
  const found = membersIn(answer);
  if (!found) throw new RequestError({ code: 'R09', facts: { detail: 'it is not an object' } });
  return found;
}

/** A count as the vendor writes it: a number, or a text that is one. */
function countAsTold(members: Members, name: string): number | null {
  const value = Number(textIn(members, name).trim() || Number.NaN);
  return Number.isSafeInteger(value) && value >= 0 ? value : null;
}
