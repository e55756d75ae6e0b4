import { dateText, fileStamp, type Moment } from './calendar.ts';
import { pdfLetter } from './contents/pdf.ts';
import { pngScan } from './contents/png.ts';
import { someParagraphs } from './contents/text.ts';
import { aMoment, type Person, spokenName } from './people.ts';
import { at, type Random, randomOf } from './random.ts';
import { aUser, type World } from './world.ts';

/** A file of a contact, with its row in participant_document.csv, or one without the other. */
export interface ContactPaper {
  documentId: number;
  state: 'present' | 'missing' | 'unlisted';
  person: Person;
  title: string;
  fileName: string;
  extension: 'pdf' | 'png';
  created: Moment;
  author: Person;
  path: string;
  bytes: Uint8Array;
}

const MISSING_EVERY = 5;

/** The last one is a file that no row names. */
export function makeContactPapers(world: World): ContactPaper[] {
  const count = Math.min(500, Math.max(6, Math.round(world.people.length * 0.08)));
  return Array.from({ length: count }, (_, index) => {
    const paper = aContactPaper(world, index);
    if (index === count - 1) return { ...paper, state: 'unlisted' };
    return index % MISSING_EVERY === MISSING_EVERY - 1 ? { ...paper, state: 'missing' } : paper;
  });
}

function aContactPaper(world: World, index: number): ContactPaper {
  const { seed, people, users } = world;
  const random = randomOf(seed, 'contact-paper', index);
  const person = at(people, random.between(users + 1, people.length - 1));
  const created = aMoment(random);
  const author = aUser(world, random);
  const extension = index % 2 === 0 ? 'png' : 'pdf';
  const title = extension === 'png' ? 'Photo page of passport' : 'Proof of address';
  const key = `${created.day}${created.second}${index}`.padStart(14, '0');
  const mark = index % 3 === 0 ? fileStamp(created) : `f1c7${key}${hexMark(random)}`;
  const fileName = `pid_${person.id}_${mark}.${extension}`;
  const letter = {
    title,
    about: spokenName(person),
    date: dateText(created.day),
    from: spokenName(author),
    paragraphs: someParagraphs(random),
  };
  const bytes = extension === 'png' ? pngScan(random) : pdfLetter(letter);
  const path = `participant/documents/${fileName}`;
  const paper = { documentId: 501 + index, state: 'present', person, title, fileName } as const;
  return { ...paper, extension, created, author, path, bytes };
}

function hexMark(random: Random): string {
  return random.below(0x7fffffff).toString(16).padStart(8, '0');
}
