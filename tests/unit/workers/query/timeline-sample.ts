import type { Rows } from './sample-tables.ts';

export const actions: Rows = [
  ['action_id', 'action_name', 'status', 'created_timestamp', 'status_timestamp', 'assigned_to'],
  ['7', 'Sale of Nowhere Lane', 'Closed', '2023-01-02', '2024-06-30', '50'],
  ['9', 'Estate of Nobody', 'Active', '2023-05-01', '2023-05-01', '50'],
];

/** Two matters, and something of every kind on the first. */
export const files: Readonly<Record<string, Rows>> = {
  actions,
  participants: [
    ['participant_id', 'display_name'],
    ['50', 'Ana Advocate'],
    ['51', 'Ben Buyer'],
  ],
  document_log: [
    ['log_id', 'action_id', 'document_name', 'created_by', 'created_date'],
    ['1', '7', 'Contract', 'Ana Advocate', '2023-02-01 09:00:00'],
    ['2', '9', 'Will', 'Ana Advocate', '2023-02-01 09:00:00'],
    ['3', '7', 'Plan', '', '0000-00-00 00:00:00'],
  ],
  email: [
    ['email_id', 'subject', 'from', 'sent_timestamp'],
    ['30', 'Offer', 'ben@example.invalid', '2023-02-01T22:00:00+13:00'],
    ['31', 'Other', 'ben@example.invalid', '2023-02-01T22:00:00+13:00'],
  ],
  email_associations: [
    ['association_id', 'email_id', 'action_id'],
    ['1', '30', '7'],
    ['2', '31', '9'],
    ['3', '404', '7'],
  ],
  tasks: [
    ['task_id', 'action_id', 'name', 'due_timestamp', 'completed_timestamp', 'assignee'],
    ['1', '7', 'Search title', '2023-03-01', '2023-03-05', '50'],
    ['2', '7', 'Call buyer', '2023-04-01', '', '51'],
  ],
  time_records: [
    ['record_id', 'action_id', 'owner', 'start_timestamp', 'notes', 'actual_hours'],
    ['1', '7', '50', '2023-03-02 10:00:00', 'Reading', '0.5'],
    ['2', '7', '404', '2023-03-02 10:00:00', 'Writing', '1.25'],
  ],
  disbursements: [
    ['disbursement_id', 'action_id', 'date', 'description', 'amount'],
    ['1', '7', '2023-03-03', 'Search fee', '12.50'],
  ],
  sale_purchase: [
    ['sale_purchase_id', 'type', 'our_reference', 'action_id', 'invoice_date', 'total_inclusive'],
    ['1', 'Invoice', 'INV-1', '7', '2023-06-01', '500.00'],
    ['2', 'Quote', 'Q-1', '7', '2023-01-15', '450.00'],
    ['3', 'O', 'PO-1', '7', '2023-01-16', '9.00'],
    ['4', 'Invoice', 'INV-2', '9', '2023-06-01', '1.00'],
  ],
  sale_purchase_payment: [
    ['payment_id', 'sale_purchase_id', 'receipt_id', 'payment_date', 'amount', 'payment_method'],
    ['1', '1', '5', '2023-06-10', '500.00', 'Bank transfer'],
    ['2', '4', '6', '2023-06-10', '1.00', 'Cash'],
  ],
  receipt: [
    ['receipt_id', 'receipt_date', 'participant_id', 'amount', 'memo'],
    ['5', '2023-06-11', '51', '500.00', 'Paid in full'],
    ['6', '2023-06-11', '51', '1.00', 'Not ours'],
  ],
  trust_receipts: [
    ['transaction_id', 'action_id', 'transaction_date', 'description', 'debit', 'credit'],
    ['1', '7', '2023-02-02', 'Deposit', '0.00', '1000.00'],
  ],
  trust_payments: [
    ['transaction_id', 'action_id', 'transaction_date', 'description', 'debit', 'credit'],
    ['1', '7', '2023-02-03', 'To vendor', '900.00', ''],
    ['1', '9', '2023-02-03', 'To heirs', '900.00', ''],
  ],
};
