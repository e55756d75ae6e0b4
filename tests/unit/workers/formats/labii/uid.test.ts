import { describe, expect, it } from 'vitest';
import { fileUid, fileVersion, uidsIn } from '../../../../../workers/formats/labii/uid.ts';
import { versionName } from '../../../../../workers/formats/labii/version-name.ts';
import { labii } from '../../../../../workers/formats/labii/labii.ts';

describe('names of files', () => {
  it.each([
    ['FL154: Small Workbook.xlsx', 'exact'],
    ['FL154_ Small Workbook.xlsx', 'mangled'],
    ['FL154__ Small Workbook.xlsx', 'mangled'],
    ['FL154\uF03A Small Workbook.xlsx', 'mangled'],
    ['FL154\uFF1A Small Workbook.xlsx', 'mangled'],
    ['FL154%3A Small Workbook.xlsx', 'mangled'],
    ['FL154/ Small Workbook.xlsx', 'mangled'],
    ['fl154: Small Workbook.xlsx', 'exact'],
  ])('%j begins with the UID FL154', (name, way) => {
    expect(fileUid(name)).toEqual({ uid: 'FL154', name: 'Small Workbook.xlsx', way, isSure: true });
  });

  it.each(['FL154- a.xlsx', 'FL154 - a.xlsx'])('reads %j, as a saved file is called', (name) => {
    expect(fileUid(name)).toEqual({ uid: 'FL154', name: 'a.xlsx', way: 'mangled', isSure: false });
  });

  it('finds the UID in the folder that a slash made of it', () => {
    expect(fileUid(' Small Workbook.xlsx', 'FL154')).toMatchObject({ uid: 'FL154', isSure: true });
  });

  it.each(['FL154', 'FL154 (1)'])('takes %j for a bare UID, and not for sure', (name) => {
    expect(fileUid(name)).toEqual({ uid: 'FL154', name: '', way: 'bare', isSure: false });
  });

  it('is not sure of a name that any file may have', () => {
    expect(fileUid('IMG2034_cat.jpg')?.isSure).toBe(false);
    expect(fileUid('COVID19- a cat.jpg')?.isSure).toBe(false);
    expect(fileUid('FL154-2.jpg')).toBeNull();
    expect(fileUid('IMG2034.jpg')).toBeNull();
    expect(fileUid('notes.txt')).toBeNull();
  });

  it('reads the version at the end of a name, or before its ending', () => {
    expect(fileVersion('a.pdf (v3)')).toBe('3');
    expect(fileVersion('a (v12).pdf')).toBe('12');
    expect(fileVersion('a (v1) b.pdf')).toBe('');
  });

  it('finds UIDs in text, each once', () => {
    expect(uidsIn('See FL101, EP3 and FL101; not UTF, x1 or FL143_a')).toEqual(['FL101', 'EP3']);
  });
});

describe('names of versions', () => {
  it.each([
    ['org/versions/369b0a40x29f50ejotyD_8', '369b0a40x29f50ejotyD', 8],
    ['org/versions/a_b_12.JSON', 'a_b', 12],
    ['org/versions/abc_latest.json', 'abc_latest', null],
    ['org/versions/abc_7 (1)', 'abc', 7],
    ['org/versions/abc_7 (12).json', 'abc', 7],
  ])('splits %j at its last underscore', (path, sid, number) => {
    expect(versionName(path)).toMatchObject({ sid, number });
  });
});

describe('recognising a backup of versions', () => {
  it('is sure by the names of versions, and says so', () => {
    const found = labii.recognise(['o/versions/a_1', 'o/versions/a_2.json', 'o/FL1: a.txt']);
    expect(found.confidence).toBeGreaterThan(0.9);
    expect(found.reason).toContain('2 files named [SID]_[Version]');
  });

  it('knows nothing of other backups', () => {
    expect(labii.recognise(['data/actions.csv', 'documents/7_a.txt']).confidence).toBe(0);
  });

  it('takes every CSV for a file', () => {
    expect(labii.isTable('o/FL1: a.csv')).toBe(false);
    expect(labii.listOf('o/data/FL1: a.csv')).toBe('files');
    expect(labii.listOf('o/versions/a_1')).toBe('versions');
    expect(labii.listOf('__MACOSX/versions/._a_1')).toBeNull();
  });
});
