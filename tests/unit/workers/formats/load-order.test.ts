import { expect, it } from 'vitest';
import { actionstep } from '../../../../workers/formats/actionstep/actionstep.ts';
import { loadOrder } from '../../../../workers/formats/load-order.ts';

it('takes what Matters needs first, then small tables before big ones', () => {
  const tables = [
    { table: 'time_records', bytes: 900 },
    { table: null, bytes: 5 },
    { table: 'participants', bytes: 800 },
    { table: 'tasks', bytes: 70 },
    { table: 'actions', bytes: 700 },
    { table: 'action_types', bytes: 9000 },
  ];
  expect(loadOrder(tables, actionstep.first).map(({ table }) => table)).toEqual([
    'action_types',
    'actions',
    'participants',
    null,
    'tasks',
    'time_records',
  ]);
});
