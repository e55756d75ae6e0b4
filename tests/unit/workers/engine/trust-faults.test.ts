import { afterAll, beforeAll, expect, it } from 'vitest';
import { TRUST_SHAPES } from '../../../../scripts/sample/options.ts';
import { needs } from '../../../support/needs.ts';
import { openTrust, type OpenTrust, reportOf } from '../../../support/trust.ts';

const python = needs('python3');

for (const trust of TRUST_SHAPES) {
  python.describe(`faults among trust money written as ${trust}`, () => {
    let opened: OpenTrust;
    beforeAll(async () => {
      opened = await openTrust({ trust, trustFaults: true });
    }, 60_000);
    afterAll(() => opened.engine.close());

    it('are each found once, and nothing else is', async () => {
      const { rows } = await reportOf(opened.engine, 'trust/exceptions');
      const found = rows.map(({ kind, matter, transaction }) => [kind, matter, transaction]);
      const planted = opened.told.faults.map(({ kind, key, matter }) => {
        return [kind, String(matter ?? ''), key.split('~')[0]];
      });
      expect(found.toSorted(byText)).toEqual(planted.toSorted(byText));
    });

    it('of the office’s own books are each found once, and the numbers are those that Python finds', async () => {
      const { rows } = await reportOf(opened.engine, 'ledger/exceptions');
      const found = rows.map(({ kind, transaction, date }) => [kind, transaction, date]);
      const planted = opened.officeFaults.map(({ kind, table, key, day }) => {
        // The days of its cheques can be read in either order, so that they are not read.
        return [kind, key, trust === 'uk' && table === 'check_series' ? '' : day];
      });
      expect(found.toSorted(byText)).toEqual(planted.toSorted(byText));
      const { check_series: cheques, receipt } = opened.truth.series;
      const numbers = (wanted: string): number[] =>
        rows
          .filter(({ kind }) => kind === wanted)
          .map(({ number }) => Number(String(number).replace('R', '')));
      expect(numbers('gap').toSorted(bySize)).toEqual([...receipt.missing, ...cheques.missing]);
      expect(numbers('duplicate').toSorted(bySize)).toEqual([...receipt.twice, ...cheques.twice]);
    });

    it('are told with their days and amounts', async () => {
      const { rows } = await reportOf(opened.engine, 'trust/exceptions');
      const of = (kind: string) => rows.find((row) => row['kind'] === kind);
      for (const { kind, day, amount, matter } of opened.told.faults) {
        const lowest = opened.truth.lowest[String(matter)]?.amount;
        const told = kind === 'overdrawn' ? lowest : amount;
        const row = of(kind);
        expect([kind, row?.['date']]).toEqual([kind, day]);
        expect([kind, unsigned(row?.['amount'])]).toEqual([kind, unsigned(told)]);
      }
      expect(of('overdrawn')?.['detail']).toMatch(/until \d{4}-\d\d-\d\d/);
    });

    it('stand on one side only where they keep the books from tying out', async () => {
      const last = opened.told.totals.at(-1)?.day ?? '';
      const ties = await opened.engine.tieOuts(last);
      const differing = ties.filter(({ isEqual }) => !isEqual);
      const orphan = opened.told.faults.find(({ kind }) => kind === 'orphan');
      const bank = differing.find(({ id }) => id === 'cashbook-bank');
      expect(bank).toMatchObject({ difference: orphan?.amount, apartCount: 1 });
      const balances = opened.officeFaults.some(({ kind }) => kind === 'unbalanced');
      expect(differing.map(({ id }) => id).sort()).toEqual(
        ['cashbook-bank', 'matters-liability', 'transactions-balance'].slice(0, balances ? 3 : 2),
      );
    });
  });
}

const bySize = (one: number, other: number): number => one - other;

const byText = (one: unknown, other: unknown): number =>
  JSON.stringify(one) < JSON.stringify(other) ? -1 : 1;

const unsigned = (amount: unknown): string => String(amount).replace('-', '');
