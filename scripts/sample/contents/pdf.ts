import { FIRM } from '../words.ts';
import type { Letter } from './text.ts';

const LINE_LENGTH = 82;

/** A one-page PDF 1.4 in Helvetica, with a correct cross-reference table. */
export function pdfLetter({ title, about, date, from, paragraphs }: Letter): Uint8Array {
  const lines = [FIRM, '', title, about, `${date}, ${from}`, ''];
  for (const words of paragraphs) lines.push(...wrapped(words), '');
  const shown = lines.map((line) => `(${pdfText(line)}) Tj T*`).join('\n');
  const page = `BT\n/F1 11 Tf\n15 TL\n56 780 Td\n${shown}\nET`;
  return assembled([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 4 0 R >> >> /Contents 5 0 R >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    `<< /Length ${page.length} >>\nstream\n${page}\nendstream`,
    `<< /Title (${pdfText(title)}) /Producer (${FIRM}) >>`,
  ]);
}

/** Helvetica's standard encoding has no macrons: plain letters stand in. */
function pdfText(text: string): string {
  const plain = text
    .normalize('NFD')
    .replace(/’/g, "'")
    .replace(/[^\x20-\x7e]/g, '');
  return plain.replace(/[\\()]/g, '\\$&');
}

function wrapped(words: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of words.split(' ')) {
    if (line.length + word.length + 1 > LINE_LENGTH) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

/** The last object is the document's own description. */
function assembled(objects: readonly string[]): Uint8Array {
  let file = '%PDF-1.4\n';
  const offsets = objects.map((body, at) => {
    const offset = file.length;
    file += `${at + 1} 0 obj\n${body}\nendobj\n`;
    return offset;
  });
  const start = file.length;
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info ${objects.length} 0 R >>\n`;
  return Buffer.from(`${file}startxref\n${start}\n%%EOF\n`, 'latin1');
}
