import { describe, expect, it } from 'vitest';
import {
  outstandingSheet,
  reconciliationSheet,
} from '../../../../src/state/reconciliation-sheets.ts';
import type { Reconciliation, TrustAccount } from '../../../../workers/contract/books.ts';

const bank = (key: string, label: string): TrustAccount => ({
  key,
  label,
  part: 'bank',
  by: 'name',
});
const oneBank = { accounts: [bank('2', 'Trust bank')], scale: 2 };
const twoBanks = { accounts: [bank('2', 'Trust bank'), bank('3', 'Deposits')], scale: 2 };

const sheet: Reconciliation = {
  asAt: '2024-03-31',
  account: null,
  statement: null,
  depositsInTransit: '500.50',
  outstandingPayments: '0.00',
  adjustments: '-0.25',
  reason: 'Bank error',
  adjustedBank: null,
  cashBook: '649.75',
  matters: '649.75',
  ledgerBank: '600.00',
  ledgerLiability: null,
  open: [
    {
      id: 'trust_transactions/2',
      date: '2024-01-20',
      label: 'R2 · Shared receipt',
      amount: '500.50',
      isTicked: true,
      account: '2',
      table: 'trust_transactions',
      key: '@2',
    },
    {
      id: 'trust_transactions/4',
      date: '2024-02-10',
      label: 'P1',
      amount: '-450.25',
      isTicked: false,
      account: '7',
      table: 'trust_transactions',
      key: '@4',
    },
  ],
  openCount: 2,
  isTold: true,
};

describe('the sheet of reconciliations', () => {
  it('has every leg as a row with its amount, and by how much they differ', () => {
    const { columns, rows } = reconciliationSheet([sheet], oneBank);
    expect(columns[3]).toEqual({ label: 'Amount', kind: 'money', decimals: 2 });
    expect(rows.map(([account, , line, amount, note]) => [account, line, amount, note])).toEqual([
      ['Trust bank', 'Balance on the bank’s statement', '', 'not typed in'],
      ['Trust bank', 'and deposits that are not on it yet', '500.50', ''],
      ['Trust bank', 'less payments that are not on it yet', '0.00', ''],
      ['Trust bank', 'and adjustments', '-0.25', 'Bank error'],
      ['Trust bank', 'Bank, adjusted', '', 'not typed in'],
      ['Trust bank', 'Cash book', '649.75', ''],
      ['Trust bank', 'Matters', '649.75', ''],
      ['Trust bank', 'Ledger, bank account', '600.00', ''],
      ['Trust bank', 'Ledger, owed to clients', '', 'not in this backup'],
      ['Trust bank', 'Bank, adjusted, less cash book', '', 'cannot be told'],
      ['Trust bank', 'Matters less cash book', '0.00', ''],
      ['Trust bank', 'Ledger’s bank account less cash book', '-49.75', ''],
      ['Trust bank', 'Ledger’s debt to clients less matters', '', 'cannot be told'],
    ]);
  });

  it('has a block for all accounts and one for each', () => {
    const each = [sheet, { ...sheet, account: '2' }, { ...sheet, account: '3' }];
    const { rows } = reconciliationSheet(each, twoBanks);
    expect(new Set(rows.map(([account]) => account))).toEqual(
      new Set(['All accounts', 'Trust bank', 'Deposits']),
    );
    expect(rows).toHaveLength(39);
  });
});

describe('the sheet of what is outstanding', () => {
  it('has each entry with its amount, and where its row stands', () => {
    expect(outstandingSheet(sheet, twoBanks).rows).toEqual([
      [
        'Trust bank',
        '2024-01-20',
        'R2 · Shared receipt',
        '500.50',
        'Not on the statement yet',
        'trust_transactions',
        '2',
      ],
      [
        '7',
        '2024-02-10',
        'P1',
        '-450.25',
        'Not known to be on a statement',
        'trust_transactions',
        '4',
      ],
    ]);
  });

  it('says how many more there are', () => {
    const { rows } = outstandingSheet({ ...sheet, openCount: 1_502 }, oneBank);
    expect(rows.at(-1)).toEqual(['', '', '1,500 more entries not listed here']);
  });
});
