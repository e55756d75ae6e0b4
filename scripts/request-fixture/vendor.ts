import { randomBytes } from 'node:crypto';

export type BackupStatus = 'In Progress' | 'Completed' | 'Error' | 'Date Expired';

/** A backup as the vendor keeps it. */
export interface KeptBackup {
  sid: string;
  name: string;
  description: string;
  /** Milliseconds since 1970. */
  created: number;
}

export interface VendorOptions {
  /** Milliseconds a backup is in progress. */
  buildTime: number;
  /** Milliseconds from its beginning until its file is gone. */
  lifeTime: number;
  /** How many old backups it begins with. */
  old: number;
}

const day = 86_400_000;

/** Words in a name that decide how a backup ends: "error" fails, "expired" has lost its file. */
const endings: readonly [RegExp, BackupStatus][] = [
  [/\berror\b/i, 'Error'],
  [/\bexpired\b/i, 'Date Expired'],
];

/** The make-believe vendor's books: backups that get ready, fail or expire as time passes. */
export class Vendor {
  readonly #options: VendorOptions;
  readonly #now: () => number;
  #backups: KeptBackup[];

  constructor(options: VendorOptions, now: () => number = Date.now) {
    this.#options = options;
    this.#now = now;
    this.#backups = Array.from({ length: options.old }, (_, index) => ({
      sid: newSid(),
      name: index === 0 ? 'Last quarter' : `Earlier backup ${index}`,
      description: index === 0 ? 'Before the move' : '',
      created: now() - (index + 1) * day,
    }));
  }

  /** Newest first. */
  get backups(): readonly KeptBackup[] {
    return this.#backups;
  }

  find(sid: string): KeptBackup | null {
    return this.#backups.find((backup) => backup.sid === sid) ?? null;
  }

  create(name: string, description: string): KeptBackup {
    const backup = { sid: newSid(), name, description, created: this.#now() };
    this.#backups = [backup, ...this.#backups];
    return backup;
  }

  rename(backup: KeptBackup, words: Partial<Pick<KeptBackup, 'name' | 'description'>>): void {
    Object.assign(backup, words);
  }

  remove(backup: KeptBackup): void {
    this.#backups = this.#backups.filter((kept) => kept !== backup);
  }

  statusOf({ name, created }: KeptBackup): BackupStatus {
    const age = this.#now() - created;
    if (age < this.#options.buildTime) return 'In Progress';
    const ending = endings.find(([word]) => word.test(name));
    if (ending) return ending[1];
    return age < this.#options.lifeTime ? 'Completed' : 'Date Expired';
  }
}

/** In the shape of the vendor's own: letters and digits, no underscore. */
function newSid(): string {
  return `fixt0a40x${randomBytes(6).toString('hex')}`;
}
