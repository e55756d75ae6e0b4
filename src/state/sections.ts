import type { TableInfo } from '../../workers/contract/values.ts';
import { formatAddress, listScreens, type ListScreen, type Place } from './address.ts';
import { isAtHome, listsOf, screenOf } from './lists.ts';
import { ledgerReports } from './ledger-reports.ts';
import { isNeeded, type SideOf } from './reports.ts';

export type SectionId =
  'overview' | ListScreen | 'trust' | 'ledger' | 'custom-data' | 'tables' | 'report';

export interface Section {
  id: SectionId;
  label: string;
  href: string;
  group: string;
  count: number | null;
  noun: string;
}

/** The tables that a section of their own stands on. */
export const actionsTable = 'actions';
export const documentsTable = 'document_log';
export const customTable = 'custom_action_data';

const labels: Readonly<Record<ListScreen, readonly [label: string, group: string]>> = {
  matters: ['Matters', 'Practice'],
  contacts: ['Contacts', 'Practice'],
  documents: ['Documents', 'Practice'],
  email: ['Email', 'Practice'],
  tasks: ['Tasks', 'Practice'],
  time: ['Time', 'Money'],
  billing: ['Billing', 'Money'],
  records: ['Records', 'Records'],
  versions: ['Versions', 'Records'],
  files: ['Files', 'Records'],
};

/** Only what works: a section none of whose tables is loaded is not there. */
export function sectionsOf(
  tables: readonly TableInfo[],
  findings: number,
  sideOf: SideOf,
): Section[] {
  const rowsIn = (id: string): number | null =>
    tables.find((table) => table.id === id)?.rows ?? null;
  const section = (
    id: SectionId,
    label: string,
    group: string,
    count: number | null,
    noun: string,
  ): Section => ({ id, label, href: formatAddress(placeOfSection(id)), group, count, noun });
  const lists = listScreens.flatMap((screen): Section[] => {
    const [first] = listsOf[screen];
    if (!isAtHome(screen, tables)) return [];
    if (!listsOf[screen].some(({ table }) => rowsIn(table) !== null)) return [];
    const [label, group] = labels[screen];
    return [section(screen, label, group, rowsIn(first.table), first.noun[1])];
  });
  return [
    section('overview', 'Overview', '', null, ''),
    ...lists,
    ...(rowsIn(customTable) === null
      ? []
      : [section('custom-data', 'Custom data', 'Practice', null, '')]),
    ...moneySections(tables, sideOf, section),
    section('tables', 'All tables', 'Backup', tables.length, 'tables'),
    section('report', 'Backup report', 'Backup', findings === 0 ? null : findings, 'findings'),
  ];
}

type MakeSection = (
  id: SectionId,
  label: string,
  group: string,
  count: number | null,
  noun: string,
) => Section;

/** Trust is there with a trust file; the ledger with anything that one of its reports needs. */
function moneySections(
  tables: readonly TableInfo[],
  sideOf: SideOf,
  section: MakeSection,
): Section[] {
  const trust = tables.filter((table) => sideOf(table) === 'trust');
  const hasLedger = tables.some((table) =>
    ledgerReports.some((report) => isNeeded(report, table, sideOf)),
  );
  const entries = tables.filter((table) => sideOf(table) === 'ledger');
  const rowsOf = (all: readonly TableInfo[]): number =>
    all.reduce((sum, { rows }) => sum + rows, 0);
  return [
    ...(trust.length > 0 ? [section('trust', 'Trust', 'Money', rowsOf(trust), 'rows')] : []),
    ...(hasLedger
      ? [
          section(
            'ledger',
            'Ledger',
            'Money',
            entries.length > 0 ? rowsOf(entries) : null,
            'entries',
          ),
        ]
      : []),
  ];
}

function placeOfSection(id: SectionId): Place {
  if (id === 'custom-data') return { screen: id, collection: null };
  return id === 'ledger' ? { screen: id, account: null } : { screen: id };
}

export function sectionOfPlace(place: Place, tables: readonly TableInfo[]): SectionId | null {
  if (place.screen === 'open' || place.screen === 'unknown') return null;
  if (place.screen === 'table' || place.screen === 'dictionary') return 'tables';
  if (place.screen === 'transaction') return 'ledger';
  if (place.screen !== 'record') return place.screen;
  return place.table === customTable ? 'custom-data' : (screenOf(place.table, tables) ?? 'tables');
}

/** What a list section is called. */
export function sectionLabel(screen: ListScreen): string {
  return labels[screen][0];
}
