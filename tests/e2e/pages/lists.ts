import { found, sample } from './sample.ts';

const { ledger } = sample;
const { sales } = ledger;

/** Each section's lists: the address, the grid's name, and how many rows the sample's maker counted. */
export const LISTS = [
  ['#/matters', 'Matters', ledger.totals.matters],
  ['#/matters?list=matter-types', 'Matter types', rowsOf('action_types')],
  ['#/matters?list=role-types', 'Roles', rowsOf('participant_types')],
  ['#/contacts', 'Contacts', ledger.totals.people],
  ['#/contacts?list=roles', 'Roles on matters', rowsOf('action_participants')],
  ['#/documents', 'Documents', ledger.documents.listed],
  ['#/documents?list=contact-documents', 'Contact documents', ledger.contactDocuments.listed],
  ['#/documents?list=attachments', 'Email attachments', ledger.mail.attachments.listed],
  ['#/email', 'Email', ledger.mail.mails],
  ['#/email?list=unlinked-email', 'Linked to nothing', ledger.mail.unlinked],
  ['#/tasks', 'Tasks', rowsOf('tasks')],
  ['#/time', 'Time', rowsOf('time_records')],
  ['#/time?list=rates', 'Rate sheets', rowsOf('rate_sheets')],
  ['#/billing', 'Billing', sales.invoices + sales.credits],
  ['#/billing?list=quotes', 'Quotes', sales.quotes],
  ['#/billing?list=orders', 'Orders', sales.orders],
  ['#/billing?list=bill-lines', 'Lines', sales.lines],
  ['#/billing?list=payments', 'Payments', sales.payments],
  ['#/billing?list=receipts', 'Receipts', rowsOf('receipt')],
  ['#/billing?list=disbursements', 'Disbursements', rowsOf('disbursements')],
  ['#/billing?list=cheques', 'Cheques', rowsOf('check_series')],
] as const;

/** A record of each kind, as the first of its list; and the section its page says it is in. */
export const KINDS = [
  ['#/matters', 'Matters', 'Matters'],
  ['#/contacts', 'Contacts', 'Contacts'],
  ['#/email', 'Email', 'Email'],
  ['#/billing', 'Billing', 'Billing'],
  ['#/tasks', 'Tasks', 'Tasks'],
  ['#/time', 'Time', 'Time'],
  ['#/billing?list=receipts', 'Receipts', 'Billing'],
  ['#/billing?list=cheques', 'Cheques', 'Billing'],
  ['#/matters?list=matter-types', 'Matter types', 'Matters'],
  ['#/matters?list=role-types', 'Roles', 'Matters'],
] as const;

/** Records of a table of the sample. */
function rowsOf(table: string): number {
  return found(sample.ledger.tables.find(({ name }) => name === table)).rows;
}
