import { describe, expect, it } from 'vitest';
import { isDelimited } from '../../../../workers/ingest/is-delimited.ts';

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.from(text));

describe('a text is a table', () => {
  it.each([
    ['with tabs', 'id\tname\n1\tAnna\n2\tBen\n'],
    ['with semicolons and a byte order mark', '\uFEFFid;name\r\n1;Anna\r\n2;Ben\r\n'],
    ['with pipes', 'id|first name|last name\n1|Anna|A\n2|Ben|B\n'],
    ['with a line that names the delimiter', 'sep=;\nid;name\n1;Anna\n'],
    ['with line breaks in quoted cells', 'id,note\n1,"a\nb"\n2,"c"\n3,d\n'],
  ])('%s', (_, text) => expect(isDelimited(bytesOf(text), true)).toBe(true));
});

describe('a text is no table', () => {
  it.each([
    ['a letter', 'Dear treasurer, this is what the club kept.\nIt is invented, all of it.\n'],
    ['a list of words', 'apples\npears\nplums\n'],
    ['a heading alone', 'id,name\n'],
    ['rows of other widths', 'id,name\n1\n2\n3,4,5\n'],
    ['settings', 'name: kite, colour: red.\nsize: 3, tail: yes\nweight: 4, kind: box\n'],
    ['nothing but blanks', '   \n\n  '],
    ['bytes that are no text', '\u0000\u0001\u0002,\u0003\n\u0004,\u0005\n\u0006,\u0007\n'],
  ])('%s', (_, text) => expect(isDelimited(bytesOf(text), true)).toBe(false));
});
