import type { RepeatedKey, VersionProblem } from '../../contract/reader.ts';
import { JsonList, JsonLiteral, JsonObject, type Json } from './json.ts';
import { isUtf8 } from '../utf8.ts';

/** What a file of JSON holds, or why it cannot be read. */
export type JsonReading =
  | { value: Json; repeated: readonly RepeatedKey[]; problem: null }
  | { value: null; repeated: readonly []; problem: VersionProblem };

/** Lists and objects inside each other. */
const DEEPEST = 200;

/** Bytes of the largest file that is read: its text and its values are in memory at once. */
export const LARGEST_JSON = 64 << 20;

/** Repeated keys that are told of one file. */
const MOST_REPEATED = 100;

const BOM_BYTES = 3;
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const encoder = new TextEncoder();

/** Reads UTF-8, with or without a byte order mark; whatever else is not JSON is told with the byte it stands at. */
export function readJson(bytes: Uint8Array): JsonReading {
  if (bytes.length > LARGEST_JSON) return failed({ code: 'TOO_LARGE', byte: LARGEST_JSON });
  const start = hasBom(bytes) ? BOM_BYTES : 0;
  const content = bytes.subarray(start);
  const text = decoded(content);
  if (text === null) return failed({ code: 'NOT_UTF8', byte: start + firstInvalid(content) });
  const byteAt = (index: number): number => start + encoder.encode(text.slice(0, index)).length;
  const parser = new JsonParser(text);
  try {
    const value = parser.whole();
    const repeated = parser.repeated.map(({ key, at }) => ({ key, byte: byteAt(at) }));
    return { value, repeated, problem: null };
  } catch (error) {
    if (!(error instanceof JsonFault)) throw error;
    return failed({ code: error.code, byte: byteAt(error.at) });
  }
}

const failed = (problem: VersionProblem): JsonReading => ({ value: null, repeated: [], problem });

const hasBom = (bytes: Uint8Array): boolean =>
  bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;

function decoded(bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
}

/** The first byte that is part of no character: halves, until one is left. */
function firstInvalid(bytes: Uint8Array): number {
  let at = 0;
  for (let step = 1 << 16; step >= 1; step >>= 1) {
    while (at + step <= bytes.length && isUtf8(bytes, at, boundary(bytes, at + step))) {
      at = boundary(bytes, at + step);
    }
  }
  return at;
}

/** The start of the character that a byte belongs to, or the end of one that begins there. */
function boundary(bytes: Uint8Array, at: number): number {
  let next = at;
  while (next < bytes.length && next < at + 3 && ((bytes[next] ?? 0) & 0xc0) === 0x80) next += 1;
  return next;
}

class JsonFault extends Error {
  readonly code: 'NOT_JSON' | 'TOO_DEEP';
  /** Index in the text. */
  readonly at: number;

  constructor(code: JsonFault['code'], at: number) {
    super(code);
    this.code = code;
    this.at = at;
  }
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const BACKSLASH = 0x5c;
const LIST = 0x5b;
const LIST_END = 0x5d;
const OBJECT = 0x7b;
const OBJECT_END = 0x7d;

/** Numbers as JSON writes them; what else may stand bare are three words. */
const bare = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y;
const NULL = new JsonLiteral('null');
const words = new Map(
  [NULL, new JsonLiteral('true'), new JsonLiteral('false')].map((one) => [one.text, one]),
);
const escapes = new Map(Object.entries({ b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }));

/** Keys up to which a repeated one is looked for one by one. */
const FEW_KEYS = 16;

class JsonParser {
  readonly repeated: { key: string; at: number }[] = [];
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  whole(): Json {
    const value = this.#value(0);
    this.#next();
    if (this.#at < this.#text.length) throw this.#fault();
    return value;
  }

  #value(depth: number): Json {
    const code = this.#next();
    if (code === QUOTE) return this.#string();
    if (code === OBJECT) return this.#object(depth + 1);
    if (code === LIST) return this.#list(depth + 1);
    return this.#bare();
  }

  /** Passes over space; the code of what follows. */
  #next(): number {
    const text = this.#text;
    let at = this.#at;
    let code = text.charCodeAt(at);
    while (code === 32 || code === 10 || code === 13 || code === 9) code = text.charCodeAt(++at);
    this.#at = at;
    return code;
  }

  #bare(): JsonLiteral {
    bare.lastIndex = this.#at;
    const found = bare.exec(this.#text)?.[0];
    if (found === undefined) throw this.#fault();
    this.#at += found.length;
    return words.get(found) ?? new JsonLiteral(found);
  }

  #list(depth: number): JsonList {
    const from = this.#enter(depth);
    const items: Json[] = [];
    if (this.#next() === LIST_END) this.#at += 1;
    else {
      do items.push(this.#value(depth));
      while (this.#goesOn(LIST_END));
    }
    return new JsonList(items, { source: this.#text, from, to: this.#at });
  }

  #object(depth: number): JsonObject {
    const from = this.#enter(depth);
    const keys: string[] = [];
    const values: Json[] = [];
    if (this.#next() === OBJECT_END) this.#at += 1;
    else {
      do {
        keys.push(this.#key(keys));
        values.push(this.#value(depth));
      } while (this.#goesOn(OBJECT_END));
    }
    this.#tellRepeated(keys, from);
    return new JsonObject(keys, values, { source: this.#text, from, to: this.#at });
  }

  #enter(depth: number): number {
    if (depth > DEEPEST) throw this.#fault('TOO_DEEP');
    return this.#at++;
  }

  #goesOn(end: number): boolean {
    const code = this.#next();
    if (code !== COMMA && code !== end) throw this.#fault();
    this.#at += 1;
    return code === COMMA;
  }

  #key(before: readonly string[]): string {
    if (this.#next() !== QUOTE) throw this.#fault();
    const at = this.#at;
    const key = this.#string();
    if (before.length < FEW_KEYS && before.includes(key)) this.#repeat(key, at);
    if (this.#next() !== COLON) throw this.#fault();
    this.#at += 1;
    return key;
  }

  /** Of an object with many keys, they are looked at once it ends; their place is then that of the object. */
  #tellRepeated(keys: readonly string[], at: number): void {
    if (keys.length <= FEW_KEYS) return;
    const seen = new Set(keys.slice(0, FEW_KEYS));
    for (const key of keys.slice(FEW_KEYS)) {
      if (seen.has(key)) this.#repeat(key, at);
      seen.add(key);
    }
  }

  #repeat(key: string, at: number): void {
    if (this.repeated.length < MOST_REPEATED) this.repeated.push({ key, at });
  }

  #string(): string {
    const text = this.#text;
    const from = this.#at + 1;
    for (let at = from; ; at += 1) {
      const code = text.charCodeAt(at);
      if (code === QUOTE) {
        this.#at = at + 1;
        return text.slice(from, at);
      }
      if (code === BACKSLASH) return this.#escaped(from, at);
      // Behind the end the code is no number, and not at least anything.
      if (!(code >= 32)) throw this.#fault('NOT_JSON', at);
    }
  }

  /** A string whose first backslash stands at `first`. */
  #escaped(from: number, first: number): string {
    const text = this.#text;
    let part = text.slice(from, first);
    let at = first;
    for (;;) {
      const code = text.charCodeAt(at);
      if (code === QUOTE) {
        this.#at = at + 1;
        return part;
      }
      if (!(code >= 32)) throw this.#fault('NOT_JSON', at);
      const end = code === BACKSLASH ? this.#escapeEnd(at) : this.#plainEnd(at);
      part += code === BACKSLASH ? unescaped(text.slice(at, end)) : text.slice(at, end);
      at = end;
    }
  }

  #plainEnd(from: number): number {
    const text = this.#text;
    let at = from;
    for (let code = text.charCodeAt(at); code >= 32 && code !== QUOTE && code !== BACKSLASH;) {
      code = text.charCodeAt(++at);
    }
    return at;
  }

  /** Where an escape ends; two halves of one character are one. */
  #escapeEnd(at: number): number {
    escape.lastIndex = at;
    const found = escape.exec(this.#text)?.[0];
    if (found === undefined) throw this.#fault('NOT_JSON', at);
    return at + found.length;
  }

  #fault(code: JsonFault['code'] = 'NOT_JSON', at = this.#at): JsonFault {
    return new JsonFault(code, at);
  }
}

const escape =
  /\\(?:["\\/bfnrt]|u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|u[\da-fA-F]{4})/y;

/** Half a character alone is no text: it stays as it was written. */
function unescaped(written: string): string {
  const [, kind = ''] = written;
  if (kind !== 'u') return escapes.get(kind) ?? kind;
  const units = written
    .split('\\u')
    .slice(1)
    .map((hex) => parseInt(hex, 16));
  const [first = 0, second] = units;
  const isHalf = second === undefined && first >= 0xd800 && first <= 0xdfff;
  return isHalf ? written : String.fromCharCode(...units);
}
