import { beforeAll, expect, it } from 'vitest';
import type { LedgerTrust } from '../../../../scripts/sample/ledger.ts';
import { makeSample, type SampleReport } from '../../../../scripts/sample/make-sample.ts';
import { type SampleOptions, TRUST_SHAPES } from '../../../../scripts/sample/options.ts';
import { TRUST_DAYS } from '../../../../scripts/sample/tell-trust.ts';
import { independentTrust, type TrustTruth } from '../../../support/independent-trust.ts';
import { independentCounts } from '../../../support/independent.ts';
import { tempFolder } from '../../../support/native.ts';
import { needs } from '../../../support/needs.ts';

const SMALL = { matters: 120, documents: 40, timeRecords: 200, plainFolder: true } as const;

async function aSample(
  wanted: Partial<SampleOptions>,
): Promise<{ report: SampleReport; trust: LedgerTrust; truth: TrustTruth }> {
  const report = await makeSample({ ...SMALL, ...wanted, out: tempFolder() });
  const { trust: shape, dates } = report.options;
  const truth = await independentTrust(report.tree ?? '', { shape, dates }, TRUST_DAYS);
  return { report, trust: report.ledger.trust, truth };
}

/** Minor units of a decimal with two places. */
const units = (amount: string | undefined): number => Number((amount ?? '0.00').replace('.', ''));

const overdrawn = ({ lowest }: TrustTruth): string[] =>
  Object.keys(lowest).filter((matter) => units(lowest[matter]?.amount) < 0);

const python = needs('python3');

for (const wanted of [...TRUST_SHAPES.map((trust) => ({ trust })), { dates: 'dmy' } as const]) {
  python.it(
    `trust money ties to the ledger, and nobody is overdrawn: ${JSON.stringify(wanted)}`,
    async () => {
      const { trust, truth } = await aSample(wanted);
      expect(overdrawn(truth)).toEqual([]);
      expect(truth.counted).toBe(trust.movements - 2 * trust.reversed - trust.deleted);
      for (const { day, amount } of trust.totals) {
        const { total, trial = {} } = truth.days[day] ?? {};
        expect([day, total]).toEqual([day, amount]);
        expect(units(trial['3']) + units(trial['19'])).toBe(units(amount));
        expect(units(trial['4'])).toBe(-units(amount));
        expect(Object.values(trial).reduce((sum, one) => sum + units(one), 0)).toBe(0);
      }
      for (const { matter, day, amount } of trust.balances) {
        expect(units(truth.days[day]?.balances[matter])).toBe(units(amount));
      }
      expect(Object.entries(truth.months).map(([month, sums]) => ({ month, ...sums }))).toEqual(
        trust.months,
      );
    },
  );
}

python.describe('the sample’s trust file', () => {
  let report: SampleReport;
  beforeAll(async () => {
    ({ report } = await aSample({}));
  });
  const ask = (queries: Record<string, string>): Promise<Record<string, number>> =>
    independentCounts(report.tree ?? '', queries);

  it('numbers receipts, payments and cheques one by one, in the order of their days', async () => {
    const gaps = (column: string): string =>
      `SELECT count(*) FROM (SELECT DISTINCT ${column} AS number FROM trust_transactions WHERE ${column} <> '')
        HAVING count(*) <> max(CAST(number AS INTEGER)) OR count(*) = 0`;
    const unordered = (column: string): string =>
      `SELECT count(*) FROM trust_transactions a JOIN trust_transactions b
        ON a.${column} < b.${column} AND a.transaction_date > b.transaction_date WHERE a.${column} <> ''`;
    const found = await ask({
      receipts: `SELECT count(*) FROM (${gaps('receipt_number')})`,
      payments: `SELECT count(*) FROM (${gaps('payment_number')})`,
      cheques: `SELECT count(*) FROM (${gaps('cheque_number')})`,
      unordered: unordered('receipt_number'),
      loose: `SELECT count(*) FROM trust_transactions WHERE cheque_number <> '' AND transaction_id || cheque_number NOT IN (SELECT transaction_id || check_number FROM check_series)`,
      differing: `SELECT count(*) FROM check_series JOIN trust_transactions USING (transaction_id) WHERE amount <> debit AND cheque_number <> ''`,
      void: `SELECT count(*) FROM check_series JOIN trust_transactions USING (transaction_id) WHERE cheque_number <> '' AND (status = 'Void') <> (is_reversed = 'T')`,
      unreferenced: `SELECT count(*) FROM trust_transactions WHERE receipt_number || payment_number <> '' AND transaction_id || receipt_number || payment_number NOT IN (SELECT transaction_id || reference FROM transaction_references)`,
    });
    expect(Object.entries(found).filter(([, count]) => count !== 0)).toEqual([]);
  });

  it('has splits, journals of net zero, reversals of the same day, deletions and fees for invoices', async () => {
    const trust = 'FROM trust_transactions';
    const perTransaction = (having: string): string =>
      `SELECT count(*) FROM (SELECT 1 ${trust} GROUP BY transaction_id HAVING ${having})`;
    const found = await ask({
      splits: perTransaction(`count(*) > 1 AND max(transaction_type) = 'Receipt'`),
      journals: perTransaction(
        `count(DISTINCT action_id) = 2 AND max(transaction_type) = 'Journal' AND round(sum(credit) - sum(debit), 2) = 0`,
      ),
      reversals: `SELECT count(*) ${trust} a JOIN trust_transactions b USING (action_id, transaction_date) WHERE a.is_reversed = 'T' AND b.is_reversed = 'T' AND a.credit = b.debit AND a.credit <> ''`,
      deletions: `SELECT count(*) ${trust} t JOIN general_ledger_transactions g USING (transaction_id) WHERE t.is_deleted = 'T' AND g.is_deleted = 'T'`,
      fees: `SELECT count(*) FROM sale_purchase_payment p JOIN trust_transactions t USING (transaction_id) WHERE is_from_trust = 'T' AND p.amount = t.debit AND t.reference <> ''`,
      open: `SELECT count(*) ${trust} WHERE is_reconciled = 'F' AND is_deleted = 'F'`,
    });
    expect(Object.entries(found).filter(([, count]) => count === 0)).toEqual([]);
    const { untaken } = await ask({
      untaken: `SELECT count(*) FROM sale_purchase_payment WHERE (is_from_trust = 'T') <> (transaction_id IN (SELECT transaction_id ${trust}))`,
    });
    expect(untaken).toBe(0);
  });

  it('leaves nothing with closed matters, nothing dormant, and nothing entered late', async () => {
    const held = `SELECT action_id, round(sum(credit) - sum(debit), 2) AS held, max(transaction_date) AS last
      FROM trust_transactions WHERE is_deleted = 'F' AND is_reversed = 'F' GROUP BY action_id`;
    const found = await ask({
      closed: `SELECT count(*) FROM (${held}) JOIN actions USING (action_id) WHERE held <> 0 AND status <> 'Active'`,
      dormant: `SELECT count(*) FROM (${held}) WHERE held <> 0 AND last < '2024-07-01'`,
      late: `SELECT count(*) FROM trust_transactions WHERE julianday(substr(entered_timestamp, 1, 10)) - julianday(transaction_date) NOT BETWEEN 0 AND 2`,
    });
    expect(found).toEqual({ closed: 0, dormant: 0, late: 0 });
  });
});

python.it('each fault is planted once, where the ledger says', async () => {
  const { report, trust, truth } = await aSample({ trustFaults: true });
  const kinds = trust.faults.map(({ kind }) => kind).sort();
  expect(kinds).toEqual([
    'back-dated',
    'closed-balance',
    'dormant',
    'duplicate',
    'gap',
    'orphan',
    'overdrawn',
  ]);
  const office = report.ledger.officeFaults;
  expect(office.map(({ kind, table }) => `${table} ${kind}`)).toEqual([
    'general_ledger_transactions unbalanced',
    'check_series gap',
    'check_series duplicate',
    'receipt gap',
    'receipt duplicate',
  ]);
  const of = (kind: string): string =>
    String(trust.faults.find((fault) => fault.kind === kind)?.matter);
  expect(overdrawn(truth)).toEqual([of('overdrawn')]);
  const ids = 'SELECT transaction_id FROM general_ledger_transactions';
  const found = await independentCounts(report.tree ?? '', {
    orphan: `SELECT sum(action_id) FROM trust_transactions WHERE transaction_id NOT IN (${ids})`,
    unbalanced: `SELECT sum(transaction_id) FROM (${ids} GROUP BY transaction_id HAVING round(sum(debit) - sum(credit), 2) <> 0)`,
    gap: `SELECT max(CAST(payment_number AS INTEGER)) - count(DISTINCT payment_number) FROM trust_transactions WHERE payment_number <> ''`,
    duplicate: `SELECT count(*) FROM (SELECT 1 FROM trust_transactions WHERE receipt_number <> '' GROUP BY receipt_number HAVING count(DISTINCT transaction_id) > 1)`,
    late: `SELECT sum(action_id) FROM trust_transactions WHERE julianday(substr(entered_timestamp, 1, 10)) - julianday(transaction_date) = 30`,
  });
  expect(found).toEqual({
    orphan: Number(of('orphan')),
    unbalanced: Number(office.find(({ kind }) => kind === 'unbalanced')?.key),
    gap: 1,
    duplicate: 1,
    late: Number(of('back-dated')),
  });
});

python.it('a busy ledger on demand, of which nobody is overdrawn either', async () => {
  const { report, trust, truth } = await aSample({ trustRows: 3000 });
  expect(trust.movements).toBeGreaterThan(3000);
  expect(overdrawn(truth)).toEqual([]);
  const { most } = await independentCounts(report.tree ?? '', {
    most: 'SELECT max(rows) FROM (SELECT count(*) AS rows FROM trust_transactions GROUP BY action_id)',
  });
  expect(most).toBeGreaterThan(1500);
});
