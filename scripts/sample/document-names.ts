import type { Random } from './random.ts';
import { LETTER_TOPICS } from './words.ts';

export type DocumentKind = 'text' | 'letter' | 'picture' | 'pdf' | 'docx';

export const KIND_EXTENSIONS: Readonly<Record<DocumentKind, string>> = {
  text: 'txt',
  letter: 'html',
  picture: 'png',
  pdf: 'pdf',
  docx: 'docx',
};

export const KIND_TYPES: Readonly<Record<DocumentKind, string>> = {
  text: 'text/plain',
  letter: 'text/html',
  picture: 'image/png',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

const OPENINGS: Readonly<Record<DocumentKind, string>> = {
  text: 'File note on',
  letter: 'Letter about',
  picture: 'Scan of',
  pdf: 'Signed copy of',
  docx: 'Draft of',
};

function aKind(random: Random): DocumentKind {
  const turn = random.next();
  if (turn < 0.35) return 'text';
  if (turn < 0.6) return 'letter';
  if (turn < 0.7) return 'picture';
  return turn < 0.85 ? 'pdf' : 'docx';
}

export function aDocumentName(random: Random): { kind: DocumentKind; title: string } {
  const kind = aKind(random);
  return { kind, title: `${OPENINGS[kind]} ${random.pick(LETTER_TOPICS)}` };
}
