import { dateText, type Moment } from './calendar.ts';
import { hostileHtml } from './contents/hostile.ts';
import { pngScan } from './contents/png.ts';
import { nestedMessage } from './contents/saved-message.ts';
import { type Letter, messageHtml, someParagraphs, textNote } from './contents/text.ts';
import { type Mail, mailAt } from './mail.ts';
import { spokenName } from './people.ts';
import { at, type Random, randomOf } from './random.ts';
import { SPECIAL_MAILS } from './specials.ts';
import type { World } from './world.ts';

/** A file that came with a message: its body, a picture in it, or something attached. */
export interface MailPart {
  attachmentId: number;
  emailId: number;
  name: string;
  disposition: 'inline' | 'attachment';
  type: string;
  contentId: string | null;
  path: string;
  /** Listed, and in no volume. */
  isMissing: boolean;
  created: Moment;
  bytes: Uint8Array;
}

type Draft = Pick<MailPart, 'name' | 'disposition' | 'type' | 'contentId' | 'bytes'>;

const MOST_MAILS_WITH_FILES = 1000;

export function makeMailParts(world: World): MailPart[] {
  const parts: MailPart[] = [];
  for (let index = 0; index < Math.min(world.emails, MOST_MAILS_WITH_FILES); index += 1) {
    const mail = mailAt(world, index);
    for (const draft of draftsOf(world, mail)) {
      const attachmentId = 60_001 + parts.length;
      const isMissing = index === SPECIAL_MAILS.missingFile && draft.disposition === 'attachment';
      const path = `email/attachments/${attachmentId}_${draft.name}`;
      parts.push({
        ...draft,
        attachmentId,
        path,
        emailId: mail.emailId,
        isMissing,
        created: mail.sent,
      });
    }
  }
  return parts;
}

function draftsOf(world: World, mail: Mail): Draft[] {
  const { index } = mail;
  const random = randomOf(world.seed, 'mail-part', index);
  if (index === SPECIAL_MAILS.withoutBody) return [];
  const letter = letterOf(world, mail, random);
  const contentId = `picture${index}.${mail.sent.day}@mail.example`;
  const hasPicture = pictured(index);
  const text = inlinePart('message.txt', 'text/plain', textNote(letter));
  const html =
    index === SPECIAL_MAILS.hostile
      ? hostileHtml(contentId)
      : messageHtml(letter, hasPicture ? contentId : null);
  return [
    ...(hasTextBody(index) ? [text] : []),
    ...(isPlain(index) ? [] : [inlinePart('message.html', 'text/html', html)]),
    ...(hasPicture ? [picture(contentId, random)] : []),
    ...attached(index, mail, letter),
  ];
}

const isPlain = (index: number): boolean => index % 5 === 0;
const hasTextBody = (index: number): boolean =>
  isPlain(index) || index === SPECIAL_MAILS.bothBodies || index % 7 === 3;

function pictured(index: number): boolean {
  const { hostile, picture: first } = SPECIAL_MAILS;
  return index === first || index === hostile || (index % 15 === 1 && !isPlain(index));
}

function letterOf(world: World, mail: Mail, random: Random): Letter {
  const author = mail.isIncoming ? mail.contact : mail.user;
  return {
    title: mail.subject,
    about: at(world.matters, mail.matter).name,
    date: dateText(mail.sent.day),
    from: spokenName(author),
    paragraphs: someParagraphs(random),
  };
}

function inlinePart(name: string, type: string, text: string): Draft {
  return { name, disposition: 'inline', type, contentId: null, bytes: Buffer.from(text) };
}

function picture(contentId: string, random: Random): Draft {
  const bytes = pngScan(random);
  return { name: 'stamp.png', disposition: 'inline', type: 'image/png', contentId, bytes };
}

function attached(index: number, { sent }: Mail, letter: Letter): Draft[] {
  if (index === SPECIAL_MAILS.nested) {
    const { name, type, bytes } = nestedMessage(`mail${index}`, sent);
    return [{ name, disposition: 'attachment', type, contentId: null, bytes }];
  }
  if (index % 3 !== 0 && index !== SPECIAL_MAILS.missingFile) return [];
  const note = inlinePart(`enclosure ${index + 1}.txt`, 'text/plain', textNote(letter));
  return [{ ...note, disposition: 'attachment' }];
}
