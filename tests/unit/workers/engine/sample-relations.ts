import { oddColumn } from '../../../../scripts/sample/odd.ts';
import { makeSample, type SampleReport } from '../../../../scripts/sample/make-sample.ts';
import type { SampleOptions } from '../../../../scripts/sample/options.ts';
import type { LoadReport } from '../../../../workers/contract/values.ts';
import type { View, ViewInfo, ViewRow } from '../../../../workers/contract/views.ts';
import type { BackupEngine } from '../../../../workers/engine.ts';
import { anEngine, sourceFiles } from '../../../support/engine.ts';
import { tempFolder } from '../../../support/native.ts';

/** The backups in which relations are counted. */
export const VARIANTS: Readonly<Record<string, Partial<SampleOptions>>> = {
  'with a column for each kind of link': {},
  'with a pair of type and id for links': { associations: 'typed' },
  'with names changed and tables absent': { odd: true },
  'with the day first in its dates': { dates: 'dmy' },
};

export interface OpenedSample {
  engine: BackupEngine;
  load: LoadReport;
  /** The same tables as plain files below a folder. */
  plain: SampleReport;
  tree: string;
}

const SMALL = { matters: 60, documents: 60, timeRecords: 300 } as const;

/** A sample opened from its zips by the whole engine, and the same sample as plain files. */
export async function openSample(wanted: Partial<SampleOptions>): Promise<OpenedSample> {
  const zipped = await makeSample({ ...SMALL, ...wanted, out: tempFolder() });
  const plain = await makeSample({ ...SMALL, ...wanted, out: tempFolder(), plainFolder: true });
  const engine = anEngine();
  await engine.inspect(sourceFiles(zipped.volumes), () => undefined);
  await engine.unlock(zipped.options.password);
  const load = await engine.load(() => undefined);
  return { engine, load, plain, tree: plain.tree ?? '' };
}

export const aView = (name: string, scope: View['scope'] = []): View => ({
  name,
  scope,
  text: '',
  sort: null,
});

/** A view with all its rows. */
export async function allRows(
  engine: BackupEngine,
  view: View,
): Promise<{ info: ViewInfo; rows: readonly ViewRow[] }> {
  const info = await engine.openView('test', view);
  const { rows } = await engine.rows(info.id, 0, info.rows);
  return { info, rows };
}

/** A column whose cells are ids of rows of another table; under the names of the files at hand. */
export interface Reference {
  table: string;
  column: string;
  target: string;
  /** The target's column that holds those ids. */
  key: string;
  /** Which rows of the table are meant, as SQL; '' for all. */
  when: string;
}

/** Where the ids of each table stand: what the sample's maker wrote, not what any schema of ours says. */
const KEYS: Readonly<Record<string, string>> = {
  actions: 'action_id',
  action_types: 'action_type_id',
  action_folder: 'folder_id',
  participants: 'participant_id',
  participant_types: 'participant_type_id',
  email: 'email_id',
  tasks: 'task_id',
  rate_sheets: 'rate_id',
  time_records: 'record_id',
  disbursements: 'disbursement_id',
  sale_purchase: 'sale_purchase_id',
  sale_purchase_line_items: 'line_item_id',
  receipt: 'receipt_id',
  chart_of_accounts: 'ac_account_id',
  general_ledger_transactions: 'transaction_id',
};

/** `column>target`, table by table, under the vendor's names. */
const REFERENCES: Readonly<Record<string, string>> = {
  actions: `action_type_id>action_types assigned_to>participants division_id>participants
    parent_action_id>actions`,
  action_types: 'primary_participant_type>participant_types',
  action_folder: `parent_folder_id>action_folder action_type_id>action_types action_id>actions`,
  action_participants: `action_id>actions participant_type_id>participant_types
    participant_id>participants`,
  custom_action_data: 'action_id>actions action_type_id>action_types',
  participants: 'division_id>participants',
  primary_participant_types: 'participant_type_id>participant_types action_type_id>action_types',
  document_log: 'action_id>actions folder_id>action_folder',
  participant_document: 'participant_id>participants',
  email: 'parent_email_id>email',
  email_attachment: 'email_id>email',
  email_associations: `email_id>email action_id>actions participant_id>participants
    sale_purchase_id>sale_purchase`,
  tasks: 'action_id>actions assignee>participants rate_id>rate_sheets',
  time_records: `action_id>actions task_id>tasks owner>participants rate_id>rate_sheets
    line_item_id>sale_purchase_line_items`,
  disbursements: `action_id>actions entered_by>participants sale_purchase_id>sale_purchase
    line_item_id>sale_purchase_line_items`,
  sale_purchase: 'their_participant_id>participants action_id>actions',
  sale_purchase_line_items: `sale_purchase_id>sale_purchase action_id>actions
    ac_account_id>chart_of_accounts time_record_id>time_records disbursement_id>disbursements
    task_id>tasks`,
  sale_purchase_payment: `sale_purchase_id>sale_purchase receipt_id>receipt
    transaction_id>general_ledger_transactions`,
  receipt: `participant_id>participants ac_account_id>chart_of_accounts
    transaction_id>general_ledger_transactions action_id>actions`,
  chart_of_accounts: 'parent_account_id>chart_of_accounts',
  general_ledger_transactions: `ac_account_id>chart_of_accounts action_id>actions
    participant_id>participants sale_purchase_id>sale_purchase`,
  transaction_references: 'transaction_id>general_ledger_transactions',
  check_series: `ac_account_id>chart_of_accounts transaction_id>general_ledger_transactions
    participant_id>participants`,
  trust_transactions: `transaction_id>general_ledger_transactions action_id>actions
    ac_account_id>chart_of_accounts participant_id>participants`,
  firm_notes_export: 'action_id>actions',
  supervisor_reviews: 'action_id>actions reviewer_participant_id>participants',
  key_register: 'matter_id>actions holder_participant_id>participants',
};

/** Renamed so far that nobody can know it for an id of a matter. */
const LOST = new Set(['sale_purchase_line_items.charged_to']);

/** What the pair of type and id in email_associations stands for. */
const LINKS = [
  { target: 'actions', words: `'Action'` },
  { target: 'participants', words: `'Participant'` },
  { target: 'sale_purchase', words: `'Invoice', 'Sale Purchase'` },
] as const;

/** Every reference between tables of this sample, read off the headers of its files. */
export function referencesIn({ ledger, options }: SampleReport): Reference[] {
  const headers = new Map(ledger.tables.map(({ name, header }) => [name, header]));
  const nameOf = (table: string, column: string): string =>
    (options.odd ? oddColumn(table, column) : column) ?? '';
  const keyOf = (table: string): string => nameOf(table, KEYS[table] ?? '');
  const plain = Object.entries(REFERENCES).flatMap(([table, list]) =>
    list.split(/\s+/).flatMap((one) => {
      const [known = '', target = ''] = one.split('>');
      const column = nameOf(table, known);
      const isHere = headers.get(table)?.includes(column) === true && headers.has(target);
      if (!isHere || LOST.has(`${table}.${column}`)) return [];
      return [{ table, column, target, key: keyOf(target), when: '' }];
    }),
  );
  if (headers.get('email_associations')?.includes('associated_id') !== true) return plain;
  const typed = LINKS.map(({ target, words }) => ({
    table: 'email_associations',
    column: 'associated_id',
    target,
    key: keyOf(target),
    when: `associated_table IN (${words})`,
  }));
  return [...plain, ...typed];
}

/** Rows that refer to a record, as SQL after FROM. */
export function rowsReferring({ table, column, when }: Reference, key: string | number): string {
  return `"${table}" WHERE "${column}" = '${key}'${when === '' ? '' : ` AND ${when}`}`;
}

/** Rows that refer to no record that is there, though they name one, as SQL after FROM. */
export function rowsLost({ table, column, target, key, when }: Reference): string {
  const test = `"${column}" NOT IN ('', 'NULL') AND "${column}" NOT IN (SELECT "${key}" FROM "${target}")`;
  return `"${table}" WHERE ${test}${when === '' ? '' : ` AND ${when}`}`;
}
