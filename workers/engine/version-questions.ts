import type { Archive } from '../archive/archive.ts';
import { IngestError } from '../contract/problems.ts';
import type { VersionDifference, VersionField, VersionInfo } from '../contract/versions.ts';
import { jsonLines } from '../ingest/json/json-lines.ts';
import { LARGEST_JSON, readJson } from '../ingest/json/json-reader.ts';
import type { Json } from '../ingest/json/json.ts';
import { foundFields, labelOfField, versionFields } from '../ingest/versions/version-fields.ts';
import { fieldChanges } from '../query/versions/changes.ts';
import { versionAtEnd, versionsOf, versionWith } from '../query/versions/history.ts';
import { lineDifference } from '../query/versions/line-difference.ts';
import type { Tables } from '../query/tables.ts';
import type { ReaderPool } from './reader-pool.ts';
import { wholeEntry } from './whole-entry.ts';

export interface VersionSource {
  tables: Tables;
  archive: Archive;
  pool: ReaderPool;
}

/** What is asked of the versions of the open backup. Their files are read again when somebody asks. */
export class VersionQuestions {
  readonly #source: VersionSource;

  constructor(source: VersionSource) {
    this.#source = source;
  }

  versions(sid: string): VersionInfo[] {
    return versionsOf(this.#source.tables, sid);
  }

  async fields(key: string): Promise<VersionField[]> {
    return versionFields(await this.#read(versionWith(this.#source.tables, key)));
  }

  async difference(before: string, after: string, limit: number): Promise<VersionDifference> {
    const [one, other] = [before, after].map((key) => versionWith(this.#source.tables, key));
    if (!one || !other) throw notRead(before);
    const [old, now] = [await this.#read(one), await this.#read(other)];
    const changes = fieldChanges(foundFields(old), foundFields(now), labelOfField);
    const text = lineDifference(jsonLines(old), jsonLines(now));
    return {
      before: one,
      after: other,
      changes: changes.slice(0, limit),
      changeCount: changes.length,
      text: text.slice(0, limit),
      textCount: text.length,
    };
  }

  at(sid: string, day: string): VersionInfo | null {
    return versionAtEnd(this.#source.tables, sid, day);
  }

  async #read({ key, entry }: VersionInfo): Promise<Json> {
    const { archive, pool } = this.#source;
    if (entry === null) throw notRead(key);
    const bytes = await wholeEntry(pool, archive.source(entry), LARGEST_JSON);
    const { value } = bytes === null ? { value: null } : readJson(bytes);
    if (value === null) throw notRead(key);
    return value;
  }
}

const notRead = (version: string): IngestError =>
  new IngestError({ code: 'I05', facts: { version } });
