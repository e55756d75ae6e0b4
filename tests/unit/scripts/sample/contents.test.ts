import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { docxDraft } from '../../../../scripts/sample/contents/docx.ts';
import { pdfDeed, pdfLetter } from '../../../../scripts/sample/contents/pdf.ts';
import { pngScan } from '../../../../scripts/sample/contents/png.ts';
import { htmlLetter, textNote } from '../../../../scripts/sample/contents/text.ts';
import { Random } from '../../../../scripts/sample/random.ts';
import { runWell, tempFolder } from '../../../support/native.ts';
import { needs } from '../../../support/needs.ts';

const letter = {
  title: 'Re: kayaks (draft) <1>',
  about: 'Kōwhaiwood & Daughters',
  date: '2024-02-29',
  from: 'Tāne Inkwell',
  paragraphs: ['A first paragraph.', 'A second one '.repeat(30).trim()],
};

describe('made-up papers', () => {
  it('a PDF has every object where its table says', () => {
    const text = Buffer.from(pdfLetter(letter)).toString('latin1');
    const [, start = ''] = /startxref\n(\d+)\n%%EOF\n$/.exec(text) ?? [];
    expect(text.slice(Number(start), Number(start) + 4)).toBe('xref');
    const offsets = [...text.matchAll(/^(\d{10}) 00000 n $/gm)].map(([, offset]) => Number(offset));
    expect(offsets).toHaveLength(6);
    for (const [at, offset] of offsets.entries()) {
      expect(text.slice(offset)).toMatch(new RegExp(`^${at + 1} 0 obj\\n`));
    }
    const [, length = '', stream = ''] =
      /Length (\d+) >>\nstream\n([\s\S]*)\nendstream/.exec(text) ?? [];
    expect(stream).toHaveLength(Number(length));
    expect(stream).toContain('(Re: kayaks \\(draft\\) <1>) Tj');
  });

  it('a deed has as many pages as its list says, the last with the last clause', () => {
    const clauses = Array.from({ length: 30 }, (_, at) => `Clause on ${'hedges '.repeat(20)}${at}`);
    const text = Buffer.from(pdfDeed(letter, clauses)).toString('latin1');
    const [, count = ''] = /\/Count (\d+) >>/.exec(text) ?? [];
    expect(Number(count)).toBeGreaterThan(2);
    expect(text.match(/\/Type \/Page /g)).toHaveLength(Number(count));
    expect(text.slice(text.lastIndexOf('stream\n') - 2000)).toContain(`Page ${count} of ${count}`);
    expect(text).toContain('(30. Clause on hedges');
  });

  it('a letter escapes what a name may hold, a note does not', () => {
    expect(htmlLetter(letter)).toContain('Kōwhaiwood &amp; Daughters');
    expect(htmlLetter(letter)).toContain('<h1>Re: kayaks (draft) &lt;1&gt;</h1>');
    expect(textNote(letter)).toContain('Kōwhaiwood & Daughters\r\n');
  });

  needs('python3').it('a picture’s chunks, checksums and pixels are whole', async () => {
    const file = join(tempFolder(), 'scan.png');
    writeFileSync(file, pngScan(new Random(7)));
    expect(await runWell('python3', ['-c', READ_PNG, file])).toBe('IHDR PLTE IDAT IEND 18032\n');
  });

  needs('python3').it('a Word document is a zip whose text Python finds', async () => {
    const file = join(tempFolder(), 'draft.docx');
    writeFileSync(file, await docxDraft(letter, new Date(2024, 1, 29, 9, 30)));
    const text = await runWell('python3', ['-c', READ_DOCX, file]);
    expect(text.split('\n')).toEqual([
      'Kowhai Sample Chambers',
      letter.title,
      letter.about,
      '2024-02-29, Tāne Inkwell',
      ...letter.paragraphs,
      '',
    ]);
  });
});

const READ_PNG = `
import struct, sys, zlib
content = open(sys.argv[1], 'rb').read()
assert content[:8] == b'\\x89PNG\\r\\n\\x1a\\n'
at, kinds, pixels = 8, [], b''
while at < len(content):
    size, kind = struct.unpack('>I4s', content[at:at + 8])
    body = content[at + 8:at + 8 + size]
    assert zlib.crc32(kind + body) == struct.unpack('>I', content[at + 8 + size:at + 12 + size])[0]
    kinds.append(kind.decode())
    pixels += body if kind == b'IDAT' else b''
    at += 12 + size
print(*kinds, len(zlib.decompress(pixels)))
`;

const READ_DOCX = `
import sys, zipfile
from xml.etree import ElementTree
sys.stdout.reconfigure(encoding='utf-8')
word = '{http://schemas.openxmlformats.org/wordprocessingml/2006/main}'
with zipfile.ZipFile(sys.argv[1]) as document:
    assert document.testzip() is None
    root = ElementTree.fromstring(document.read('word/document.xml'))
for paragraph in root.iter(word + 'p'):
    print(''.join(run.text for run in paragraph.iter(word + 't')))
`;
