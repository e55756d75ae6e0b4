import { expect, it } from 'vitest';
import { defineSchema, relationsOf } from '../../../../workers/formats/define.ts';

const columns = {
  a_id: { kind: 'id', label: 'A' },
  b_id: { kind: 'id', label: 'B', references: 'b' },
} as const;
const b = {
  label: 'B',
  file: 'b.csv',
  key: ['b_id'],
  title: 'b_id',
  columns: { b_id: { kind: 'id', label: 'B' } },
} as const;

it('reads relations off the columns', () => {
  const schema = defineSchema({
    a: { label: 'A', file: 'a.csv', key: ['a_id'], title: 'a_id', columns },
    b,
  });
  expect(relationsOf(schema)).toEqual([{ from: 'a', column: 'b_id', to: 'b' }]);
});

it('refuses to compile a key, title or reference that does not exist', () => {
  const wrong = [
    // @ts-expect-error no such column in the key
    defineSchema({ a: { label: 'A', file: 'a.csv', key: ['x'], title: 'a_id', columns }, b }),
    // @ts-expect-error no such column for the title
    defineSchema({ a: { label: 'A', file: 'a.csv', key: ['a_id'], title: 'x', columns }, b }),
    // @ts-expect-error no table b to point to
    defineSchema({ a: { label: 'A', file: 'a.csv', key: ['a_id'], title: 'a_id', columns } }),
  ];
  expect(wrong).toHaveLength(3);
});
