import { describe, expect, it } from 'vitest';
import type { VersionMention } from '../../../../../workers/contract/reader.ts';
import { uidOf } from '../../../../../workers/formats/labii/uid.ts';
import { packed } from '../../../../../workers/ingest/versions/packed.ts';
import { findFiles, type OtherFile } from '../../../../../workers/ingest/versions/version-files.ts';
import type { FoundRecord } from '../../../../../workers/ingest/versions/version-records.ts';

let id = 0;

function aFile(path: string, over: Partial<OtherFile> = {}): OtherFile {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return { id: ++id, path, name, bytes: 1, volume: 'a.zip', readable: true, ...over };
}

function aRecord(uid: string, type: string, ...texts: readonly string[]): FoundRecord {
  const mentions = texts.map((text): VersionMention => ({
    sid: '',
    text,
    uid: uidOf(text),
    section: 'Notes',
    path: 'data',
  }));
  const record = {
    ways: '',
    cells: '',
    sections: '',
    mentions: packed(mentions),
    people: '',
    owner: null,
  };
  return {
    sid: uid.toLowerCase(),
    uid,
    name: `Name of ${uid}`,
    type,
    title: uid,
    newest: null,
    versions: [],
    record,
  };
}

const told = (records: readonly FoundRecord[], ...paths: readonly string[]): string[] =>
  findFiles(
    records,
    paths.map((path) => aFile(path)),
  ).map(
    ({ uid, state, isAmbiguous }) => `${uid || '-'} ${state}${isAmbiguous ? ' ambiguous' : ''}`,
  );

describe('the files of a backup of versions', () => {
  it('are present where a record has or names their UID, and unlisted otherwise', () => {
    const records = [aRecord('FL1', 'files'), aRecord('EP1', 'experiments', 'FL2')];
    expect(told(records, 'o/FL1: a.txt', 'o/FL2: b.txt', 'o/FL3: c.txt', 'o/d.txt')).toEqual([
      'FL1 present',
      'FL2 present',
      'FL3 unlisted',
      '- unlisted',
    ]);
  });

  it('are missing where a record of a file, or a UID of a file’s code, has none', () => {
    const records = [aRecord('FL1', 'files'), aRecord('EP1', 'experiments', 'FL9', 'UTF8', 'EP1')];
    expect(told(records)).toEqual(['FL1 missing', 'FL9 missing']);
  });

  it('are found under the name alone that a lost colon leaves', () => {
    expect(told([aRecord('FL1', 'files')], 'o/FL1', 'o/IMG2', 'o/FL1_x.txt')).toContain(
      'FL1 present ambiguous',
    );
    expect(told([aRecord('FL1', 'files')], 'o/FL1', 'o/IMG2')).toEqual([
      'FL1 present',
      '- unlisted',
    ]);
  });

  it('are ambiguous where a bare name may be one of several files', () => {
    const records = [aRecord('FL1', 'files'), aRecord('EP1', 'x', 'FL1: a (v1)', 'FL1: a (v2)')];
    expect(told(records, 'o/FL1')).toEqual(['FL1 present ambiguous']);
    expect(told([aRecord('FL1', 'files')], 'o/FL1', 'p/FL1 (1)')).toEqual([
      'FL1 present ambiguous',
      'FL1 present ambiguous',
    ]);
  });

  it('are ambiguous where several records have their UID', () => {
    const records = [aRecord('FL1', 'files'), { ...aRecord('FL1', 'files'), sid: 'other' }];
    expect(told(records, 'o/FL1: a.txt')).toEqual(['FL1 present ambiguous']);
    expect(findFiles(records, [aFile('FL1: a.txt')]).map(({ record }) => record)).toEqual([null]);
    expect(told(records)).toEqual(['FL1 missing']);
  });

  it('are versions of one file where their names say so, and alternatives otherwise', () => {
    const records = [aRecord('FL1', 'files'), aRecord('FL2', 'files')];
    const files = ['FL1: a.txt (v1)', 'FL1: a.txt (v2)', 'FL2: a.txt', 'FL2: b.txt'].map((name) =>
      aFile(name),
    );
    expect(
      findFiles(records, files).map(({ version, alternatives }) => [version, alternatives]),
    ).toEqual([
      ['1', 0],
      ['2', 0],
      ['', 2],
      ['', 2],
    ]);
  });

  it('are in a volume that is not open where it is not', () => {
    const [file] = findFiles([aRecord('FL1', 'files')], [aFile('FL1: a', { readable: false })]);
    expect(file?.state).toBe('unopened');
  });
});
