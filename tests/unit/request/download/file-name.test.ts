import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readContentRange } from '../../../../request/download/content-range.ts';
import { fileNameOf } from '../../../../request/download/file-name.ts';

describe('the name of a downloaded file', () => {
  it.each([
    ['Last quarter', '', 'Last quarter.zip'],
    ['../../etc/passwd', '', 'etc passwd.zip'],
    ['a\u202Egpj.exe', '', 'a gpj.exe.zip'],
    ['', 'https://f.example/x/part_000.zip?sig=1', 'part_000.zip'],
    ['', 'https://f.example/', 'backup.zip'],
    ['...', '', 'backup.zip'],
  ])('is made anew of %j and %j', (name, path, expected) => {
    expect(fileNameOf(name, path)).toBe(expected);
  });

  it('is never a path and never hidden', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.webUrl(), (name, path) => {
        expect(fileNameOf(name, path)).toMatch(/^[^./\\:\p{C}][^/\\:\p{C}]*\.zip$/u);
      }),
    );
  });
});

describe('a Content-Range', () => {
  it.each([
    ['bytes 0-9/10', { from: 0, to: 9, total: 10 }],
    ['bytes 5-9/*', { from: 5, to: 9, total: null }],
    ['bytes 9-5/10', null],
    ['bytes 0-10/10', null],
    ['items 0-9/10', null],
    ['bytes */10', null],
    [null, null],
  ])('of %j is %j', (header, range) => {
    expect(readContentRange(header)).toEqual(range);
  });
});
