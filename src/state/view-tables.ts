import { actionsTable, customTable, documentsTable } from './sections.ts';

const people = ['participants', 'action_participants', 'participant_types'];
const matters = [
  actionsTable,
  'action_types',
  ...people,
  'primary_participant_types',
  documentsTable,
];
const files = [
  documentsTable,
  'participant_document',
  'email_attachment',
  actionsTable,
  'participants',
  'email',
  'action_folder',
];
const mail = ['email', 'email_attachment', 'email_associations', actionsTable];
const custom = [customTable, actionsTable, 'participants'];
const table = 'tables/';
const byView: Readonly<Record<string, readonly string[]>> = {
  matters,
  documents: files,
  'contact-documents': files,
  attachments: files,
  email: mail,
  'unlinked-email': mail,
  contacts: people,
  roles: [...people, actionsTable],
};

/** The tables that what a view shows depends on; null: any of them. Another table's arrival changes nothing in it. */
export function tablesOf(view: string): readonly string[] | null {
  if (view.startsWith(table)) return [view.slice(table.length)];
  if (view.startsWith('custom/')) return custom;
  return byView[view] ?? null;
}
