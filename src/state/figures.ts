import type { LoadReport, TableInfo } from '../../workers/contract/values.ts';
import { formatAddress } from './address.ts';
import { hasVersions } from './record-lists.ts';
import { actionsTable, documentsTable } from './sections.ts';

export interface Figure {
  label: string;
  count: number;
  href: string | null;
}

/** The main counts of a backup: those there are. */
export function figuresOf(tables: readonly TableInfo[], report: LoadReport | null): Figure[] {
  const figure = (id: string, label: string, href: string): Figure[] => {
    const table = tables.find((known) => known.id === id);
    return table ? [{ label, count: table.rows, href }] : [];
  };
  const tableHref = (table: string): string => formatAddress({ screen: 'table', table });
  const states = report?.completeness?.states;
  const records = hasVersions(tables)
    ? [
        ...figure('records', 'records', formatAddress({ screen: 'records' })),
        ...figure('versions', 'versions of them', formatAddress({ screen: 'versions' })),
        ...figure('files', 'files', formatAddress({ screen: 'files' })),
      ]
    : [];
  return [
    ...records,
    ...figure(actionsTable, 'matters', formatAddress({ screen: 'matters' })),
    ...figure('participants', 'people and companies', tableHref('participants')),
    ...figure(documentsTable, 'documents listed', formatAddress({ screen: 'documents' })),
    ...(states ? [{ label: 'of them in the backup', count: states.present, href: null }] : []),
    {
      label: report ? 'rows in all' : 'rows so far',
      count: tables.reduce((sum, { rows }) => sum + rows, 0),
      href: null,
    },
  ];
}
