import { FIRST_DAY, LAST_DAY, type Moment } from './calendar.ts';
import type { Matter } from './matters.ts';
import { aMoment, type Person } from './people.ts';
import { type Random, randomOf } from './random.ts';
import { RATES } from './roles.ts';
import { MULTI_LINE, SPECIAL_TIME } from './specials.ts';
import { ACTIVITIES, LETTER_TOPICS, TASKS } from './words.ts';
import { aBusyMatter, aMatter, aUser, type World } from './world.ts';

/** What a row of time_records.csv and the invoice line that bills it agree on. */
export interface TimeRecord {
  id: number;
  matter: Matter;
  owner: Person;
  rate: (typeof RATES)[number];
  /** Tenths of an hour. */
  tenths: number;
  billedTenths: number;
  /** What the billed hours cost. */
  cents: number;
  start: Moment;
}

export function timeAt(world: World, index: number): TimeRecord {
  const random = randomOf(world.seed, 'time', index);
  const matter = aBusyMatter(world, random);
  const owner = aUser(world, random);
  const rate = random.pick(RATES);
  const tenths = random.between(1, 60);
  const billedTenths = random.chance(0.85) ? tenths : 0;
  return {
    id: 100_001 + index,
    matter,
    owner,
    rate,
    tenths,
    billedTenths,
    cents: Math.round((rate.cents * billedTenths) / 10),
    start: aMoment(random, Math.max(FIRST_DAY, matter.opened.day), LAST_DAY),
  };
}

export function timeNotes(world: World, index: number): string {
  if (index === SPECIAL_TIME.multiLine) return MULTI_LINE;
  const random = randomOf(world.seed, 'time-notes', index);
  return `${random.pick(ACTIVITIES)} ${random.pick(LETTER_TOPICS)}`;
}

export interface Task {
  id: number;
  matter: Matter;
  name: string;
  isDone: boolean;
  created: Moment;
  due: Moment;
}

export const FIRST_TASK = 10_001;

export function taskAt(world: World, index: number): Task {
  const random = randomOf(world.seed, 'task', index);
  const matter = aBusyMatter(world, random);
  const created = aMoment(random, matter.opened.day);
  const due = { day: created.day + random.between(1, 40), second: 3600 * random.between(0, 23) };
  const isDone = random.chance(0.7);
  return { id: FIRST_TASK + index, matter, name: taskName(random), isDone, created, due };
}

function taskName(random: Random): string {
  const name = random.pick(TASKS);
  return random.chance(0.3) ? `${name} (${random.pick(LETTER_TOPICS)})` : name;
}

const EXPENSES = [
  'Courier to Port Fiction',
  'Registry fee',
  'Copies, colour',
  'Title search',
] as const;

export interface Disbursement {
  id: number;
  matter: Matter;
  entered: Moment;
  description: string;
  quantity: number;
  unitCents: number;
  includesTax: boolean;
  enteredBy: Person;
  isAnticipated: boolean;
}

export function disbursementAt(world: World, index: number): Disbursement {
  const random = randomOf(world.seed, 'disbursement', index);
  const matter = aMatter(world, random);
  return {
    id: 30_001 + index,
    matter,
    entered: aMoment(random, matter.opened.day),
    description: random.pick(EXPENSES),
    quantity: random.between(1, 12),
    unitCents: random.between(50, 25_000),
    includesTax: random.chance(0.1),
    enteredBy: aUser(world, random),
    isAnticipated: random.chance(0.05),
  };
}
