/** What the vendor's list of files does not contain (domain.md 1.7), one sentence each. */
export const gaps: readonly string[] = [
  'File notes on matters, and notes on contacts, are not in the backup.',
  'Phone records and SMS messages are not in the backup.',
  'Calendar appointments are not in the backup.',
  'The history of steps a matter went through is not in the backup.',
  'Users, their roles and permissions, and divisions are not in the backup.',
  'Document templates are not in the backup.',
  'Tags are not in the backup.',
  'Custom fields of contacts are not in the backup; those of matters are.',
  'Rates that were overridden on a matter are not in the backup.',
  'Bank statement lines and bank reconciliations are not in the backup.',
  'The audit log is not in the backup.',
  'Mail handled outside the vendor’s own mail system is in the backup only where it was saved as a document.',
  'Documents kept in SharePoint, NetDocuments or iManage are listed in the backup, but their files are not in it.',
];
