import { describe, expect, it } from 'vitest';
import { daysOf, monthsOf, packOf, reconciledAccounts } from '../../../../src/state/month-end.ts';
import type { BookFile, Reconciliation, TrustAccount } from '../../../../workers/contract/books.ts';
import type { BookRequest } from '../../../../workers/contract/exporter.ts';

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

const june: Reconciliation = {
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
  isTold: true,
};

const bank = (key: string, label: string): TrustAccount => ({
  key,
  label,
  part: 'bank',
  by: 'name',
});
const owed: TrustAccount = { key: '9', label: 'Trust funds held', part: 'liability', by: 'name' };
const ledger: BookFile = {
  table: 'general_ledger_transactions',
  label: 'Ledger',
  side: 'ledger',
  roles: {},
  shape: null,
  sign: 1,
  scale: 2,
  evidence: [],
  candidates: {},
  isChosen: false,
  rows: 1,
  excluded: 0,
  unread: null,
};

const packed = (over: Partial<Parameters<typeof packOf>[0]> = {}): BookRequest =>
  packOf({
    month: '2021-06',
    name: 'June 2021',
    backup: 'fakechambers',
    made: 'today',
    version: '0.1.0',
    sources: [{ name: 'fakechambers_part_000.zip', fingerprint: 'ab' }],
    books: { accounts: [bank('2', 'Trust bank'), owed], files: [ledger], scale: 2 },
    reconciliations: [june],
    leftOut: [],
    comparison: [['Cash book', '100.00']],
    words: (text) => text,
    ...over,
  });

const titles = ({ sheets }: BookRequest): string[] => sheets.map(({ title }) => title);
const named = (
  { sheets }: BookRequest,
  wanted: string,
): BookRequest['sheets'][number] | undefined => sheets.find(({ title }) => title === wanted);

describe('the pack of a month', () => {
  it('has the reconciliation and a sheet for each report, with the month’s days', () => {
    const pack = packed();
    expect(titles(pack)).toEqual([
      'Reconciliation',
      'Outstanding',
      'Receipts',
      'Payments',
      'Cash book',
      'Transfers',
      'Balances',
      'Trial balance',
      'Exceptions',
    ]);
    const period = { from: '2021-06-01', to: '2021-06-30' };
    expect(named(pack, 'Receipts')).toMatchObject({ view: { params: period } });
    const asAt = { asAt: '2021-06-30' };
    expect(named(pack, 'Trial balance')).toMatchObject({
      view: { name: 'ledger/trial', params: asAt },
    });
    // The list of balances is held against the cash book and the ledger.
    expect(named(pack, 'Balances')).toMatchObject({
      view: { name: 'trust/listing', params: asAt },
      foot: [['Cash book', '100.00']],
    });
  });

  it('has no trial balance where there is no ledger', () => {
    const books = { accounts: [], files: [], scale: 2 };
    expect(titles(packed({ books }))).not.toContain('Trial balance');
  });

  it('lists accounts of controlled money by themselves, where their names say so', () => {
    const one = [bank('2', 'Trust bank'), bank('3', 'Controlled money account'), owed];
    const files = [ledger];
    const pack = packed({ books: { accounts: one, files, scale: 2 } });
    expect(named(pack, 'Controlled money')).toMatchObject({
      view: { name: 'trust/listing', params: { asAt: '2021-06-30', account: '3' } },
    });
    const two = [...one, bank('4', 'Smith IBD')];
    const names = titles(packed({ books: { accounts: two, files, scale: 2 } }));
    expect(names.filter((name) => name.startsWith('Controlled'))).toEqual([
      'Controlled money, Controlled money account',
      'Controlled money, Smith IBD',
    ]);
  });

  it('has on its cover what identifies it, and no sums', () => {
    const cover = new Map(packed().cover);
    expect(cover.get('To')).toBe('2021-06-30');
    expect(cover.get('Source fakechambers_part_000.zip')).toBe('ab');
    expect(cover.get('Note')).toContain('not a statutory record');
    expect(cover.has('Cash book')).toBe(false);
  });

  it('tells what is in no sum, and lists its rows', () => {
    const trust: BookFile = { ...ledger, table: 'trust', side: 'trust', rows: 9, excluded: 2 };
    const pack = packed({
      leftOut: [['Rows left out of every sum', '2 of 9']],
      books: { accounts: [], files: [trust], scale: 2 },
    });
    expect(new Map(pack.cover).get('Rows left out of every sum')).toBe('2 of 9');
    expect(named(pack, 'Left out')).toMatchObject({ view: { name: 'trust/excluded' } });
    expect(titles(packed())).not.toContain('Left out');
  });

  it('reconciles all accounts together, and each where there are several', () => {
    expect(reconciledAccounts({ accounts: [bank('2', 'Trust bank'), owed] })).toEqual([null]);
    const two = [bank('2', 'Trust bank'), bank('3', 'Deposits'), owed];
    expect(reconciledAccounts({ accounts: two })).toEqual([null, '2', '3']);
  });
});
