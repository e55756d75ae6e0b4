import { dateText, fileStamp, type Moment } from './calendar.ts';
import { pdfLetter } from './contents/pdf.ts';
import { pngScan } from './contents/png.ts';
import { htmlLetter, type Letter, someParagraphs, textNote } from './contents/text.ts';
import { aMoment, type Person, spokenName } from './people.ts';
import { at, type Random, randomOf } from './random.ts';
import { LETTER_TOPICS } from './words.ts';
import { aMatter, aUser, personAt, type World } from './world.ts';

/** A file of a contact, with its row in participant_document.csv. */
export interface ContactPaper {
  documentId: number;
  person: Person;
  title: string;
  fileName: string;
  extension: 'pdf' | 'png';
  created: Moment;
  author: Person;
  path: string;
  bytes: Uint8Array;
}

export function makeContactPapers(world: World): ContactPaper[] {
  const { seed, people, users } = world;
  const count = Math.min(500, Math.max(4, Math.round(people.length * 0.05)));
  return Array.from({ length: count }, (_, index) => {
    const random = randomOf(seed, 'contact-paper', index);
    const person = at(people, random.between(users + 1, people.length - 1));
    const created = aMoment(random);
    const author = aUser(world, random);
    const extension = index % 2 === 0 ? 'png' : 'pdf';
    const title = extension === 'png' ? 'Photo page of passport' : 'Proof of address';
    const key = `${created.day}${created.second}${index}`.padStart(14, '0');
    const mark = index % 3 === 0 ? fileStamp(created) : `f1c7${key}${hexMark(random)}`;
    const fileName = `pid_${person.id}_${mark}.${extension}`;
    const letter = aLetter(random, title, spokenName(person), created, author);
    const bytes = extension === 'png' ? pngScan(random) : pdfLetter(letter);
    const path = `participant/documents/${fileName}`;
    const documentId = 501 + index;
    return { documentId, person, title, fileName, extension, created, author, path, bytes };
  });
}

function hexMark(random: Random): string {
  return random.below(0x7fffffff).toString(16).padStart(8, '0');
}

function aLetter(
  random: Random,
  title: string,
  about: string,
  { day }: Moment,
  author: Person,
): Letter {
  const paragraphs = someParagraphs(random);
  return { title, about, date: dateText(day), from: spokenName(author), paragraphs };
}

/** A file that came with a message: its body, or something attached. */
export interface MailPart {
  attachmentId: number;
  emailId: number;
  name: string;
  disposition: 'inline' | 'attachment';
  type: string;
  path: string;
  created: Moment;
  bytes: Uint8Array;
}

/** What is the same for every table that speaks of one message. */
export interface Mail {
  emailId: number;
  isIncoming: boolean;
  matter: number;
  contact: Person;
  user: Person;
  subject: string;
  sent: Moment;
  parts: number;
}

const MOST_MAILS_WITH_FILES = 1000;

export function mailAt(world: World, index: number): Mail {
  const random = randomOf(world.seed, 'mail', index);
  const matter = aMatter(world, random);
  const topic = random.pick(LETTER_TOPICS);
  return {
    emailId: 40_001 + index,
    isIncoming: random.chance(0.5),
    matter: matter.index,
    contact: personAt(world, matter.client),
    user: personAt(world, matter.assigned),
    subject: `${index % 4 === 3 ? 'Re: ' : ''}${matter.reference} ${topic}`,
    sent: aMoment(random, matter.opened.day),
    parts: index >= MOST_MAILS_WITH_FILES ? 0 : index % 3 === 0 ? 2 : 1,
  };
}

export function makeMailParts(world: World): MailPart[] {
  const parts: MailPart[] = [];
  for (let index = 0; index < Math.min(world.emails, MOST_MAILS_WITH_FILES); index += 1) {
    const mail = mailAt(world, index);
    for (let turn = 0; turn < mail.parts; turn += 1) {
      parts.push(aMailPart(world, mail, 60_001 + parts.length, turn === 0));
    }
  }
  return parts;
}

function aMailPart(world: World, mail: Mail, attachmentId: number, isBody: boolean): MailPart {
  const random = randomOf(world.seed, 'mail-part', attachmentId);
  const author = mail.isIncoming ? mail.contact : mail.user;
  const letter = aLetter(random, mail.subject, spokenName(mail.contact), mail.sent, author);
  const name = isBody ? 'message.html' : `enclosure ${attachmentId}.txt`;
  return {
    attachmentId,
    emailId: mail.emailId,
    name,
    disposition: isBody ? 'inline' : 'attachment',
    type: isBody ? 'text/html' : 'text/plain',
    path: `email/attachments/${attachmentId}_${name}`,
    created: mail.sent,
    bytes: Buffer.from(isBody ? htmlLetter(letter) : textNote(letter)),
  };
}
