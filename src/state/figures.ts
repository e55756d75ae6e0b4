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
export function figuresOf(
  tables: readonly TableInfo[],
  report: Pick<LoadReport, 'completeness'> | null,
): Figure[] {
  const figure = (id: string, label: string, href: string): Figure[] => {
    const table = tables.find((known) => known.id === id);
    return table ? [{ label, count: table.rows, href }] : [];
  };
  const tableHref = (table: string): string => formatAddress({ screen: 'table', table });
  const records = hasVersions(tables)
    ? [
        ...figure('records', 'records', formatAddress({ screen: 'records' })),
        ...figure('versions', 'versions of them', formatAddress({ screen: 'versions' })),
        ...figure('files', 'files', formatAddress({ screen: 'files' })),
      ]
    : [];
  const documents = figure(
    documentsTable,
    'documents listed',
    formatAddress({ screen: 'documents' }),
  );
  return [
    ...records,
    ...figure(actionsTable, 'matters', formatAddress({ screen: 'matters' })),
    ...figure('participants', 'people and companies', tableHref('participants')),
    ...documents,
    ...presentFiles(report, records.length + documents.length > 0),
    {
      label: report ? 'rows in all' : 'rows so far',
      count: tables.reduce((sum, { rows }) => sum + rows, 0),
      href: null,
    },
  ];
}

/** Files that the backup lists and has; none where it lists none. `isTold`: how many it lists stands before. */
function presentFiles(report: Pick<LoadReport, 'completeness'> | null, isTold: boolean): Figure[] {
  const { listed = 0, states } = report?.completeness ?? {};
  if (!states || listed === 0) return [];
  const label = isTold ? 'of them in the backup' : 'files named by rows, and in the backup';
  return [{ label, count: states.present, href: null }];
}
