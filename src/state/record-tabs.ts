import type { MatterInfo, RelatedInfo } from '../../workers/contract/records.ts';
import { fileTables } from './lists.ts';
import { matterReport } from './trust-reports.ts';

/** What a tab of a record shows: one of the app's own panels, or a list of what refers to the record. */
export interface RecordTab {
  id: string;
  label: string;
  count: number | null;
  /** Null: a panel of its own, by the tab's id. */
  list: RelatedInfo | null;
}

const own = (id: string, label: string, count: number | null = null): RecordTab => ({
  id,
  label,
  count,
  list: null,
});

/** What is known of a record's tabs so far. */
export interface RecordParts {
  table: string;
  /** Null while it is counted. */
  related: readonly RelatedInfo[] | null;
  /** Of a matter; null for any other record, and while it is fetched. */
  matter: MatterInfo | null;
  hasCustomData: boolean;
  hasTrust: boolean;
}

/** The tabs of a record's page, in their order. */
export function tabsOf(parts: RecordParts): RecordTab[] {
  const lists = (parts.related ?? []).map((list) => ({
    id: list.id,
    label: list.label,
    count: list.count,
    list,
  }));
  if (parts.table === 'actions') return matterTabs(parts, lists);
  const first = parts.table === 'email' ? [own('message', 'Message')] : [];
  const file = fileTables.some((table) => table === parts.table) ? [own('file', 'File')] : [];
  return [...first, ...file, own('fields', 'All fields'), ...lists];
}

/** Custom data has a panel of its own, and so have people. */
const shownOtherwise = new Set(['roles', 'custom_action_data', 'documents']);

function matterTabs(
  { matter, hasCustomData, hasTrust }: RecordParts,
  lists: RecordTab[],
): RecordTab[] {
  return [
    own('timeline', 'Timeline'),
    own('people', 'People', matter?.people.length ?? 0),
    own('documents', 'Documents', matter?.documents ?? 0),
    ...(hasTrust ? [own(matterReport.id, matterReport.label)] : []),
    ...lists.filter(({ id }) => !shownOtherwise.has(id)),
    ...(hasCustomData ? [own('custom-data', 'Custom data')] : []),
    own('fields', 'All fields'),
  ];
}

/** The tab that a record opens with. */
export function firstTabOf(table: string): string {
  if (table === 'actions') return 'documents';
  if (table === 'email') return 'message';
  return fileTables.some((known) => known === table) ? 'file' : 'fields';
}
