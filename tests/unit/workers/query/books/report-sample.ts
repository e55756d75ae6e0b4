import type { View, ViewInfo, ViewPage } from '../../../../../workers/contract/views.ts';
import { openView } from '../../../../../workers/query/open-view.ts';
import type { Tables } from '../../../../../workers/query/tables.ts';
import { tablesOf, unhurried, type Rows } from '../sample-tables.ts';

/** Two matters, three months, one trust account; every number is small enough to be added up by hand. */
export const firm: Readonly<Record<string, Rows>> = {
  actions: [
    ['action_id', 'action_name', 'file_reference', 'action_type_id', 'status', 'assigned_to'],
    ['101', 'Sale of 1 Example Road', 'EX/101', '1', 'Active', '9'],
    ['102', 'Estate of A Sample', 'EX/102', '1', 'Active', '9'],
    ['103', 'Lease of Unit 3', 'EX/103', '1', 'Active', '9'],
  ],
  participants: [
    ['participant_id', 'display_name'],
    ['1', 'Anna Sample'],
    ['2', 'Ben Example'],
    ['3', 'Carla Placeholder'],
    ['9', 'Some Lawyer'],
  ],
  action_types: [
    ['action_type_id', 'name', 'primary_participant_type'],
    ['1', 'General', '7'],
  ],
  action_participants: [
    ['action_id', 'participant_type_id', 'participant_id'],
    ['101', '7', '1'],
    ['102', '7', '2'],
    ['103', '7', '3'],
  ],
  chart_of_accounts: [
    [
      'ac_account_id',
      'account_number',
      'account_name',
      'account_type',
      'primary_section',
      'credit_increases_balance',
      'header',
      'parent_account_id',
    ],
    ['1', '1000', 'Assets', 'Asset', 'Asset', 'F', 'T', ''],
    ['2', '1100', 'Trust bank', 'Asset', 'Asset', 'F', 'F', '1'],
    ['3', '1200', 'Office bank', 'Asset', 'Asset', 'F', 'F', '1'],
    ['4', '2100', 'Trust funds held', 'Liability', 'Liability', 'T', 'F', ''],
    ['5', '4000', 'Fees', 'Income', 'Income', 'T', 'F', ''],
  ],
  trust_transactions: [
    [
      'transaction_id',
      'action_id',
      'transaction_date',
      'entered_timestamp',
      'transaction_type',
      'receipt_number',
      'payment_number',
      'payment_method',
      'participant_id',
      'description',
      'debit',
      'credit',
      'is_deleted',
    ],
    [
      '1',
      '101',
      '2024-01-05',
      '2024-01-05 09:00:00',
      'Receipt',
      'R1',
      '',
      'EFT',
      '1',
      'Deposit',
      '',
      '1000.00',
      'F',
    ],
    // One receipt for two matters.
    [
      '2',
      '101',
      '2024-01-20',
      '2024-01-22 09:00:00',
      'Receipt',
      'R2',
      '',
      'EFT',
      '2',
      'Shared receipt',
      '',
      '200.00',
      'F',
    ],
    [
      '2',
      '102',
      '2024-01-20',
      '2024-01-22 09:00:00',
      'Receipt',
      'R2',
      '',
      'EFT',
      '2',
      'Shared receipt',
      '',
      '300.50',
      'F',
    ],
    [
      '3',
      '101',
      '2024-02-10',
      '2024-02-10 09:00:00',
      'Payment',
      '',
      'P1',
      'Cheque',
      '3',
      'Settlement',
      '450.25',
      '',
      'F',
    ],
    // From one matter to the other.
    [
      '4',
      '101',
      '2024-02-15',
      '2024-02-15 09:00:00',
      'Journal',
      '',
      '',
      '',
      '',
      'Moved across',
      '100.00',
      '',
      'F',
    ],
    [
      '4',
      '102',
      '2024-02-15',
      '2024-02-15 09:00:00',
      'Journal',
      '',
      '',
      '',
      '',
      'Moved across',
      '',
      '100.00',
      'F',
    ],
    [
      '5',
      '102',
      '2024-03-01',
      '2024-03-01 09:00:00',
      'Receipt',
      'R3',
      '',
      'EFT',
      '2',
      'Typed in by mistake',
      '',
      '77.00',
      'T',
    ],
    [
      '6',
      '102',
      '2024-03-03',
      '2024-03-04 09:00:00',
      'Payment',
      '',
      'P2',
      'EFT',
      '2',
      'Paid out',
      '400.50',
      '',
      'F',
    ],
  ],
};

export const columnsOf = ({ columns }: Pick<ViewInfo, 'columns'>): string[] =>
  columns.map(({ id }) => id);

/** What a report shows: its rows by the ids of their columns, and its totals. */
export interface Shown {
  info: Omit<ViewInfo, 'id'>;
  rows: Readonly<Record<string, unknown>>[];
  page: ViewPage;
}

export async function shown(
  tables: Tables,
  name: string,
  params: Record<string, string> = {},
  over: Partial<View> = {},
): Promise<Shown> {
  const view: View = { name, scope: [], text: '', sort: null, params, ...over };
  const opened = await openView(tables, view, unhurried());
  const page = opened.page(0, opened.info.rows);
  const ids = columnsOf(opened.info);
  const rows = page.rows.map(({ cells }) =>
    Object.fromEntries(ids.map((id, at) => [id, cells[at]])),
  );
  return { info: opened.info, rows, page };
}

export const aFirm = (over: Readonly<Record<string, Rows>> = {}): Promise<Tables> =>
  tablesOf({ ...firm, ...over });

/** The cells of some columns, row by row. */
export const cellsOf = ({ rows }: Shown, ...ids: string[]): unknown[][] =>
  rows.map((row) => ids.map((id) => row[id]));
