/** What one entry of each kind of a timeline is called. */
const kinds: Readonly<Record<string, string>> = {
  documents: 'Document',
  email: 'Email',
  tasks: 'Task',
  time: 'Time',
  disbursements: 'Disbursement',
  invoices: 'Invoice',
  quotes: 'Quote',
  orders: 'Order',
  payments: 'Payment',
  receipts: 'Receipt',
  trust: 'Trust',
  matter: 'Matter',
};

export function timelineKind(id: string): string {
  return kinds[id] ?? id;
}
