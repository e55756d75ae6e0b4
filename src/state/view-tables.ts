import { actionsTable, customTable, documentsTable } from './sections.ts';

const matters = [
  actionsTable,
  'action_types',
  'participants',
  'action_participants',
  'participant_types',
  'primary_participant_types',
  documentsTable,
];
const documents = [documentsTable, actionsTable, 'participants', 'action_folder'];
const custom = [customTable, actionsTable, 'participants'];
const table = 'tables/';

/** The tables that what a view shows depends on. Another table's arrival changes nothing in it. */
export function tablesOf(view: string): readonly string[] {
  if (view.startsWith(table)) return [view.slice(table.length)];
  if (view.startsWith('custom/')) return custom;
  if (view === 'matters') return matters;
  return view === 'documents' ? documents : [...new Set([...matters, ...documents])];
}
