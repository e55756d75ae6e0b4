import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ledger } from '../../../../scripts/sample/ledger.ts';
import { makeSample, type SampleReport } from '../../../../scripts/sample/make-sample.ts';
import { tempFolder } from '../../../support/native.ts';

const SMALL = { matters: 40, documents: 60, timeRecords: 200, plainFolder: true } as const;

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

/** Read by a parser that had no part in writing. */
function tableRows(report: SampleReport, name: string): Record<string, string>[] {
  const table = report.ledger.tables.find((known) => known.name === name);
  const text = readFileSync(join(report.tree ?? '', table?.file ?? ''), 'utf8');
  return Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;
}

describe('the sample as plain files', () => {
  let folder = '';
  let report: SampleReport;
  let ledger: Ledger;
  let tree = '';

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'strongroom-sample-'));
    report = await makeSample({ ...SMALL, out: folder });
    ledger = report.ledger;
    tree = report.tree ?? '';
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('has every file of the vendor’s list, and one that is on no list', () => {
    expect(ledger.tables.map(({ name }) => name)).toEqual(
      [...VENDOR_TABLES, 'firm_notes_export', 'trust_transactions'].sort(),
    );
  });

  it('is told by its ledger to the byte', () => {
    for (const { file, bytes, sha256: expected } of ledger.tables) {
      const content = readFileSync(join(tree, file));
      expect([file, content.length, sha256(content)]).toEqual([file, bytes, expected]);
    }
    for (const { path, bytes, sha256: expected } of ledger.documents.rows) {
      if (path === null) continue;
      const content = readFileSync(join(tree, path));
      expect([path, content.length, sha256(content)]).toEqual([path, bytes, expected]);
    }
    expect(filesBelow(tree)).toHaveLength(ledger.totals.entries);
  });

  it('has as many records, of the width of the header, as the ledger says', () => {
    for (const { name, header, rows } of ledger.tables) {
      const found = tableRows(report, name);
      expect([name, found.length]).toEqual([name, rows]);
      expect(found.every((row) => Object.keys(row).length === header.length)).toBe(true);
    }
  });

  it('holds each blemish where the ledger says', () => {
    for (const { where, key, column, value } of ledger.blemishes) {
      if (key === null) expect(filesBelow(tree)).toContain(where);
      else {
        const header = ledger.tables.find(({ name }) => name === where)?.header ?? [];
        const rows = tableRows(report, where).filter((row) => row[header[0] ?? ''] === key);
        expect(rows.map((row) => row[column ?? ''])).toContain(value);
      }
    }
  });

  it('accounts for every document', () => {
    const { states, listed, files, unlisted, rows, complete } = ledger.documents;
    expect(states.present + states.missing + states.deleted + states.none).toBe(listed);
    expect(states.present + unlisted.length).toBe(files);
    expect(Math.min(...Object.values(states), unlisted.length)).toBeGreaterThan(0);
    expect([complete, rows.length]).toEqual([true, listed]);

    const inTree = new Set(filesBelow(tree).filter((file) => file.startsWith('documents/')));
    const inLog = tableRows(report, 'document_log');
    expect(inTree.size).toBe(files);
    expect(inLog.filter((row) => row['is_deleted'] === 'T')).toHaveLength(states.deleted);
    expect(inLog.filter((row) => row['file_name'] === 'NULL')).toHaveLength(states.none);
    const exact = inLog.filter((row) => inTree.has(`documents/${row['file_name'] ?? ''}`));
    expect(exact).toHaveLength(rows.filter(({ foundBy }) => foundBy === 'exact').length);
    for (const path of unlisted) expect(inTree.has(path)).toBe(true);
  });

  it('says what is lost with each volume', () => {
    const { states, files } = ledger.documents;
    const losses = ledger.volumes.map(({ without }) => states.present - without.present);
    expect(losses.reduce((sum, lost) => sum + lost, 0)).toBe(states.present);
    expect(
      ledger.volumes.every(
        ({ without }) => without.present + without.withoutFile === states.present + states.missing,
      ),
    ).toBe(true);
    expect(ledger.volumes.reduce((sum, volume) => sum + volume.documentFiles, 0)).toBe(files);
    expect(ledger.volumes.reduce((sum, volume) => sum + volume.entries, 0)).toBe(
      ledger.totals.entries,
    );
  });

  it('counts what each filter finds', () => {
    for (const { table, text, matches, firstKeys } of ledger.filters) {
      const header = ledger.tables.find(({ name }) => name === table)?.header ?? [];
      const wanted = text.toLowerCase();
      const found = tableRows(report, table).filter((row) =>
        Object.values(row).some((cell) => cell.toLowerCase().includes(wanted)),
      );
      expect([text, found.length]).toEqual([text, matches]);
      expect(found.slice(0, 10).map((row) => row[header[0] ?? ''])).toEqual(firstKeys);
    }
    expect(ledger.filters.some(({ matches }) => matches === 0)).toBe(true);
  });

  it('knows what comes first and last', () => {
    for (const { table, column, first, last } of ledger.sorts) {
      const values = tableRows(report, table).map((row) => row[column] ?? '');
      expect([first.value, last.value]).toEqual([values.toSorted()[0], values.toSorted().at(-1)]);
    }
    const byName = ledger.sorts.find(({ column }) => column === 'action_name');
    expect(byName?.first.value).toMatch(/^Aardvark/);
    expect(byName?.last.value).toMatch(/^Zyzzyva/);
  });

  it('looks closely at some matters', () => {
    expect(ledger.matters.length).toBeGreaterThan(5);
    for (const { id, name, rows, documents } of ledger.matters) {
      const own = (table: string): Record<string, string>[] =>
        tableRows(report, table).filter((row) => row['action_id'] === String(id));
      expect(own('actions').map((row) => row['action_name'])).toEqual([name]);
      expect(own('tasks')).toHaveLength(rows['tasks'] ?? -1);
      expect(own('time_records')).toHaveLength(rows['time_records'] ?? -1);
      expect(own('document_log')).toHaveLength(documents.listed);
    }
  });

  it('balances every transaction, and overdraws no matter’s trust money', () => {
    const cents = (text: string | undefined): number => Math.round(Number(text ?? '') * 100);
    const transactions = new Map<string, number>();
    for (const row of tableRows(report, 'general_ledger_transactions')) {
      const id = row['transaction_id'] ?? '';
      const sum = transactions.get(id) ?? 0;
      transactions.set(id, sum + cents(row['debit']) - cents(row['credit']));
    }
    expect([...transactions.values()].every((sum) => sum === 0)).toBe(true);
    const held = new Map<string, number>();
    for (const row of tableRows(report, 'trust_transactions')) {
      const id = row['action_id'] ?? '';
      held.set(id, (held.get(id) ?? 0) + cents(row['credit']) - cents(row['debit']));
      expect(held.get(id)).toBeGreaterThanOrEqual(0);
    }
  });

  it('points from rows to rows that exist, but for the orphans it names', () => {
    const keys = (table: string, column: string): Set<string> =>
      new Set(tableRows(report, table).map((row) => row[column] ?? ''));
    const matters = keys('actions', 'action_id');
    const people = keys('participants', 'participant_id');
    const orphansOf = (table: string, column: string, known: Set<string>): string[] =>
      tableRows(report, table)
        .map((row) => row[column] ?? '')
        .filter((id) => id !== '' && !known.has(id));
    expect(orphansOf('tasks', 'action_id', matters)).toEqual(['9000001']);
    expect(orphansOf('time_records', 'action_id', matters)).toEqual(['9000001']);
    expect(orphansOf('document_log', 'action_id', matters)).toEqual(['9000001']);
    expect(orphansOf('action_participants', 'participant_id', people)).toEqual(['9000002']);
    expect(orphansOf('trust_transactions', 'action_id', matters)).toEqual([]);
    const tasks = keys('tasks', 'task_id');
    expect(orphansOf('time_records', 'task_id', tasks)).toEqual([]);
    const folders = keys('action_folder', 'folder_id').add('NULL');
    expect(orphansOf('document_log', 'folder_id', folders)).toEqual([]);
  });

  it('is the same for the same seed, and another for another', async () => {
    const again = await makeSample({ ...SMALL, out: tempFolder() });
    expect(again.ledger).toEqual(ledger);
    const paths = filesBelow(tree);
    expect(filesBelow(again.tree ?? '')).toEqual(paths);
    for (const path of paths) {
      const [one, other] = [tree, again.tree ?? ''].map((root) =>
        sha256(readFileSync(join(root, path))),
      );
      expect([path, other]).toEqual([path, one]);
    }
    const another = await makeSample({ ...SMALL, seed: 2, out: tempFolder() });
    expect(another.ledger.tables.map((table) => table.sha256)).not.toEqual(
      ledger.tables.map((table) => table.sha256),
    );
  });

  it('refuses sizes it cannot make', async () => {
    const out = tempFolder();
    await expect(makeSample({ out, matters: 3 })).rejects.toThrow('--matters');
    await expect(makeSample({ out, volumes: 0 })).rejects.toThrow('--volumes');
    await expect(makeSample({ out, password: '' })).rejects.toThrow('--password');
    await expect(makeSample({ plainFolder: true })).rejects.toThrow('--out');
    expect(readdirSync(out)).toEqual([]);
  });
});

/** articles/actionstep-takeaway.txt, but for trust_*.csv. */
const VENDOR_TABLES = [
  'actions',
  'action_types',
  'action_folder',
  'action_participants',
  'chart_of_accounts',
  'check_series',
  'custom_action_data',
  'disbursements',
  'document_log',
  'email',
  'email_associations',
  'email_attachment',
  'general_ledger_transactions',
  'participant_document',
  'participants',
  'participant_types',
  'primary_participant_types',
  'receipt',
  'sale_purchase_line_items',
  'sale_purchase_payment',
  'sale_purchase',
  'tasks',
  'time_records',
  'rate_sheets',
  'transaction_references',
];
