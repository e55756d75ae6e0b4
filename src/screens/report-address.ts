import type { ViewColumn, ViewRow } from '../../workers/contract/views.ts';
import { cellOf, formatAddress, recordAddress } from '../state/address.ts';
import { matterReport } from '../state/report-list.ts';

const chart = 'chart_of_accounts';

/** Where a row of a report leads where that is not the record it is; null for the record. */
export function reportRow(view: string): ((row: ViewRow) => string) | null {
  if (view === 'trust/listing') {
    return (row) => recordAddress('actions', row.key, matterReport.id);
  }
  if (view === 'ledger/accounts' || view === 'ledger/trial') {
    return (row) => formatAddress({ screen: 'ledger', account: cellOf(row.key) });
  }
  return null;
}

/** An account leads to its entries, not to its line in the chart. */
export function reportCell(row: ViewRow, { id }: ViewColumn): string | null {
  const link = row.links[id];
  if (link?.table !== chart) return null;
  return formatAddress({ screen: 'ledger', account: cellOf(link.key) });
}
