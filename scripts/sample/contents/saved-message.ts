import type { Moment } from '../calendar.ts';
import type { Paper } from '../documents.ts';
import { mailAddress, type Person, spokenName } from '../people.ts';
import { at, type Random } from '../random.ts';
import { HOSTILE_TITLE } from '../special-documents.ts';
import { personAt, type World } from '../world.ts';
import { emlMessage } from './eml.ts';
import { hostileHtml } from './hostile.ts';
import type { Correspondent, Message, MessageFile } from './message.ts';
import { pngScan } from './png.ts';
import { type Letter, messageHtml, textNote } from './text.ts';

/** A message somebody saved among the documents; the named ones carry more than the others. */
export function savedMessage(world: World, paper: Paper, letter: Letter, random: Random): Message {
  const { index, title, created, special } = paper;
  const contentId = special === null ? null : `picture${index}@mail.example`;
  const text = textNote(letter);
  return {
    id: `saved${index}@mail.example`,
    ...correspondents(world, paper),
    subject: title,
    sent: created,
    text,
    html: title === HOSTILE_TITLE ? hostileHtml(contentId ?? '') : messageHtml(letter, contentId),
    attachments: [
      ...(contentId === null ? [] : [aPicture(contentId, random)]),
      { name: 'note.txt', type: 'text/plain', contentId: null, bytes: Buffer.from(text) },
      ...(special?.kind === 'msg' || special?.blemish === 'saved-eml'
        ? [nestedMessage(`nested${index}`, created)]
        : []),
    ],
  };
}

function correspondents(
  world: World,
  { matter: home }: Paper,
): Pick<Message, 'from' | 'to' | 'cc'> {
  const matter = home === null ? null : at(world.matters, home);
  const client = personAt(world, matter?.client ?? world.users + 1);
  const user = personAt(world, matter?.assigned ?? 1);
  return {
    from: correspondent(client),
    to: [correspondent(user), { name: 'Records', address: 'records@chambers.example' }],
    cc: [{ name: 'Front desk', address: 'office@chambers.example' }],
  };
}

function correspondent(person: Person): Correspondent {
  return { name: spokenName(person), address: mailAddress(person) };
}

function aPicture(contentId: string, random: Random): MessageFile {
  return { name: 'stamp.png', type: 'image/png', contentId, bytes: pngScan(random) };
}

/** A message that has a message attached. */
export function nestedMessage(id: string, sent: Moment): MessageFile {
  const to = [{ name: 'Records', address: 'records@chambers.example' }];
  const common = { to, cc: [], html: null, sent };
  const inner = emlMessage({
    ...common,
    id: `${id}.inner@mail.example`,
    from: { name: 'Kiri Inkwell', address: 'kiri@post.example' },
    subject: 'The innermost message',
    text: 'Nothing is inside this one.\r\n',
    attachments: [],
  });
  const bytes = emlMessage({
    ...common,
    id: `${id}.outer@mail.example`,
    from: { name: 'Hollis Gorsebank', address: 'hollis@post.example' },
    subject: 'Fwd: The innermost message',
    text: 'See the message attached to this one.\r\n',
    attachments: [{ name: 'innermost.eml', type: 'message/rfc822', contentId: null, bytes: inner }],
  });
  return { name: 'forwarded.eml', type: 'message/rfc822', contentId: null, bytes };
}
