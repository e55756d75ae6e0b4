import { describe, expect, it } from 'vitest';
import { headed } from '../../../../src/state/headings.ts';
import { inCountry } from '../../../../src/text/country.ts';
import type { ViewColumn } from '../../../../workers/contract/views.ts';
import { fakeTable } from '../../../support/fake-values.ts';

const uk = (text: string): string => inCountry(text, 'UK');

const aColumn = (id: string, label: string): ViewColumn => ({
  id,
  label,
  kind: 'text',
  align: 'start',
  width: 10,
  references: null,
  exact: { as: 'text' },
  hidden: false,
  isSensitive: false,
  dateOrder: null,
});

const plain = fakeTable('sale_purchase_payment', 1);
const [one] = plain.columns;
const table = {
  ...plain,
  columns: one
    ? [
        { ...one, id: 'c1', name: 'is_from_trust', label: 'From trust', known: 'is_from_trust' },
        { ...one, id: 'c2', name: 'Trust note', label: 'Trust note', known: null },
        { ...one, id: 'c3', name: 'From trust', label: 'From trust', known: 'is_from_trust' },
      ]
    : [],
};

const labels = (name: string, ...columns: ViewColumn[]): string[] =>
  headed(name, { columns, table: table.id }, { table: () => table }, uk).map(({ label }) => label);

describe('the headings of a view', () => {
  it('are none while it is asked for', () => {
    expect(headed('trust/receipts', null, { table: () => null }, uk)).toEqual([]);
  });

  it('are in the words of the country where they are the app’s', () => {
    expect(labels('tables/x', aColumn('c1', 'From trust'))).toEqual(['From client account']);
    expect(labels('trust/receipts', aColumn('made', 'Trust account'))).toEqual(['Client account']);
  });

  it('are as they stand where they are a header of the file or an account’s name', () => {
    expect(labels('tables/x', aColumn('c2', 'Trust note'))).toEqual(['Trust note']);
    expect(labels('tables/x', aColumn('c3', 'From trust'))).toEqual(['From trust']);
    expect(labels('trust/listing', aColumn('account.2', 'Trust bank'))).toEqual(['Trust bank']);
    expect(labels('custom/3', aColumn('made', 'Trust deed'))).toEqual(['Trust deed']);
  });
});
