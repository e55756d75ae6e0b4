import { describe, expect, it } from 'vitest';
import {
  exportWords,
  isChainState,
  matchWords,
  undatedNote,
  versionName,
} from '../../../../src/text/versions.ts';

describe('words for versions', () => {
  it('name a version by its number, or by its key where it has none', () => {
    expect(versionName({ number: 7, key: 'fern_7' })).toBe('Version 7');
    expect(versionName({ number: Number.NaN, key: 'fern' })).toBe('Version fern');
  });

  it('know the states of a chain, and no name of a built-in', () => {
    expect(isChainState('broken')).toBe(true);
    expect(isChainState('constructor')).toBe(false);
  });

  it('tell what a match rests on', () => {
    const match = { column: 'c1', by: 'uid', filled: 1200, found: 1, records: 1 } as const;
    expect(matchWords(match)).toBe('1 of 1,200 cells is a UID of a record, naming 1 record');
  });

  it('tell of an export only what is not as it should be', () => {
    const added = {
      table: 'export_x',
      label: 'x',
      matched: null,
      candidates: [],
      isChosen: false,
      rows: 5,
      quarantined: 0,
      repeated: 0,
      onlyInExport: 1,
      onlyInBackup: 0,
    };
    expect(exportWords(added)).toBe('4 of 5 rows matched');
    expect(exportWords({ ...added, repeated: 2, quarantined: 1 })).toBe(
      '4 of 5 rows matched · 2 rows name a record that a row before names; the first is shown · 1 record of the file could not be read',
    );
  });

  it('say of a look at a day which versions it leaves out', () => {
    const dated = { when: '2020-01-01T10:00:00.5Z' };
    expect(undatedNote([dated])).toBe('');
    expect(undatedNote([dated, { when: '' }])).toContain('1 version of this record has no date');
    expect(undatedNote([{ when: 'soon' }, { when: '' }])).toContain('2 versions');
  });
});
