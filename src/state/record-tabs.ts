import type { MatterInfo, RelatedInfo } from '../../workers/contract/records.ts';
import { recordsTable, versionsTable } from './record-lists.ts';
import { matterReport } from './trust-reports.ts';

/** What a tab of a record shows: one of the app's own panels, or a list of what refers to the record. */
export interface RecordTab {
  id: string;
  label: string;
  count: number | null;
  /** Null: a panel of its own, by the tab's id. */
  list: RelatedInfo | null;
  /** The list that a panel of its own shows in another way. */
  source: RelatedInfo | null;
}

const own = (
  id: string,
  label: string,
  count: number | null = null,
  source: RelatedInfo | null = null,
): RecordTab => ({ id, label, count, list: null, source });

/** What is known of a record's tabs so far. */
export interface RecordParts {
  table: string;
  /** Null while it is counted. */
  related: readonly RelatedInfo[] | null;
  /** Of a matter; null for any other record, and while it is fetched. */
  matter: MatterInfo | null;
  hasCustomData: boolean;
  hasTrust: boolean;
  /** Tables for each kind of record, in a backup of records as versions; null in any other. */
  kinds: readonly string[] | null;
  /** Its rows stand for files. */
  isFile: boolean;
}

/** The tabs of a record's page, in their order. */
export function tabsOf(parts: RecordParts): RecordTab[] {
  const lists = (parts.related ?? []).map((list) => ({
    id: list.id,
    label: list.label,
    count: list.count,
    list,
    source: null,
  }));
  if (parts.kinds && parts.table === recordsTable) return versionedTabs(lists, parts.kinds);
  if (parts.kinds && parts.table === versionsTable) return versionTabs(lists);
  if (parts.table === 'actions') return matterTabs(parts, lists);
  const first = parts.table === 'email' ? [own('message', 'Message')] : [];
  const file = parts.isFile ? [own('file', 'File')] : [];
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

/** What a record's links are called, by the end of them that it is. */
const linkLabels: Readonly<Record<string, string>> = {
  'links.from': 'Links to',
  'links.to': 'Linked from',
};

/** The tabs of a record that is kept as versions. */
function versionedTabs(lists: RecordTab[], kinds: readonly string[]): RecordTab[] {
  const isOf = ({ list }: RecordTab, table: string): boolean =>
    list?.view === table || list?.view === `rows/${table}`;
  const find = (table: string): RecordTab | undefined => lists.find((tab) => isOf(tab, table));
  // Its row in the table of its kind; a row of another record may refer to it by a column of its own.
  const kind = lists.find(({ id }) => kinds.some((table) => id === table || id === `${table}.sid`));
  const [sections, versions] = [find('sections'), find(versionsTable)];
  const files = lists.filter((tab) => isOf(tab, 'files'));
  const shown = [kind, sections, versions, ...files];
  return [
    ...(kind ? [own('kind', 'Fields', null, kind.list)] : []),
    ...(sections ? [own('sections', 'Sections', sections.count, sections.list)] : []),
    ...files,
    own(versionsTable, 'Versions', versions?.count ?? null),
    ...lists
      .filter((tab) => !shown.includes(tab))
      .map((tab) => ({ ...tab, label: linkLabels[tab.id] ?? tab.label })),
    own('fields', 'All fields'),
  ];
}

function versionTabs(lists: RecordTab[]): RecordTab[] {
  return [
    own('version', 'Version'),
    own('raw', 'Raw JSON'),
    ...lists,
    own('fields', 'All columns'),
  ];
}

/** The tab that a record opens with. */
export function firstTabOf({
  table,
  kinds,
  isFile,
}: Pick<RecordParts, 'table' | 'kinds' | 'isFile'>): string {
  if (kinds && table === recordsTable) return 'kind';
  if (kinds && table === versionsTable) return 'version';
  if (table === 'actions') return 'documents';
  if (table === 'email') return 'message';
  return isFile ? 'file' : 'fields';
}
