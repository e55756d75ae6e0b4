import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flattenJson } from '../../../../workers/ingest/flatten-json.ts';

describe('a list in JSON as a table', () => {
  it('makes a column of each value, also inside others, and keeps lists as JSON', () => {
    const flat = flattenJson([
      { sid: 'a', owner: { name: 'Fern', team: { id: 7 } }, tags: ['x', 1] },
      { sid: 'b', extra: null, done: true },
    ]);
    expect(flat?.names).toEqual(['sid', 'owner.name', 'owner.team.id', 'tags', 'extra', 'done']);
    expect(flat?.rows).toEqual([
      ['a', 'Fern', '7', '["x",1]', '', ''],
      ['b', '', '', '', '', 'true'],
    ]);
  });

  it('takes a page of a list as the vendor answers it', () => {
    expect(flattenJson({ count: 1, results: [{ uid: 'EP1' }] })?.rows).toEqual([['EP1']]);
  });

  it.each([{}, [], 7, 'x', null, [1], [{ a: 1 }, 2], { results: 'x' }])(
    'is none of %j',
    (value) => {
      expect(flattenJson(value)).toBeNull();
    },
  );

  it('takes names of built-ins for what they are', () => {
    const flat = flattenJson(JSON.parse('[{"__proto__": {"x": 1}, "constructor": "y"}]'));
    expect(flat).toEqual({ names: ['__proto__.x', 'constructor'], rows: [['1', 'y']] });
  });

  it('gives every row a cell for every name, whatever is in it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.dictionary(fc.string(), fc.jsonValue()), { minLength: 1 }),
        (items) => {
          const flat = flattenJson(items);
          expect(flat?.rows.length).toBe(items.length);
          for (const row of flat?.rows ?? []) expect(row.length).toBe(flat?.names.length);
        },
      ),
    );
  });
});
