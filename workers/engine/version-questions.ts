import type { Archive } from '../archive/archive.ts';
import type { VersionDifference, VersionField, VersionInfo } from '../contract/versions.ts';
import type { Tables } from '../query/tables.ts';
import type { ReaderPool } from './reader-pool.ts';

export interface VersionSource {
  tables: Tables;
  archive: Archive;
  pool: ReaderPool;
}

/** What is asked of the versions of the open backup. */
export class VersionQuestions {
  readonly source: VersionSource;

  constructor(source: VersionSource) {
    this.source = source;
  }

  versions(sid: string): VersionInfo[] {
    throw new Error(`not yet: versions of ${sid}`);
  }

  fields(key: string): Promise<VersionField[]> {
    return Promise.reject(new Error(`not yet: fields of ${key}`));
  }

  difference(before: string, after: string, limit: number): Promise<VersionDifference> {
    return Promise.reject(new Error(`not yet: ${limit} differences of ${before} and ${after}`));
  }

  at(sid: string, day: string): VersionInfo | null {
    throw new Error(`not yet: ${sid} at ${day}`);
  }
}
