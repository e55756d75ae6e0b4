import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { readRtf } from '../../../../workers/message/rtf.ts';

const rtf = (source: string) => readRtf(Uint8Array.from(Buffer.from(source, 'latin1')));

describe('a body written as RTF', () => {
  it('gives back the HTML it was made from', () => {
    const { kind, content } = rtf(
      String.raw`{\rtf1\ansi\ansicpg1252\fromhtml1 \deff0{\fonttbl{\f0\fswiss Arial;}}` +
        String.raw`{\colortbl;\red0\green0\blue0;}{\*\generator Example;}\uc1\pard` +
        String.raw`{\*\htmltag19 <html>}{\*\htmltag50 <body>}\htmlrtf {\htmlrtf0 {\*\htmltag64 <p class=\{a\}>}` +
        String.raw`\htmlrtf \b \htmlrtf0 Dear Aroha{\*\htmltag72 </p>}\htmlrtf \par }\htmlrtf0 {\*\mhtmltag8 <x>}` +
        String.raw`{\*\htmltag84 &nbsp;}\htmlrtf \'a0\htmlrtf0{\*\htmltag58 </body>}}`,
    );
    expect(kind).toBe('html');
    expect(content).toBe('<html><body><p class={a}>Dear Aroha</p>&nbsp;</body>');
  });

  it('is text where it was not made from HTML', () => {
    const { kind, content } = rtf(
      String.raw`{\rtf1\ansi{\fonttbl{\f0 Arial;}}{\info{\title Hidden}}Dear Sir,\par\tab Yours\emdash\~A \{b\}}`,
    );
    expect(kind).toBe('text');
    expect(content).toBe('Dear Sir,\r\n\tYours—\u00A0A {b}');
  });

  it('reads letters by the code page of their font', () => {
    const source = String.raw`{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset204 B;}{\f2\fcharset128 C;}}\f0 caf\'e9 \f1 \'c4\'e0 \f2 \'93\'fa}`;
    expect(rtf(source).content).toBe('café Да 日');
  });

  it('reads Unicode letters, and passes over what stands in for them', () => {
    expect(rtf(String.raw`{\rtf1\uc1 T\u257?ne \uc2\u-10179??\u-8704??!}`).content).toBe(
      'Tāne \u{1F600}!',
    );
    expect(rtf(String.raw`{\rtf1 a\u333\'6fb}`).content).toBe('aōb');
  });

  it('passes over pictures written as bytes', () => {
    expect(rtf(String.raw`{\rtf1 a{\pict\bin4 }}{}}b}`).content).toBe('ab');
  });

  it('takes no word for more than a word', () => {
    expect(rtf(String.raw`{\rtf1 a\constructor b\toString c}`).content).toBe('abc');
  });

  it('ends on anything', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '\\',
      '\\par',
      "\\'e",
      "\\'e9",
      '\\u1?',
      '\\*',
      'x',
      '\\bin9 ',
      '\\f',
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        expect(typeof rtf(pieces.join('')).content).toBe('string');
      }),
    );
  });
});
