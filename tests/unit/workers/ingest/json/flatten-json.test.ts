import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flattenJson, type FlatTable } from '../../../../../workers/ingest/json/flatten-json.ts';
import { readJson } from '../../../../../workers/ingest/json/json-reader.ts';

function flat(text: string): FlatTable | null {
  const { value } = readJson(new TextEncoder().encode(text));
  return value === null ? null : flattenJson(value);
}

describe('a list in JSON as a table', () => {
  it('makes a column of each value, also inside others, and keeps lists as JSON', () => {
    const table = flat(
      `[{"sid": "a", "owner": {"name": "Fern", "team": {"id": 7}}, "tags": ["x", 1]},
        {"sid": "b", "extra": null, "done": true}]`,
    );
    expect(table?.names).toEqual(['sid', 'owner.name', 'owner.team.id', 'tags', 'extra', 'done']);
    expect(table?.rows).toEqual([
      ['a', 'Fern', '7', '["x", 1]', '', ''],
      ['b', '', '', '', '', 'true'],
    ]);
  });

  it('takes a page of a list as the vendor answers it', () => {
    expect(flat('{"count": 1, "results": [{"uid": "EP1"}]}')?.rows).toEqual([['EP1']]);
  });

  it('takes the only list in an object, whatever it is called', () => {
    expect(flat('{"count": 1, "samples": [{"uid": "EP1"}]}')?.rows).toEqual([['EP1']]);
    expect(flat('{"samples": [{"uid": "EP1"}], "plants": [{"uid": "EP2"}]}')).toBeNull();
  });

  it('keeps the digits of every number', () => {
    expect(flat('[{"a": 1.10, "b": 12345678901234567890, "c": -0}]')?.rows).toEqual([
      ['1.10', '12345678901234567890', '-0'],
    ]);
  });

  it.each(['{}', '[]', '7', '"x"', 'null', '[1]', '[{"a": 1}, 2]', '{"results": "x"}'])(
    'is none of %s',
    (text) => {
      expect(flat(text)).toBeNull();
    },
  );

  it('takes names of built-ins for what they are', () => {
    const table = flat('[{"__proto__": {"x": 1}, "constructor": "y"}]');
    expect(table).toEqual({ names: ['__proto__.x', 'constructor'], rows: [['1', 'y']] });
  });

  it('gives every row a cell for every name, whatever is in it', () => {
    const items = fc.array(fc.dictionary(fc.string(), fc.jsonValue()), { minLength: 1 });
    fc.assert(
      fc.property(items, (list) => {
        const table = flat(JSON.stringify(list));
        expect(table?.rows.length).toBe(list.length);
        for (const row of table?.rows ?? []) expect(row.length).toBe(table?.names.length);
      }),
    );
  });
});
