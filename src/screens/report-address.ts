import type { ViewColumn, ViewRow } from '../../workers/contract/views.ts';
import { cellOf, formatAddress, recordAddress } from '../state/address.ts';
import { matterReport } from '../state/trust-reports.ts';

const chart = 'chart_of_accounts';

/** Columns whose link is the record that a row is. */
const own = ['date', 'kind', 'file'] as const;

/** Where a row of a report leads where that is not the record it is; null for a row that is no record. */
export function reportRow(view: string): (row: ViewRow) => string | null {
  if (view === 'trust/listing') {
    return ({ key }) => (key === '' ? null : trustAddress(key));
  }
  if (view === 'ledger/accounts' || view === 'ledger/trial') {
    return ({ links }) => {
      const link = Object.values(links).find(({ table }) => table === chart);
      return link ? accountAddress(link.key) : null;
    };
  }
  return ({ links }) => {
    const link = own.flatMap((column) => links[column] ?? [])[0];
    return link ? recordAddress(link.table, link.key) : null;
  };
}

/** An account leads to its entries, a transaction to its legs, and from trust money a matter to its ledger. */
export function reportCell(view: string): (row: ViewRow, column: ViewColumn) => string | null {
  const isTrust = view.startsWith('trust/');
  return ({ links }, { id }) => {
    const link = links[id];
    if (link?.table === chart) return accountAddress(link.key);
    if (link?.table === 'actions' && isTrust) return trustAddress(link.key);
    if (!link || id !== 'transaction') return null;
    return formatAddress({ screen: 'transaction', id: cellOf(link.key) });
  };
}

const accountAddress = (key: string): string =>
  formatAddress({ screen: 'ledger', account: cellOf(key) });

const trustAddress = (key: string): string => recordAddress('actions', key, matterReport.id);
