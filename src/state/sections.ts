import type { TableInfo } from '../../workers/contract/values.ts';
import { formatAddress, type Place } from './address.ts';

export type SectionId = 'overview' | 'matters' | 'documents' | 'tables' | 'report';

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

/** Only what works: a section whose table is not loaded is not there. */
export function sectionsOf(tables: readonly TableInfo[], findings: number): Section[] {
  const rowsIn = (id: string): number | null =>
    tables.find((table) => table.id === id)?.rows ?? null;
  const section = (
    id: SectionId,
    label: string,
    group: string,
    count: number | null,
    noun: string,
  ): Section => ({ id, label, href: formatAddress({ screen: id }), group, count, noun });

  const matters = rowsIn(actionsTable);
  const documents = rowsIn(documentsTable);
  return [
    section('overview', 'Overview', '', null, ''),
    ...(matters === null ? [] : [section('matters', 'Matters', 'Practice', matters, 'matters')]),
    ...(documents === null
      ? []
      : [section('documents', 'Documents', 'Practice', documents, 'documents')]),
    section('tables', 'All tables', 'Backup', tables.length, 'tables'),
    section('report', 'Backup report', 'Backup', findings === 0 ? null : findings, 'findings'),
  ];
}

const sectionOf: Record<Place['screen'], SectionId | null> = {
  open: null,
  unknown: null,
  overview: 'overview',
  matters: 'matters',
  matter: 'matters',
  documents: 'documents',
  tables: 'tables',
  table: 'tables',
  record: 'tables',
  dictionary: 'tables',
  report: 'report',
};

export function sectionOfPlace(place: Place): SectionId | null {
  return sectionOf[place.screen];
}
