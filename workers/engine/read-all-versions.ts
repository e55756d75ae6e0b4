import type { Archive } from '../archive/archive.ts';
import type { ReadVersion, VersionPerson, VersionSink } from '../contract/reader.ts';
import type { LoadEvent } from '../contract/values.ts';
import { versionName } from '../formats/labii/version-name.ts';
import { LARGEST_JSON } from '../ingest/json/json-reader.ts';
import {
  groupVersions,
  namesTellRecords,
  type RecordVersions,
  type VersionFile,
} from '../ingest/versions/version-groups.ts';
import type { ReaderPool } from './reader-pool.ts';

/** Versions of one run, and those looked at before all others to learn what their names tell. */
const RUN = 1_000;
const PROBE = 32;

/** A file in the folder `versions`. */
export interface VersionEntry {
  id: number;
  path: string;
  bytes: number;
}

/** Every version by its record, and whether names tell records. */
export interface ReadHistories {
  groups: RecordVersions[];
  isNamed: boolean;
}

export interface VersionReading {
  archive: Archive;
  pool: ReaderPool;
  signal: AbortSignal;
  onEvent: (event: LoadEvent) => void;
}

/**
 * Every version as its file has it, and of the newest of each record the record, too. Where names tell records, the
 * newest are known beforehand; what then turns out to be the newest otherwise is read again.
 */
export async function readAllVersions(
  reading: VersionReading,
  entries: readonly VersionEntry[],
): Promise<ReadHistories> {
  const run = new VersionRun(reading, entries);
  const probed = entries.slice(0, PROBE).filter(isSmall);
  await run.read(probed, new Set());
  const isNamed = namesTellRecords(run.files());
  await run.read(entries, isNamed ? newestByName(entries) : new Set());
  const histories = historiesOf(run.files());
  const lacking = histories.groups.flatMap(({ newest }) =>
    newest?.read.record === null ? [newest.entry] : [],
  );
  if (lacking.length === 0) return histories;
  const again = new Set(lacking);
  await run.read(
    entries.filter(({ id }) => again.has(id)),
    again,
  );
  return historiesOf(run.files());
}

function historiesOf(files: readonly VersionFile[]): ReadHistories {
  return { groups: groupVersions(files), isNamed: namesTellRecords(files) };
}

const isSmall = ({ bytes }: VersionEntry): boolean => bytes <= LARGEST_JSON;

/** The entry with the highest number of each sid. */
function newestByName(entries: readonly VersionEntry[]): Set<number> {
  const newest = new Map<string, { id: number; number: number }>();
  for (const { id, path } of entries) {
    const { sid, number } = versionName(path);
    const known = newest.get(sid);
    if (!known || (number ?? 0) > known.number) newest.set(sid, { id, number: number ?? 0 });
  }
  return new Set([...newest.values()].map(({ id }) => id));
}

class VersionRun {
  readonly #reading: VersionReading;
  readonly #entries: ReadonlyMap<number, VersionEntry>;
  readonly #read = new Map<number, ReadVersion>();
  readonly #people = new Map<string, VersionPerson>();
  readonly #total: number;
  #bytes = 0;

  constructor(reading: VersionReading, entries: readonly VersionEntry[]) {
    this.#reading = reading;
    this.#entries = new Map(entries.map((entry) => [entry.id, entry]));
    this.#total = entries.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  files(): VersionFile[] {
    return [...this.#read.values()].map((read) => {
      const { path = '', bytes = 0 } = this.#entries.get(read.entry) ?? {};
      return { entry: read.entry, path, bytes, name: versionName(path), read };
    });
  }

  /** As many runs at once as there are readers, and one more that waits its turn. */
  async read(entries: readonly VersionEntry[], whole: ReadonlySet<number>): Promise<void> {
    for (const { id, bytes } of entries.filter((entry) => !isSmall(entry))) this.#refuse(id, bytes);
    const { archive, pool, signal } = this.#reading;
    const ids = entries.filter(isSmall).map(({ id }) => id);
    const waiting = archive.runs(ids, RUN);
    const lane = async (): Promise<void> => {
      for (const run of waiting) {
        signal.throwIfAborted();
        const own = 'files' in run ? run.files : run.entries;
        const wanted = new Set(own.flatMap(({ id }) => (whole.has(id) ? [id] : [])));
        await pool.readVersions(run, wanted, this.#sink(), signal);
      }
    };
    await Promise.all(Array.from({ length: pool.versionReaders + 1 }, lane));
    signal.throwIfAborted();
  }

  #refuse(entry: number, bytes: number): void {
    const problem = { code: 'TOO_LARGE' as const, byte: LARGEST_JSON };
    this.#read.set(entry, { entry, problem, raw: '', repeated: [], head: null, record: null });
    this.#bytes += bytes;
  }

  #sink(): VersionSink {
    return {
      versions: (read) => {
        this.#reading.signal.throwIfAborted();
        for (const version of read) this.#take(version);
        this.#tell();
        return Promise.resolve();
      },
    };
  }

  #take(version: ReadVersion): void {
    if (version.head) version.head.by = this.#same(version.head.by);
    const isNew = !this.#read.has(version.entry);
    if (isNew) this.#bytes += this.#entries.get(version.entry)?.bytes ?? 0;
    this.#read.set(version.entry, version);
  }

  /** One object for one person: there are few of them, and as many versions as there are. */
  #same(person: VersionPerson | null): VersionPerson | null {
    if (!person) return null;
    const key = JSON.stringify(person);
    const known = this.#people.get(key) ?? person;
    this.#people.set(key, known);
    return known;
  }

  #tell(): void {
    this.#reading.onEvent({
      kind: 'progress',
      phase: 'reading',
      bytesRead: Math.min(this.#bytes, this.#total),
      bytesTotal: this.#total,
      rows: this.#read.size,
      subject: 'Versions',
    });
  }
}
