import { describe, expect, it } from 'vitest';
import { daysOf, monthsOf, packOf } from '../../../../src/state/month-end.ts';

describe('the months of the books', () => {
  it('go from the last to the first', () => {
    expect(monthsOf('2020-11-30', '2021-02-01')).toEqual([
      '2021-02',
      '2021-01',
      '2020-12',
      '2020-11',
    ]);
  });

  it('are none without days, and not without end', () => {
    expect(monthsOf('', '')).toEqual([]);
    expect(monthsOf('2021-02-01', '2020-01-01')).toEqual([]);
    expect(monthsOf('1000-01-01', '9999-12-31')).toHaveLength(1200);
  });

  it('end where the calendar says', () => {
    expect(daysOf('2020-02')).toEqual(['2020-02-01', '2020-02-29']);
    expect(daysOf('2021-12')).toEqual(['2021-12-01', '2021-12-31']);
  });
});

describe('the pack of a month', () => {
  const pack = packOf({
    month: '2021-06',
    name: 'June 2021',
    backup: 'fakechambers',
    made: 'today',
    version: '0.1.0',
    sources: [{ name: 'fakechambers_part_000.zip', fingerprint: 'ab' }],
    reconciliation: {
      asAt: '2021-06-30',
      account: null,
      statement: '110.00',
      depositsInTransit: '0.00',
      outstandingPayments: '10.00',
      adjustments: '0.00',
      reason: '',
      adjustedBank: '100.00',
      cashBook: '100.00',
      matters: '100.00',
      ledgerBank: '100.00',
      ledgerLiability: null,
      open: [],
      openCount: 0,
    },
    words: (text) => text,
  });

  it('has a sheet for each report, with the month’s days', () => {
    expect(pack.sheets.map(({ title }) => title)).toEqual([
      'Receipts',
      'Payments',
      'Cash book',
      'Transfers',
      'Balances',
      'Exceptions',
    ]);
    expect(pack.sheets[0]?.view.params).toEqual({ from: '2021-06-01', to: '2021-06-30' });
    expect(pack.sheets[4]?.view).toMatchObject({
      name: 'trust/listing',
      params: { asAt: '2021-06-30' },
    });
  });

  it('has the reconciliation and the sources on its cover, and says what is not known', () => {
    const cover = new Map(pack.cover);
    expect(cover.get('Bank, adjusted')).toBe('100.00');
    expect(cover.get('Ledger, owed to clients')).toBe('not known');
    expect(cover.get('Source fakechambers_part_000.zip')).toBe('ab');
    expect(cover.get('Note')).toContain('not a statutory record');
  });
});
