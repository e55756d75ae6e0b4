import type { LoadReport, TableInfo } from '../../workers/contract/values.ts';
import type { ListScreen } from './address.ts';
import { hasVersions } from './record-lists.ts';

/** A list of the practice: one view, on one table. */
export interface List {
  /** The view's name. */
  view: string;
  label: string;
  /** The table whose records its rows are: without it the list is not there. */
  table: string;
  noun: readonly [one: string, many: string];
  /** The column that a row leads to, where it is no record of its own; absent for all others. */
  opens?: string;
  /** What it is, in one line. */
  sub: string;
  /** Where it has no rows, when that says something; absent for all others. */
  empty?: string;
}

/** The lists of each section; the first is the section's own. */
export const listsOf: Readonly<Record<ListScreen, readonly [List, ...List[]]>> = {
  matters: [
    {
      view: 'matters',
      label: 'Matters',
      table: 'actions',
      noun: ['matter', 'matters'],
      sub: 'Every matter in the backup. Enter or a click on its name opens it.',
    },
    {
      view: 'matter-types',
      label: 'Matter types',
      table: 'action_types',
      noun: ['matter type', 'matter types'],
      sub: 'The kinds of matter, with their folders and roles.',
    },
    {
      view: 'role-types',
      label: 'Roles',
      table: 'participant_types',
      noun: ['role', 'roles'],
      sub: 'The parts that people play in matters.',
    },
  ],
  contacts: [
    {
      view: 'contacts',
      label: 'Contacts',
      table: 'participants',
      noun: ['contact', 'contacts'],
      sub: 'People and companies; the firm’s own users and divisions are among them.',
    },
    {
      view: 'roles',
      label: 'Roles on matters',
      table: 'action_participants',
      noun: ['role', 'roles'],
      opens: 'action_id',
      sub: 'Who plays which part in which matter.',
    },
  ],
  documents: [
    {
      view: 'documents',
      label: 'Documents',
      table: 'document_log',
      noun: ['document', 'documents'],
      sub: 'Every document the backup lists, and whether its file is there.',
    },
    {
      view: 'contact-documents',
      label: 'Contact documents',
      table: 'participant_document',
      noun: ['document', 'documents'],
      sub: 'Documents kept with a contact rather than a matter.',
    },
    {
      view: 'attachments',
      label: 'Email attachments',
      table: 'email_attachment',
      noun: ['attachment', 'attachments'],
      sub: 'The bodies and attachments of the mail, each a file of its own.',
    },
  ],
  email: [
    {
      view: 'email',
      label: 'Email',
      table: 'email',
      noun: ['email', 'emails'],
      sub: 'Mail of the vendor’s own mail system. Other mail is among the documents.',
    },
    {
      view: 'unlinked-email',
      label: 'Linked to nothing',
      table: 'email',
      noun: ['email', 'emails'],
      sub: 'Mail that no matter, contact or invoice is linked to.',
    },
  ],
  tasks: [
    {
      view: 'tasks',
      label: 'Tasks',
      table: 'tasks',
      noun: ['task', 'tasks'],
      sub: 'What was to be done, by whom and by when.',
    },
  ],
  time: [
    {
      view: 'time',
      label: 'Time',
      table: 'time_records',
      noun: ['time record', 'time records'],
      sub: 'What was done, for how long and at what rate.',
    },
    {
      view: 'rates',
      label: 'Rate sheets',
      table: 'rate_sheets',
      noun: ['rate', 'rates'],
      sub: 'What an hour costs. Rates that were changed on a matter are not in the backup.',
    },
  ],
  billing: [
    {
      view: 'invoices',
      label: 'Invoices',
      table: 'sale_purchase',
      noun: ['invoice', 'invoices'],
      sub: 'What was billed, credit notes among it.',
    },
    {
      view: 'quotes',
      label: 'Quotes',
      table: 'sale_purchase',
      noun: ['quote', 'quotes'],
      sub: 'What was offered.',
    },
    {
      view: 'orders',
      label: 'Orders',
      table: 'sale_purchase',
      noun: ['order', 'orders'],
      sub: 'What was ordered.',
    },
    {
      view: 'bill-lines',
      label: 'Lines',
      table: 'sale_purchase_line_items',
      noun: ['line', 'lines'],
      sub: 'The lines of invoices, quotes and orders.',
    },
    {
      view: 'payments',
      label: 'Payments',
      table: 'sale_purchase_payment',
      noun: ['payment', 'payments'],
      sub: 'What was paid on invoices.',
    },
    {
      view: 'receipts',
      label: 'Receipts',
      table: 'receipt',
      noun: ['receipt', 'receipts'],
      sub: 'Receipts issued for payments received.',
    },
    {
      view: 'disbursements',
      label: 'Disbursements',
      table: 'disbursements',
      noun: ['disbursement', 'disbursements'],
      sub: 'What was spent on matters.',
    },
    {
      view: 'cheques',
      label: 'Cheques',
      table: 'check_series',
      noun: ['cheque', 'cheques'],
      sub: 'Cheques that were written.',
    },
  ],
  records: [
    {
      view: 'records',
      label: 'Every record',
      table: 'records',
      noun: ['record', 'records'],
      sub: 'Every record as its newest version has it. Enter or a click on its name opens it.',
    },
  ],
  versions: [
    {
      view: 'versions',
      label: 'Versions',
      table: 'versions',
      noun: ['version', 'versions'],
      sub: 'Every version of every record, and whether it follows on the one before it.',
    },
  ],
  files: [
    {
      view: 'files',
      label: 'Files',
      table: 'files',
      noun: ['file', 'files'],
      sub: 'Every file of the backup, and every one that a record names and the backup lacks.',
    },
    {
      view: 'missing-files',
      label: 'Missing',
      table: 'files',
      noun: ['file', 'files'],
      sub: 'Files that a record names and the backup does not have.',
      empty: 'No file is missing: every file that a record names is in the backup.',
    },
    {
      view: 'unlisted-files',
      label: 'Named by no record',
      table: 'files',
      noun: ['file', 'files'],
      sub: 'Files of the backup that the newest version of no record names.',
      empty: 'Every file of the backup is named by a record.',
    },
  ],
};

const all = Object.values(listsOf).flat();

/** What the rows of a view are called. */
export function nounOf(view: string): List['noun'] {
  if (view === 'bills') return ['invoice, quote or order', 'invoices, quotes and orders'];
  return all.find((list) => list.view === view)?.noun ?? ['row', 'rows'];
}

/** The sections of a backup of records as versions; tables of these names may be in any other. */
const versionScreens: readonly ListScreen[] = ['records', 'versions', 'files'];

/** Whether these tables are those that a section is made for. */
export function isAtHome(screen: ListScreen, tables: readonly TableInfo[]): boolean {
  return !versionScreens.includes(screen) || hasVersions(tables);
}

/** The section that a table's records belong to; null for those that only All tables shows. */
export function screenOf(table: string, tables: readonly TableInfo[]): ListScreen | null {
  const entries = Object.entries(listsOf) as [ListScreen, readonly List[]][];
  const [screen] = entries.find(([, lists]) => lists.some((list) => list.table === table)) ?? [];
  return screen !== undefined && isAtHome(screen, tables) ? screen : null;
}

/** Tables of the practice whose rows are files. */
const fileTables: readonly string[] = ['document_log', 'participant_document', 'email_attachment'];

/** Whether a table's rows stand for files: by what was linked, or what the practice's tables are known to be. */
export function isFileTable(table: string, report: Pick<LoadReport, 'fileTables'> | null): boolean {
  return fileTables.includes(table) || (report?.fileTables.includes(table) ?? false);
}

/** The table that the app makes of a backup's files, where no list of the vendor names them. */
export const filesTable = 'files';
