import type { FieldInfo, RecordInfo } from '../../workers/contract/records.ts';
import type {
  ColumnInfo,
  DocumentState,
  Plan,
  TableInfo,
  VolumeInfo,
} from '../../workers/contract/values.ts';
import type { ViewColumn, ViewRow } from '../../workers/contract/views.ts';

const stats = {
  filled: 1,
  numbers: 0,
  minDecimals: 0,
  maxDecimals: 0,
  trailingZeros: false,
  maxDigits: 0,
  ascii: true,
  maxBytes: 20,
};
export const states: readonly DocumentState[] = [
  'present',
  'present',
  'missing',
  'deleted',
  'unopened',
  'none',
];

export function fakeVolume(id: number, over: Partial<VolumeInfo> = {}): VolumeInfo {
  const name = `fakechambers_part_00${id}.zip`;
  return {
    id,
    kind: 'zip',
    name,
    parts: [name],
    bytes: 4_100_000_000 + id,
    entries: 12_004,
    tables: id === 0 ? 3 : 0,
    state: 'locked',
    encryption: ['AES-256'],
    fingerprint: 'ab'.repeat(32),
    problems: [],
    ...over,
  };
}

export function fakePlan(volumes: readonly VolumeInfo[]): Plan {
  return {
    name: 'fakechambers',
    format: { id: 'actionstep', confidence: 1, reason: 'a Data folder with actions.csv' },
    formats: [{ id: 'actionstep', confidence: 1, reason: 'a Data folder with actions.csv' }],
    volumes,
    missing: [{ name: 'fakechambers_part_002.zip', toldBy: 'manifest', entries: 9120 }],
    ignored: [{ name: 'notes.txt', bytes: 120, problem: null }],
    manifest: 'fakechambers_manifest.txt',
    entries: 36_012,
    tables: 3,
    dataBytes: 9_000_000,
    memoryBytes: 48_000_000,
    problems: [],
  };
}

function bookOf(id: string): TableInfo['book'] {
  if (id === 'general_ledger_transactions') return 'ledger';
  return id.startsWith('trust_') ? 'trust' : null;
}

export function fakeTable(id: string, rows: number): TableInfo {
  const columns: ColumnInfo[] = ['id', 'name'].map((name, at) => ({
    id: `c${at + 1}`,
    name,
    label: name,
    kind: at === 0 ? 'id' : 'text',
    known: name,
    references: null,
    evidence: null,
    dateOrder: null,
    isSensitive: false,
    stats,
  }));
  return {
    id,
    label: id,
    about: '',
    known: true,
    book: bookOf(id),
    rows,
    columns,
    key: ['c1'],
    title: 'c2',
  };
}

export function fakeField(label: string, value: string): FieldInfo {
  return {
    label,
    name: label.toLowerCase(),
    kind: 'text',
    value,
    reference: null,
    orphanOf: null,
    evidence: null,
    dateOrder: null,
    isSensitive: false,
  };
}

export function fakeRecord(table: string, key: string): RecordInfo {
  return {
    table,
    tableLabel: table,
    record: 12,
    key,
    title: `Ngata – purchase of 14 Rimu Street (${key})`,
    facts: ['Client', 'Reference', 'Type', 'Assigned to', 'Status'].map((label) =>
      fakeField(label, label === 'Status' ? 'Active' : `${label} of ${key}`),
    ),
    above: [],
    fields: [
      fakeField('Name', 'Fake'),
      { ...fakeField('Opened', '2021-05-14'), kind: 'date' },
      fakeField('Memo', ''),
    ],
    origin: { volume: 'fakechambers_part_000.zip', entry: `Data/${table}.csv`, line: 14 },
  };
}

export function columnsFor(view: string): ViewColumn[] {
  const column = (
    id: string,
    label: string,
    kind: ViewColumn['kind'],
    width: number,
  ): ViewColumn => ({
    id,
    label,
    kind,
    align: ['id', 'money', 'count', 'bytes'].includes(kind) ? 'end' : 'start',
    width,
    references: null,
    exact: { as: 'text' },
    hidden: id === 'c9',
    isSensitive: false,
    dateOrder: null,
  });
  return [
    column('c1', 'Matter', 'id', 6),
    column('c2', view === 'documents' ? 'Document' : 'Name', 'text', 34),
    column('c3', 'Type', 'text', 12),
    column('c4', view === 'documents' ? 'State' : 'Status', 'state', 10),
    column('c5', 'Opened', 'date', 12),
    column('c6', 'Trust', 'money', 12),
    column('c7', 'Documents', 'count', 6),
    column('c9', 'Memo', 'text', 20),
  ];
}

export function rowFor(view: string, index: number): ViewRow {
  const isDocuments = view === 'documents';
  return {
    record: index + 1,
    key: String(7000 + index),
    cells: [
      String(7000 + index),
      `${isDocuments ? 'Letter' : 'Håkansson – lease, Totara House'} ${index + 1}`,
      ['Conveyancing', 'Estates', 'Leasing'][index % 3] ?? '',
      isDocuments
        ? (states[index % states.length] ?? '')
        : (['Active', 'Inactive', 'Closed'][index % 3] ?? ''),
      `20${String(10 + (index % 14)).padStart(2, '0')}-0${1 + (index % 9)}-1${index % 9}`,
      index % 4 === 0 ? `-${index}.5` : `${index}.00`,
      index % 300,
      '',
    ],
    links: {},
  };
}
