import { dateText, zipDate } from '../calendar.ts';
import type { Paper } from '../documents.ts';
import { spokenName } from '../people.ts';
import { at, randomOf } from '../random.ts';
import { personAt, type World } from '../world.ts';
import { docxDraft } from './docx.ts';
import { pdfLetter } from './pdf.ts';
import { pngScan } from './png.ts';
import { htmlLetter, type Letter, someParagraphs, textNote } from './text.ts';

/** The bytes of one document's file: always the same for the same seed. */
export async function paperBytes(world: World, paper: Paper): Promise<Uint8Array> {
  const random = randomOf(world.seed, 'content', paper.index);
  if (paper.kind === 'picture') return pngScan(random);
  const letter = letterOf(world, paper, someParagraphs(random));
  if (paper.kind === 'pdf') return pdfLetter(letter);
  if (paper.kind === 'docx') return docxDraft(letter, zipDate(paper.created));
  return Buffer.from(paper.kind === 'letter' ? htmlLetter(letter) : textNote(letter));
}

function letterOf(world: World, paper: Paper, paragraphs: readonly string[]): Letter {
  const { title, created } = paper;
  const matter = paper.matter === null ? null : at(world.matters, paper.matter);
  const about = matter === null ? 'No matter' : `${matter.name} (${matter.reference})`;
  const author = personAt(world, matter?.assigned ?? 1);
  return { title, about, date: dateText(created.day), from: spokenName(author), paragraphs };
}
