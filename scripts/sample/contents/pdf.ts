import { FIRM } from '../words.ts';
import type { Letter } from './text.ts';

const LINE_LENGTH = 82;

const LINES_ON_A_PAGE = 46;

/** A one-page PDF 1.4 in Helvetica, with a correct cross-reference table. */
export function pdfLetter(letter: Letter): Uint8Array {
  return paged(letter.title, [linesOf(letter)]);
}

/** A PDF of several pages, each with its number at the foot. */
export function pdfDeed(letter: Letter, clauses: readonly string[]): Uint8Array {
  const lines = linesOf(letter);
  for (const [at, words] of clauses.entries()) lines.push(...wrapped(`${at + 1}. ${words}`), '');
  const count = Math.ceil(lines.length / LINES_ON_A_PAGE);
  const pages = Array.from({ length: count }, (_, at) => [
    ...lines.slice(at * LINES_ON_A_PAGE, (at + 1) * LINES_ON_A_PAGE),
    '',
    `Page ${at + 1} of ${count}`,
  ]);
  return paged(letter.title, pages);
}

function linesOf({ title, about, date, from, paragraphs }: Letter): string[] {
  const head = [FIRM, '', title, about, `${date}, ${from}`, ''];
  return [...head, ...paragraphs.flatMap((words) => [...wrapped(words), ''])];
}

/** Objects 1 and 2 are the catalogue and the list of pages, 3 the font; each page has two. */
export function paged(title: string, pages: readonly (readonly string[])[]): Uint8Array {
  const kids = pages.map((_, at) => `${4 + 2 * at} 0 R`).join(' ');
  return assembled([
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    ...pages.flatMap((lines, at) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + 2 * at} 0 R >>`,
      pageStream(lines),
    ]),
    `<< /Title (${pdfText(title)}) /Producer (${FIRM}) >>`,
  ]);
}

function pageStream(lines: readonly string[]): string {
  const shown = lines.map((line) => `(${pdfText(line)}) Tj T*`).join('\n');
  const page = `BT\n/F1 11 Tf\n15 TL\n56 780 Td\n${shown}\nET`;
  return `<< /Length ${page.length} >>\nstream\n${page}\nendstream`;
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
