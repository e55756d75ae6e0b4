import { dateText, zipDate } from '../calendar.ts';
import type { Paper } from '../documents.ts';
import { spokenName } from '../people.ts';
import { at, randomOf } from '../random.ts';
import { personAt, type World } from '../world.ts';
import { docxDraft } from './docx.ts';
import { emlMessage } from './eml.ts';
import { outlookMessage } from './msg.ts';
import { savedMessage } from './saved-message.ts';
import { pdfDeed, pdfLetter } from './pdf.ts';
import { pngScan } from './png.ts';
import { htmlLetter, type Letter, someClauses, someParagraphs, textNote } from './text.ts';

/** The bytes of one document's file: always the same for the same seed. */
export async function paperBytes(world: World, paper: Paper): Promise<Uint8Array> {
  const random = randomOf(world.seed, 'content', paper.index);
  if (paper.kind === 'picture') return pngScan(random);
  const letter = letterOf(world, paper, someParagraphs(random));
  switch (paper.kind) {
    case 'pdf':
      return pdfLetter(letter);
    case 'deed':
      return pdfDeed(letter, someClauses(random));
    case 'docx':
      return docxDraft(letter, zipDate(paper.created));
    case 'eml':
      return emlMessage(savedMessage(world, paper, letter, random));
    case 'msg':
      return outlookMessage(savedMessage(world, paper, letter, random));
    case 'letter':
      return Buffer.from(htmlLetter(letter));
    case 'text':
      return Buffer.from(textNote(letter));
  }
}

function letterOf(world: World, paper: Paper, paragraphs: readonly string[]): Letter {
  const { title, created } = paper;
  const matter = paper.matter === null ? null : at(world.matters, paper.matter);
  const about = matter === null ? 'No matter' : `${matter.name} (${matter.reference})`;
  const author = personAt(world, matter?.assigned ?? 1);
  return { title, about, date: dateText(created.day), from: spokenName(author), paragraphs };
}
