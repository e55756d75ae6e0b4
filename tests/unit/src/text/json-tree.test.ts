import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonTree, namedBy, type JsonNode } from '../../../../src/text/json-tree.ts';

const textOf = (node: JsonNode | null): string => (node?.kind === 'value' ? node.text : '?');

describe('JSON as a tree', () => {
  it.each(['1.10', '12345678901234567890', '-0', '1e400', '0.1000'])(
    'keeps the digits of %s',
    (number) => {
      expect(textOf(jsonTree(number))).toBe(number);
      expect(jsonTree(`[${number}]`)).toEqual({
        kind: 'list',
        items: [{ kind: 'value', text: number }],
      });
    },
  );

  it('leaves a text as it is, also one that looks like numbers or quotes', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(textOf(jsonTree(JSON.stringify(text)))).toBe(text);
      }),
    );
    expect(textOf(jsonTree(JSON.stringify('a "1" \\ 2')))).toBe('a "1" \\ 2');
  });

  it('is null for what is no JSON, too deep or too large', () => {
    expect(jsonTree('Followed PR102')).toBeNull();
    expect(jsonTree(`${'['.repeat(100)}${']'.repeat(100)}`)).toBeNull();
    expect(jsonTree(`"${'x'.repeat(1_000_001)}"`)).toBeNull();
  });

  it('tells what names a record or a file', () => {
    const node = jsonTree('{"sid": "x0a40x1", "name": "FL1: a.txt", "more": 1}');
    expect(node && namedBy(node)).toEqual({ sid: 'x0a40x1', name: 'FL1: a.txt' });
    expect(namedBy({ kind: 'object', parts: [] })).toBeNull();
    expect(namedBy({ kind: 'value', text: 'sid' })).toBeNull();
  });
});
