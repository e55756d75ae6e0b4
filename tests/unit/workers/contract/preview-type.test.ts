import { describe, expect, it } from 'vitest';
import { previewType } from '../../../../workers/contract/preview-type.ts';

const text = (value: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(value);
const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10);
const compound = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0);

describe('what a file is shown as', () => {
  it.each([
    ['a.png', png, 'image'],
    ['a.txt', png, 'image'],
    ['a.png', text('<html>'), 'other'],
    ['a.html', text('<p>Dear Sir</p>'), 'html'],
    ['a.svg', text('<svg onload="x()"/>'), 'text'],
    ['a.txt', text('Tēnā koe'), 'text'],
    ['a.txt', Uint8Array.of(0, 1, 2), 'other'],
    ['a.txt', Uint8Array.of(0xff, 0xfe, 65, 0), 'text'],
    ['a.pdf', text('%PDF-1.7'), 'pdf'],
    ['a.bin', text('%PDF-1.7'), 'pdf'],
    ['a.pdf', text('\r\n\r\n%PDF-1.7'), 'pdf'],
    ['a.html', text('<p>%PDF-1.7</p>'), 'html'],
    ['a.pdf', text('MZ'), 'other'],
    ['a.msg', compound, 'msg'],
    ['a.doc', compound, 'other'],
    ['a.msg', text('From: A'), 'other'],
    ['a.eml', text('From: A'), 'eml'],
    ['a.eml', compound, 'other'],
    ['a.exe', text('MZ'), 'other'],
  ])('%s is shown by what it is, not by what it is called', (name, head, type) => {
    expect(previewType(name, head).type).toBe(type);
  });
});
