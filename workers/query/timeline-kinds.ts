/** How a row of a table is known to belong to a matter. */
export type Belonging = 'matter' | 'mail' | 'payment' | 'receipt';

/** One kind of thing that happens on a matter. Columns are named as the schema names them, the best one first. */
export interface TimelineKind {
  id: string;
  /** What several are called. */
  label: string;
  /** The schema's name of the table; every table of a family, and every part, is gone through. */
  table: string;
  belongs: Belonging;
  dates: readonly string[];
  titles: readonly string[];
  /** What it is called where no column says, or whatever one says. */
  words: { always: string } | { otherwise: string };
  people: readonly string[];
  figures?: { columns: readonly string[]; kind: 'money' | 'hours' };
  /** Which of the rows are meant: those of a list of the format, or as SQL over a column; none where it lacks. */
  only?: { list: string } | { column: string; test: (cell: string) => string };
}

const sale = {
  table: 'sale_purchase',
  belongs: 'matter',
  dates: ['invoice_date', 'created_timestamp'],
  titles: ['our_reference', 'their_reference', 'sale_purchase_id'],
  people: ['their_participant_id'],
  figures: { columns: ['total_inclusive', 'total_exclusive', 'total_due'], kind: 'money' },
} as const;

/** In the order in which they are offered. */
export const timelineKinds: readonly TimelineKind[] = [
  {
    id: 'documents',
    label: 'Documents',
    table: 'document_log',
    belongs: 'matter',
    dates: ['created_date', 'document_timestamp', 'last_modified'],
    titles: ['document_name', 'file_name'],
    words: { otherwise: 'Document without a name' },
    people: ['created_by', 'modified_by'],
  },
  {
    id: 'email',
    label: 'Email',
    table: 'email',
    belongs: 'mail',
    dates: ['sent_timestamp', 'received_timestamp', 'created_timestamp'],
    titles: ['subject'],
    words: { otherwise: 'Mail without a subject' },
    people: ['from', 'created_by'],
  },
  {
    id: 'tasks',
    label: 'Tasks',
    table: 'tasks',
    belongs: 'matter',
    dates: ['completed_timestamp', 'due_timestamp', 'started_timestamp', 'created_timestamp'],
    titles: ['name', 'description'],
    words: { otherwise: 'Task without a name' },
    people: ['assignee', 'assigned_by'],
    figures: { columns: ['actual_hours', 'billable_hours'], kind: 'hours' },
  },
  {
    id: 'time',
    label: 'Time',
    table: 'time_records',
    belongs: 'matter',
    dates: ['start_timestamp', 'created_timestamp'],
    titles: ['notes', 'activity_code'],
    words: { otherwise: 'Time without a description' },
    people: ['owner', 'created_by'],
    figures: { columns: ['actual_hours', 'billable_hours'], kind: 'hours' },
  },
  {
    id: 'disbursements',
    label: 'Disbursements',
    table: 'disbursements',
    belongs: 'matter',
    dates: ['date', 'entered_timestamp'],
    titles: ['description'],
    words: { otherwise: 'Disbursement without a description' },
    people: ['entered_by'],
    figures: { columns: ['amount'], kind: 'money' },
  },
  {
    ...sale,
    id: 'invoices',
    label: 'Invoices',
    words: { otherwise: 'Invoice without a number' },
    only: { list: 'invoices' },
  },
  {
    ...sale,
    id: 'quotes',
    label: 'Quotes',
    words: { otherwise: 'Quote without a number' },
    only: { list: 'quotes' },
  },
  {
    ...sale,
    id: 'orders',
    label: 'Orders',
    words: { otherwise: 'Order without a number' },
    only: { list: 'orders' },
  },
  {
    id: 'payments',
    label: 'Payments',
    table: 'sale_purchase_payment',
    belongs: 'payment',
    dates: ['payment_date'],
    titles: ['payment_method'],
    words: { otherwise: 'Payment' },
    people: [],
    figures: { columns: ['amount'], kind: 'money' },
  },
  {
    id: 'receipts',
    label: 'Receipts',
    table: 'receipt',
    belongs: 'receipt',
    dates: ['receipt_date'],
    titles: ['memo', 'reference', 'receipt_number'],
    words: { otherwise: 'Receipt' },
    people: ['participant_id'],
    figures: { columns: ['amount'], kind: 'money' },
  },
  {
    id: 'trust',
    label: 'Trust',
    table: 'trust',
    belongs: 'matter',
    dates: ['transaction_date', 'entered_timestamp'],
    titles: ['description', 'transaction_type', 'reference'],
    words: { otherwise: 'Trust movement' },
    people: ['participant_id', 'received_from', 'paid_to', 'entered_by'],
    figures: { columns: ['amount', 'credit', 'debit'], kind: 'money' },
  },
  {
    id: 'matter',
    label: 'Matter',
    table: 'actions',
    belongs: 'matter',
    dates: ['created_timestamp'],
    titles: [],
    words: { always: 'Matter opened' },
    people: ['assigned_to', 'assigned_to_name'],
  },
  {
    id: 'matter',
    label: 'Matter',
    table: 'actions',
    belongs: 'matter',
    dates: ['status_timestamp'],
    titles: [],
    words: { always: 'Matter closed' },
    people: ['assigned_to', 'assigned_to_name'],
    only: { column: 'status', test: (status) => `${status} LIKE 'closed%'` },
  },
];
