import type { Random } from './random.ts';
import { LETTER_TOPICS } from './words.ts';

export type DocumentKind = 'text' | 'letter' | 'picture' | 'pdf' | 'deed' | 'docx' | 'eml' | 'msg';

export const KIND_EXTENSIONS: Readonly<Record<DocumentKind, string>> = {
  text: 'txt',
  letter: 'html',
  picture: 'png',
  pdf: 'pdf',
  deed: 'pdf',
  docx: 'docx',
  eml: 'eml',
  msg: 'msg',
};

export const KIND_TYPES: Readonly<Record<DocumentKind, string>> = {
  text: 'text/plain',
  letter: 'text/html',
  picture: 'image/png',
  pdf: 'application/pdf',
  deed: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  eml: 'message/rfc822',
  msg: 'application/vnd.ms-outlook',
};

const OPENINGS: Readonly<Record<DocumentKind, string>> = {
  text: 'File note on',
  letter: 'Letter about',
  picture: 'Scan of',
  pdf: 'Signed copy of',
  deed: 'Deed about',
  docx: 'Draft of',
  eml: 'Email about',
  msg: 'Outlook message about',
};

function aKind(random: Random): DocumentKind {
  const turn = random.next();
  if (turn < 0.35) return 'text';
  if (turn < 0.6) return 'letter';
  if (turn < 0.7) return 'picture';
  if (turn < 0.83) return 'pdf';
  if (turn < 0.85) return 'deed';
  if (turn < 0.95) return 'docx';
  return turn < 0.98 ? 'eml' : 'msg';
}

export function aDocumentName(random: Random): { kind: DocumentKind; title: string } {
  const kind = aKind(random);
  return { kind, title: `${OPENINGS[kind]} ${random.pick(LETTER_TOPICS)}` };
}
