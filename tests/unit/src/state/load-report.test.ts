import { describe, expect, it } from 'vitest';
import { savedReport } from '../../../../src/state/load-report.ts';
import type { LoadReport, TableReport } from '../../../../workers/contract/values.ts';
import { fakePlan, fakeTable, fakeVolume } from '../../../support/fake-values.ts';

const marker = 'words-of-the-backup';
const totals = {
  records: 12,
  stored: 11,
  quarantined: 1,
  blankLines: 0,
  short: 0,
  long: 0,
  cells: 22,
  recoded: 0,
  bytes: { total: 1, bom: 0, header: 0, records: 1, blank: 0 },
};

function file(table: string, over: Partial<TableReport> = {}): TableReport {
  const rejection = {
    record: 3,
    line: 4,
    byteStart: 0,
    byteLength: 9,
    code: 'QUOTE_TRAIL',
    column: 1,
    raw: marker,
  } as const;
  return {
    table,
    label: marker,
    entry: `Data/${marker}.csv`,
    volume: 'fakechambers_part_000.zip',
    totals,
    dialect: null,
    rejections: [rejection],
    problem: null,
    ...over,
  };
}

const report: LoadReport = {
  plan: fakePlan([fakeVolume(0, { state: 'open' }), fakeVolume(1)]),
  tables: [fakeTable('actions', 11), { ...fakeTable(marker, 11), known: false }],
  files: [file('actions'), file(marker), file('tasks', { totals: null })],
  absent: [],
  gaps: [marker],
  completeness: {
    listed: 9,
    states: { present: 5, missing: 1, deleted: 1, none: 1, unopened: 1 },
    methods: { exact: 5 },
    ambiguous: 0,
    files: 6,
    unlisted: 1,
  },
  otherFiles: [],
  fileTables: [],
};
const facts = { app: '1.2.3', now: new Date('2026-03-04T05:06:07Z'), findings: [] };

describe('the saved load report', () => {
  const saved = savedReport(report, facts);

  it('says what was counted, of what, when and by which version', () => {
    expect(saved).toMatchObject({
      kind: 'strongroom-load-report',
      version: 1,
      app: '1.2.3',
      made: '2026-03-04T05:06:07.000Z',
      backup: { name: 'fakechambers', format: 'actionstep' },
      missing: ['fakechambers_part_002.zip'],
      documents: { listed: 9, files: 6, unlisted: 1 },
      findings: 0,
    });
    expect(saved.volumes).toMatchObject([
      { name: 'fakechambers_part_000.zip', state: 'open', fingerprint: 'ab'.repeat(32) },
      { name: 'fakechambers_part_001.zip', state: 'locked' },
    ]);
  });

  it('counts each table, and says which could not be read', () => {
    expect(saved.tables).toEqual([
      { table: 'actions', isRead: true, records: 12, stored: 11, quarantined: 1 },
      { table: '', isRead: true, records: 12, stored: 11, quarantined: 1 },
      { table: '', isRead: false, records: 0, stored: 0, quarantined: 0 },
    ]);
  });

  it('holds no word of the backup but what its volumes are called', () => {
    expect(JSON.stringify(saved)).not.toContain(marker);
  });

  it('tells findings that are not counted yet, and documents that nothing lists, from none', () => {
    const early = savedReport({ ...report, completeness: null }, { ...facts, findings: null });
    expect(early).toMatchObject({ findings: null, documents: null });
  });
});
