import { describe, expect, it } from 'vitest';
import { parseAddress, plain } from '../../../../src/state/address.ts';
import { ledgerReports } from '../../../../src/state/ledger-reports.ts';
import { matterReport, trustReports } from '../../../../src/state/trust-reports.ts';
import { paramsOf, reportAt, reportsFor, viewOf } from '../../../../src/state/reports.ts';
import { fakeTable } from '../../../support/fake-values.ts';

const books = {
  files: [],
  accounts: [],
  currency: 'NZD',
  scale: 2,
  firstDay: '2019-01-07',
  lastDay: '2021-06-30',
};

describe('the report of an address', () => {
  it('is the one that it names, or else the first', () => {
    expect(reportAt(parseAddress('#/trust'))?.report.view).toBe('trust/listing');
    expect(reportAt(parseAddress('#/trust?list=payments'))?.report.view).toBe('trust/payments');
    expect(reportAt(parseAddress('#/trust?list=nothing'))?.report.view).toBe('trust/listing');
    expect(reportAt(parseAddress('#/ledger?list=trial'))?.report.view).toBe('ledger/trial');
    expect(reportAt(parseAddress('#/matters'))).toBeNull();
  });

  it('knows the matter, the account and the transaction of its place', () => {
    expect(reportAt(parseAddress('#/matters/a%2520b/trust'))).toEqual({
      report: matterReport,
      fixed: { matter: 'a%20b' },
    });
    expect(reportAt(parseAddress('#/ledger/90'))?.fixed).toEqual({ account: '90' });
    expect(reportAt(parseAddress('#/ledger/transaction/17'))?.fixed).toEqual({ transaction: '17' });
    expect(reportAt(parseAddress('#/matters/7/tasks'))).toBeNull();
  });
});

describe('what a report is asked for', () => {
  const listing = { report: trustReports[0], fixed: {} };

  it('is as at the last day of the books, until the address says another', () => {
    expect(paramsOf(listing, {}, books)).toEqual({ asAt: '2021-06-30' });
    expect(paramsOf(listing, { asAt: '2020-02-29' }, books)).toEqual({ asAt: '2020-02-29' });
    expect(paramsOf(listing, {}, null)).toEqual({});
  });

  it('is never what is no day, nor what another report is asked for', () => {
    expect(paramsOf(listing, { asAt: '2021-02-30', payer: 'x' }, books)).toEqual({
      asAt: '2021-06-30',
    });
  });

  it('cannot take its place away', () => {
    const ledger = { report: matterReport, fixed: { matter: '7' } };
    expect(paramsOf(ledger, { matter: '8', from: '2020-01-01' }, books)).toEqual({
      from: '2020-01-01',
      matter: '7',
    });
  });

  it('becomes a view with the filter and the sort of the address', () => {
    const looks = { ...plain, filter: 'fern', params: { basis: 'entered' } };
    expect(viewOf(listing, looks, books)).toEqual({
      name: 'trust/listing',
      scope: [],
      text: 'fern',
      sort: null,
      params: { asAt: '2021-06-30', basis: 'entered' },
    });
  });
});

describe('the reports of a section', () => {
  const of = (...ids: string[]): Parameters<typeof reportsFor>[1] => ({
    tables: ids.map((id) => fakeTable(id, 3)),
    sideOf: ({ id, book }) => (id === 'nominal' ? 'ledger' : book),
  });

  it('are there with a ledger of any name', () => {
    const ids = reportsFor(ledgerReports, of('nominal'), 0).map(({ id }) => id);
    expect(ids.slice(0, 2)).toEqual(['', 'trial']);
  });

  it('are those that the backup has tables for', () => {
    const ids = reportsFor(ledgerReports, of('sale_purchase'), 0).map(({ id }) => id);
    expect(ids).toEqual(['receivables', 'tie-outs', 'reading']);
  });

  it('list rows left out only when there are any', () => {
    const has = (excluded: number): boolean =>
      reportsFor(trustReports, of(), excluded).some(({ id }) => id === 'excluded');
    expect([has(0), has(2)]).toEqual([false, true]);
  });
});
