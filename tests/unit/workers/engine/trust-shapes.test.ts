import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SampleOptions, TrustShape } from '../../../../scripts/sample/options.ts';
import { at } from '../../../../scripts/sample/random.ts';
import { ACCOUNTS } from '../../../../scripts/sample/tables/accounts.ts';
import type { AmountShape, BookFile } from '../../../../workers/contract/books.ts';
import type { Cell } from '../../../../workers/contract/values.ts';
import { needs } from '../../../support/needs.ts';
import { openTrust, type OpenTrust, reportOf } from '../../../support/trust.ts';

const python = needs('python3');

/** How the trust files of each shape are to be read, and how the ledger is. */
const READ: Readonly<
  Record<TrustShape, { trust: Record<string, AmountShape>; ledger: AmountShape }>
> = {
  'debit-credit': { trust: { trust_transactions: 'debit-credit' }, ledger: 'debit-credit' },
  signed: { trust: { trust_transactions: 'signed' }, ledger: 'signed' },
  flag: { trust: { trust_entries: 'amount-flag' }, ledger: 'amount-flag' },
  split: {
    trust: {
      trust_receipts: 'by-type',
      trust_payments: 'by-type',
      trust_journals: 'debit-credit',
    },
    ledger: 'debit-credit',
  },
  'two-accounts': { trust: { trust_ledger: 'two-accounts' }, ledger: 'two-accounts' },
  uk: { trust: { trust_client_account: 'debit-credit' }, ledger: 'debit-credit' },
};

const variants: readonly Partial<SampleOptions>[] = [
  { trust: 'debit-credit' },
  { trust: 'signed' },
  { trust: 'flag' },
  { trust: 'split' },
  { trust: 'two-accounts' },
  { trust: 'uk' },
  { trust: 'debit-credit', dates: 'dmy' },
];

/** Minor units of an amount with two decimals; nothing is 0. */
const units = (amount: Cell | undefined): number =>
  amount === undefined || amount === null ? 0 : Number(String(amount).replace('.', ''));

for (const wanted of variants) {
  python.describe(`trust money written as ${JSON.stringify(wanted)}`, () => {
    let opened: OpenTrust;
    beforeAll(async () => {
      opened = await openTrust(wanted);
    }, 60_000);
    afterAll(() => opened.engine.close());

    it('is read as it was written', async () => {
      const { files, accounts } = await opened.engine.books(() => undefined);
      const shapes = (side: BookFile['side']): [string, AmountShape | null][] =>
        files.filter((file) => file.side === side).map(({ table, shape }) => [table, shape]);
      const { trust, ledger } = READ[wanted.trust ?? 'debit-credit'];
      expect(Object.fromEntries(shapes('trust'))).toEqual(trust);
      expect(shapes('ledger')).toEqual([['general_ledger_transactions', ledger]]);
      expect(files.map(({ sign, excluded, scale }) => [sign, excluded, scale])).toEqual(
        files.map(() => [1, 0, 2]),
      );
      const parts = accounts.map(({ key, part }) => [key, part]);
      expect(Object.fromEntries(parts)).toEqual({ 3: 'bank', 19: 'bank', 4: 'liability' });
    });

    it('comes to what Python makes of it, for every matter at five days', async () => {
      for (const [day, { balances, total }] of Object.entries(opened.truth.days)) {
        const { info, rows } = await reportOf(opened.engine, 'trust/listing', { asAt: day });
        const held = Object.entries(balances).filter(([, amount]) => units(amount) !== 0);
        const found = rows.map((row) => [String(row['matter']), String(row['total'])]);
        expect(Object.fromEntries(found)).toEqual(Object.fromEntries(held));
        expect([day, info.totals?.['total']]).toEqual([day, total]);
      }
    });

    it('holds in every trust account what Python says, where the file says both accounts of a row', async () => {
      for (const [day, { accounts }] of Object.entries(opened.truth.days)) {
        for (const [account, amount] of Object.entries(accounts)) {
          const asked = { asAt: day, account };
          const { info } = await reportOf(opened.engine, 'trust/listing', asked);
          expect([account, day, info.totals?.['total']]).toEqual([account, day, amount]);
        }
      }
    });

    it('has a ledger for every matter, of which each balance is told, down to the lowest', async () => {
      for (const [matter, { amount, day }] of Object.entries(opened.truth.lowest)) {
        const { rows } = await reportOf(opened.engine, 'trust/ledger', { matter });
        const balances = rows.map((row) => units(row['balance']));
        const least = Math.min(...balances);
        const first = rows.find((row) => units(row['balance']) === least);
        expect([matter, least, first?.['date']]).toEqual([matter, units(amount), day]);
      }
    });

    it('stands beside a ledger whose trial balance is Python’s at each of the days', async () => {
      for (const [day, { trial }] of Object.entries(opened.truth.days)) {
        const { info, rows } = await reportOf(opened.engine, 'ledger/trial', { asAt: day });
        const found = rows.map((row) => [
          row['number'],
          units(row['debit']) - units(row['credit']),
        ]);
        const expected = Object.entries(trial)
          .map(([id, amount]) => [at(ACCOUNTS, Number(id) - 1).number, units(amount)])
          .filter(([, amount]) => amount !== 0);
        expect(Object.fromEntries(found)).toEqual(Object.fromEntries(expected));
        expect(info.totals?.['debit']).toBe(info.totals?.['credit']);
      }
    });

    it('ties out to the cent at each of the days', async () => {
      for (const [day, { total }] of Object.entries(opened.truth.days)) {
        const ties = await opened.engine.tieOuts(day);
        expect(ties.filter(({ isEqual }) => !isEqual)).toEqual([]);
        const sums = new Map(ties.map(({ id, left, right }) => [id, [left, right]]));
        for (const id of ['matters-cashbook', 'cashbook-bank', 'matters-liability'] as const) {
          expect([id, day, sums.get(id)]).toEqual([id, day, [total, total]]);
        }
      }
    });

    it('has in each month what the bank received and paid', async () => {
      for (const [month, { receipts, payments }] of Object.entries(opened.truth.months)) {
        const period = { from: `${month}-01`, to: `${month}-${lastDay(month)}` };
        const into = await reportOf(opened.engine, 'trust/receipts', period);
        const out = await reportOf(opened.engine, 'trust/payments', period);
        const sums = [into.info.totals?.['amount'], out.info.totals?.['amount']];
        expect([month, ...sums]).toEqual([month, receipts, payments]);
      }
    });

    it('has nothing to explain', async () => {
      for (const name of ['trust/exceptions', 'ledger/exceptions']) {
        const { rows } = await reportOf(opened.engine, name);
        expect([name, rows]).toEqual([name, []]);
      }
      const none = { missing: [], twice: [] };
      expect(opened.truth.series).toEqual({ check_series: none, receipt: none });
    });
  });
}

function lastDay(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return String(new Date(Date.UTC(year, number, 0)).getUTCDate());
}
