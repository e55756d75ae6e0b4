import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  JsonList,
  JsonLiteral,
  JsonObject,
  sourceOf,
  type Json,
} from '../../../../../workers/ingest/json/json.ts';
import { readJson } from '../../../../../workers/ingest/json/json-reader.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (text: string): ReturnType<typeof readJson> => readJson(utf8(text));

function valueOf(text: string): Json {
  const { value } = read(text);
  if (value === null) throw new Error(`not read: ${text}`);
  return value;
}

/** What JSON.parse would make of it. */
function plain(json: Json): unknown {
  if (typeof json === 'string') return json;
  if (json instanceof JsonLiteral) return JSON.parse(json.text);
  if (json instanceof JsonList) return json.items.map(plain);
  const made: Record<string, unknown> = {};
  json.keys.forEach((key, at) =>
    Object.defineProperty(made, key, {
      value: plain(json.values[at] ?? ''),
      enumerable: true,
      configurable: true,
      writable: true,
    }),
  );
  return made;
}

const problem = (text: string | Uint8Array): unknown =>
  (typeof text === 'string' ? read(text) : readJson(text)).problem;

describe('reading JSON', () => {
  it('reads whatever JSON.parse reads, to the same value', () => {
    fc.assert(
      fc.property(
        fc.json({ stringUnit: 'grapheme' }),
        fc.constantFrom('', ' ', '\n\t'),
        (text, space) => {
          expect(plain(valueOf(space + text + space))).toEqual(JSON.parse(text));
        },
      ),
    );
  });

  it('refuses whatever JSON.parse refuses', () => {
    const unit = fc.constantFrom(
      ...'{}[]",:0123.-+eE tfnul\\/\u0001a'.split(''),
      'true',
      'null',
      '"a"',
      '\\u00e9',
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 12 }), (text) => {
        expect(problem(text) === null).toBe(isJson(text));
      }),
      { numRuns: 3000 },
    );
  });

  it('keeps numbers as they are written', () => {
    const list = valueOf('[9007199254740993, 1.10, -0, 1e400, 12345678901234567890.000]');
    expect(
      list instanceof JsonList && list.items.map((one) => one instanceof JsonLiteral && one.text),
    ).toEqual(['9007199254740993', '1.10', '-0', '1e400', '12345678901234567890.000']);
  });

  it('keeps lists and objects as they stood', () => {
    const object = valueOf('{"a": [1,  2.0], "b":{ }}');
    expect(
      object instanceof JsonObject && object.values.map((one) => sourceOf(one as JsonList)),
    ).toEqual(['[1,  2.0]', '{ }']);
  });

  it('keeps names of built-ins as keys like any other', () => {
    const object = valueOf('{"__proto__": {"polluted": 1}, "constructor": 2, "toString": "x"}');
    expect(object instanceof JsonObject && object.keys).toEqual([
      '__proto__',
      'constructor',
      'toString',
    ]);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('keeps every repeated key, tells where it stands, and lets the last one count', () => {
    const { value, repeated } = read('\uFEFF{"é":1,"b":2,"é":3}');
    expect(repeated).toEqual([{ key: 'é', byte: 17 }]);
    expect(value instanceof JsonObject && value.keys).toEqual(['é', 'b', 'é']);
    expect(value instanceof JsonObject && value.get('é')).toEqual(new JsonLiteral('3'));
  });

  it('finds a repeated key among many', () => {
    const many = Array.from({ length: 500 }, (_, at) => `"k${at}":${at}`);
    const { repeated } = read(`{${[...many, '"k3":0', '"k400":0'].join(',')}}`);
    expect(repeated.map(({ key }) => key)).toEqual(['k3', 'k400']);
  });

  it('keeps half a character as it is written', () => {
    expect(valueOf(String.raw`"a\ud83d b\ud83d\ude00 \u00e9"`)).toBe('a\\ud83d b😀 é');
  });

  it.each([
    ['', 0],
    ['{"a":NaN}', 5],
    ['[Infinity]', 1],
    ['{"a":1} x', 8],
    ['{"é":1,}', 8],
    ['["a\nb"]', 3],
    ['{"a":"b', 7],
    ['[1 2]', 3],
    ['01', 0],
  ])('tells the byte at which %j is no JSON', (text, byte) => {
    expect(problem(text)).toEqual({ code: 'NOT_JSON', byte });
  });

  it('stops at 200 levels', () => {
    const nested = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);
    expect(problem(nested(200))).toBeNull();
    expect(problem(nested(10_000))).toEqual({ code: 'TOO_DEEP', byte: 200 });
  });

  it('tells the first byte that is no UTF-8', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.string({ unit: 'grapheme' }),
        (before, after) => {
          const start = utf8(`"${before}`);
          const bytes = new Uint8Array([...start, 0xff, ...utf8(after)]);
          expect(problem(bytes)).toEqual({ code: 'NOT_UTF8', byte: start.length });
        },
      ),
    );
  });

  it('refuses a file of 200 MB before it makes a text of it', () => {
    expect(problem(new Uint8Array(200 << 20))).toEqual({ code: 'TOO_LARGE', byte: 64 << 20 });
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
