import { describe, expect, it } from 'vitest';
import { bankLines, differenceLines, legLines } from '../../../../src/text/reconciliation.ts';

const sheet = {
  asAt: '2024-03-31',
  account: null,
  statement: '650.00',
  depositsInTransit: '10.00',
  outstandingPayments: '10.00',
  adjustments: '-0.25',
  reason: 'Bank error',
  adjustedBank: '649.75',
  cashBook: '649.75',
  matters: '600.00',
  ledgerBank: '649.75',
  ledgerLiability: null,
  open: [],
  openCount: 0,
  isTold: true,
};

const told = (lines: ReturnType<typeof bankLines>): unknown[] =>
  lines.map(({ sum, note }) => [sum, note]);

describe('the lines of a reconciliation', () => {
  it('lead from the statement to the adjusted balance, with the reason of the adjustment', () => {
    expect(told(bankLines(sheet))).toEqual([
      ['650.00', ''],
      ['10.00', ''],
      ['10.00', ''],
      ['-0.25', 'Bank error'],
    ]);
  });

  it('say what is not known, and by how much the balances differ', () => {
    expect(legLines(sheet).map(({ label, sum }) => [label, sum])).toEqual([
      ['Bank, adjusted', '649.75'],
      ['Cash book', '649.75'],
      ['Matters', '600.00'],
      ['Ledger, bank account', '649.75'],
      ['Ledger, owed to clients', null],
    ]);
    expect(legLines(sheet).at(-1)?.note).toBe('not in this backup');
    expect(told(differenceLines(sheet))).toEqual([
      ['0.00', ''],
      ['-49.75', ''],
      ['0.00', ''],
      [null, 'cannot be told'],
    ]);
    expect(differenceLines({ ...sheet, adjustedBank: null })[0]?.sum).toBeNull();
  });
});
