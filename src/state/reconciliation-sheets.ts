import type { Books, Reconciliation } from '../../workers/contract/books.ts';
import type { GivenSheet } from '../../workers/contract/exporter.ts';
import { countOf } from '../text/format.ts';
import { bankLines, differenceLines, legLines } from '../text/reconciliation.ts';

type Named = Pick<Books, 'accounts' | 'scale'>;

/** Every leg of each reconciliation with its amount, and by how much the legs differ. */
export function reconciliationSheet(all: readonly Reconciliation[], books: Named): GivenSheet {
  return {
    title: 'Reconciliation',
    columns: [
      { label: 'Account', kind: 'text' },
      { label: 'As at', kind: 'date' },
      { label: 'Line', kind: 'text' },
      { label: 'Amount', kind: 'money', decimals: books.scale },
      { label: 'Note', kind: 'text' },
    ],
    rows: all.flatMap((sheet) =>
      [...bankLines(sheet), ...legLines(sheet), ...differenceLines(sheet)].map(
        ({ label, sum, note }) => [
          nameOf(books, sheet.account),
          sheet.asAt,
          label,
          sum ?? '',
          note,
        ],
      ),
    ),
  };
}

/** The entries that are not known to be on a statement of the bank, those that the person ticked among them. */
export function outstandingSheet({ open, openCount }: Reconciliation, books: Named): GivenSheet {
  const rows = open.map(({ account, date, label, amount, isTicked, table, key }) => [
    nameOf(books, account),
    date,
    label,
    amount,
    isTicked ? 'Not on the statement yet' : 'Not known to be on a statement',
    table,
    key.replace(/^@/, ''),
  ]);
  const unlisted = openCount - open.length;
  const more = ['', '', `${countOf(unlisted, 'more entry', 'more entries')} not listed here`];
  return {
    title: 'Outstanding',
    columns: [
      { label: 'Account', kind: 'text' },
      { label: 'Date', kind: 'date' },
      { label: 'Entry', kind: 'text' },
      { label: 'Amount', kind: 'money', decimals: books.scale },
      { label: 'State', kind: 'text' },
      { label: 'File', kind: 'text' },
      { label: 'Record', kind: 'text' },
    ],
    rows: unlisted > 0 ? [...rows, more] : rows,
  };
}

/** A bank account that is the only one is all of them. */
function nameOf({ accounts }: Named, key: string | null): string {
  const banks = accounts.filter(({ part }) => part === 'bank');
  if (key === null) return banks.length === 1 ? (banks[0]?.label ?? '') : 'All accounts';
  return banks.find((account) => account.key === key)?.label ?? key;
}
