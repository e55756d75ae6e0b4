import { describe, expect, it } from 'vitest';
import {
  hasVersions,
  kindRowAddress,
  kindTables,
  recordLists,
} from '../../../../src/state/record-lists.ts';
import { sectionsOf } from '../../../../src/state/sections.ts';
import type { AddedExport } from '../../../../workers/contract/versions.ts';
import { fakeTable } from '../../../support/fake-values.ts';

const added: AddedExport = {
  table: 'export_plants',
  label: 'plants',
  matched: { column: 'c1', by: 'sid', filled: 2, found: 2, records: 2 },
  candidates: [],
  isChosen: false,
  rows: 2,
  quarantined: 0,
  repeated: 0,
  onlyInExport: 0,
  onlyInBackup: 0,
};
const tables = ['records', 'versions', 'files', 'experiments', 'export_plants'].map((id) =>
  fakeTable(id, 3),
);

describe('the lists of records', () => {
  it('are those of each kind, and what each export leaves on one side', () => {
    expect(recordLists(tables, [added]).map(({ view }) => view)).toEqual([
      'rows/experiments',
      'only-in-export/export_plants',
      'only-in-backup/export_plants',
    ]);
  });

  it('take no table of a firm for a kind, nor an export that is not matched', () => {
    expect(kindTables([fakeTable('actions', 1)], [])).toEqual([]);
    expect(recordLists(tables, [{ ...added, matched: null }]).length).toBe(1);
  });

  it('lead a row of a kind to its record, or to itself where it has no key', () => {
    const row = { record: 1, key: 'fern0a40x1', cells: [], links: {} };
    expect(kindRowAddress('experiments', row)).toBe('#/records/fern0a40x1');
    expect(kindRowAddress('experiments', { ...row, key: '@1' })).toBe('#/tables/experiments/@1');
  });
});

describe('the sections', () => {
  it('are those of records where records and versions are there', () => {
    const labels = sectionsOf(tables, 0, () => null).map(({ label }) => label);
    expect(labels).toEqual([
      'Overview',
      'Records',
      'Versions',
      'Files',
      'All tables',
      'Backup report',
    ]);
  });

  it('are not those of records for files of those names that nobody knows', () => {
    const unknown = tables.map((table) => ({ ...table, known: false }));
    expect(hasVersions(unknown)).toBe(false);
    expect(sectionsOf(unknown, 0, () => null).map(({ label }) => label)).toEqual([
      'Overview',
      'All tables',
      'Backup report',
    ]);
  });
});
