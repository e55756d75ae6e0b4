import { expect, it } from 'vitest';
import type { Cell } from '../../../../workers/contract/values.ts';
import type { View } from '../../../../workers/contract/views.ts';
import { openSome, reportOf } from '../../../support/trust.ts';

const viewOf = (name: string, params: View['params'] = {}): View => ({
  name,
  scope: [],
  text: '',
  sort: null,
  params,
});

it('a report names the volumes that it was made from, with their fingerprints', async () => {
  const engine = await openSome(() => true);
  const { volumes } = await engine.inspect([], () => undefined);
  const [volume] = volumes;
  const { info } = await reportOf(engine, 'trust/listing');
  const head = await engine.reportHead(viewOf('trust/listing'));
  expect(volume?.fingerprint).toMatch(/^[0-9a-f]{64}$/);
  expect(head).toMatchObject({
    title: 'Trust balances',
    rows: info.rows,
    sources: [{ name: volume?.name, fingerprint: volume?.fingerprint }],
  });
  const receivables = await engine.reportHead(viewOf('ledger/receivables'));
  expect(receivables.sources).toEqual(head.sources);
  await engine.close();
});

it('every report of every name answers for a whole backup, and adds up by its pages', async () => {
  const engine = await openSome(() => true);
  const names = ['receipts', 'payments', 'cashbook', 'journal', 'search', 'exceptions', 'excluded'];
  for (const name of names.map((one) => `trust/${one}`)) {
    const { info, rows } = await reportOf(engine, name);
    for (const [column, total] of Object.entries(info.totals ?? {})) {
      const sum = rows.reduce((all, row) => all + cents(row[column]), 0n);
      expect([name, column, sum]).toEqual([name, column, cents(total)]);
    }
  }
  await engine.close();
});

const cents = (cell: Cell | undefined): bigint =>
  BigInt(String(cell ?? '').replace('.', '') || '0');
