import { LAST_DAY, type Moment } from './calendar.ts';
import { aMoment, type Person } from './people.ts';
import { at, randomOf } from './random.ts';
import { ORPHAN_EMAIL, SPECIAL_MAILS } from './specials.ts';
import { LETTER_TOPICS } from './words.ts';
import { aMatter, personAt, type World } from './world.ts';

/** What is the same for every table and file that speaks of one message. */
export interface Mail {
  index: number;
  emailId: number;
  isIncoming: boolean;
  /** An index among the matters; also of a message that is linked to none. */
  matter: number;
  contact: Person;
  user: Person;
  subject: string;
  sent: Moment;
  /** An index among the mails: where its thread starts. */
  root: number;
  /** The id of the message it answers. */
  parent: number | null;
}

/** Six messages in a row belong together: two alone, then one with three answers, each to the one before. */
const GROUP = 6;
const ROOT_IN_GROUP = 2;

const HOSTILE_SUBJECT = '<img src=x onerror="top.pwned=1"> An offer & more';

function emailId(index: number): number {
  return 40_001 + index;
}

export function mailAt(world: World, index: number): Mail {
  const parent = parentOf(index);
  const root = rootOf(index);
  const random = randomOf(world.seed, 'mail', root);
  const matter = aMatter(world, random);
  const topic = random.pick(LETTER_TOPICS);
  const first = aMoment(random, matter.opened.day);
  const isRootIncoming = random.chance(0.5);
  const isAnswer = index !== root;
  return {
    index,
    emailId: emailId(index),
    root,
    isIncoming: (index - root) % 2 === 0 ? isRootIncoming : !isRootIncoming,
    matter: matter.index,
    contact: personAt(world, matter.client),
    user: personAt(world, matter.assigned),
    subject: subjectOf(index, `${isAnswer ? 'Re: ' : ''}${matter.reference} ${topic}`),
    sent: { ...first, day: Math.min(LAST_DAY, first.day + index - root) },
    parent: parent === null ? null : emailId(parent),
  };
}

function subjectOf(index: number, plain: string): string {
  return index === SPECIAL_MAILS.hostile ? HOSTILE_SUBJECT : plain;
}

/** The second and third group are of special messages, each for itself but for the two that answer each other. */
function parentOf(index: number): number | null {
  const { cycle, cycleBack } = SPECIAL_MAILS;
  if (index === cycle) return cycleBack;
  if (index === cycleBack) return cycle;
  if (index >= GROUP && index < 3 * GROUP) return null;
  return index % GROUP > ROOT_IN_GROUP ? index - 1 : null;
}

function rootOf(index: number): number {
  if (index === SPECIAL_MAILS.cycleBack) return SPECIAL_MAILS.cycle;
  if (parentOf(index) === null || index === SPECIAL_MAILS.cycle) return index;
  return index - (index % GROUP) + ROOT_IN_GROUP;
}

/** What a message is linked to; each has one target. */
export interface MailLink {
  id: number;
  emailId: number;
  to: 'action' | 'participant' | 'invoice';
  target: number;
}

export function* mailLinks(world: World): Generator<MailLink> {
  let id = 50_001;
  for (let index = 0; index < world.emails; index += 1) {
    for (const link of linksOf(world, index)) yield { id: id++, emailId: emailId(index), ...link };
  }
  const { id: target } = at(world.matters, 0);
  yield { id, emailId: ORPHAN_EMAIL, to: 'action', target };
}

type Link = Pick<MailLink, 'to' | 'target'>;

function isUnlinked(index: number): boolean {
  return index === SPECIAL_MAILS.unlinked || index % 20 === 19;
}

function linksOf(world: World, index: number): Link[] {
  if (isUnlinked(index)) return [];
  const { matter, contact } = mailAt(world, index);
  const links: Link[] = [{ to: 'action', target: at(world.matters, matter).id }];
  if (index === SPECIAL_MAILS.twoMatters) {
    const other = at(world.matters, (matter + 1) % world.matters.length);
    links.push({ to: 'action', target: other.id });
  }
  if (index % 2 === 0) links.push({ to: 'participant', target: contact.id });
  if (index === SPECIAL_MAILS.invoice || index % 9 === 4) {
    const random = randomOf(world.seed, 'mail-invoice', index);
    links.push({ to: 'invoice', target: 70_001 + random.below(world.invoices) });
  }
  return links;
}
