import { describe, expect, it } from 'vitest';
import { figuresOf } from '../../../../src/state/figures.ts';
import type { LoadReport } from '../../../../workers/contract/values.ts';
import { fakeTable } from '../../../support/fake-values.ts';

/** A report of a backup that lists so many files, and has one less. */
function aReport(listed: number): Pick<LoadReport, 'completeness'> {
  const present = Math.max(0, listed - 1);
  return {
    completeness: {
      listed,
      states: { present, missing: listed - present, deleted: 0, none: 0, unopened: 0 },
      methods: {},
      ambiguous: 0,
      files: present,
      unlisted: 0,
    },
  };
}

const told = (...args: Parameters<typeof figuresOf>): string[] =>
  figuresOf(...args).map(({ label, count }) => `${count} ${label}`);

describe('figuresOf', () => {
  it('says how many of the documents that are listed are there', () => {
    const tables = [fakeTable('actions', 3), fakeTable('document_log', 5)];
    expect(told(tables, aReport(5))).toEqual([
      '3 matters',
      '5 documents listed',
      '4 of them in the backup',
      '8 rows in all',
    ]);
  });

  it('says what the files are of where nothing before tells it, and nothing where none is listed', () => {
    expect(told([fakeTable('members', 3)], aReport(2))).toEqual([
      '1 files named by rows, and in the backup',
      '3 rows in all',
    ]);
    expect(told([fakeTable('members', 3)], aReport(0))).toEqual(['3 rows in all']);
  });

  it('counts as far as is read', () => {
    expect(told([fakeTable('actions', 3)], null)).toEqual(['3 matters', '3 rows so far']);
  });
});
