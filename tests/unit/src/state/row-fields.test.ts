import { expect, it } from 'vitest';
import { rowFields } from '../../../../src/state/row-fields.ts';
import type { ViewColumn } from '../../../../workers/contract/views.ts';

const column = (id: string, rest: Partial<ViewColumn> = {}): ViewColumn => ({
  id,
  label: id,
  kind: 'text',
  align: 'start',
  width: 10,
  references: null,
  exact: { as: 'text' },
  hidden: false,
  isSensitive: false,
  dateOrder: null,
  ...rest,
});

it('makes fields of the shown columns of a row, links of what leads somewhere', () => {
  const columns = [
    column('price', { kind: 'money' }),
    column('agent', { references: 'participants' }),
    column('lost', { references: 'participants' }),
    column('pin', { isSensitive: true }),
    column('row', { hidden: true }),
  ];
  const row = {
    record: 1,
    key: '@1',
    cells: ['5.00', 'Ana~Agent', '404', 'secret', '9'],
    links: { agent: { table: 'participants', key: '5~0' } },
  };
  const fields = rowFields(
    columns,
    row,
    ({ hidden }) => !hidden,
    (table) => `the ${table}`,
  );
  expect(fields).toMatchObject([
    { label: 'price', kind: 'money', value: '5.00', reference: null },
    { value: 'Ana~Agent', reference: { table: 'participants', key: '5~0', label: 'Ana~Agent' } },
    { value: '404', reference: null, orphanOf: 'the participants' },
    { value: 'secret', isSensitive: true },
  ]);
});
