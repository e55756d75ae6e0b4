import { LAST_DAY, type Moment } from './calendar.ts';
import { aMoment, type Person } from './people.ts';
import { at, type Random, randomOf } from './random.ts';
import { MATTER_TYPES, type MatterType } from './roles.ts';
import * as specials from './specials.ts';
import { STREETS } from './words.ts';

const { SPECIAL_MATTERS } = specials;

export type MatterStatus = 'Active' | 'Inactive' | 'Closed';

export interface Matter {
  /** 0, 1, 2, …; the id has gaps. */
  index: number;
  id: number;
  name: string;
  type: MatterType;
  reference: string;
  status: MatterStatus;
  /** An index among the people: a contact. */
  client: number;
  /** An index among the people: a user. */
  assigned: number;
  opened: Moment;
  modified: Moment;
  folders: number;
}

export function matterId(index: number): number {
  return 1001 + index + Math.floor(index / 23);
}

/** Three matters hang one below the other; later ones now and then below an earlier one. */
const PARENTS = new Map([
  [16, 15],
  [15, 14],
  [14, 10],
]);

/** The id of the matter it belongs to. */
export function parentMatter(index: number): number | null {
  const parent = PARENTS.get(index) ?? (index > 26 && index % 26 === 6 ? index - 13 : null);
  return parent === null ? null : matterId(parent);
}

/** Folders of one matter have ids next to each other. */
export function folderId(matter: number, folder: number): number {
  return 3001 + matter * 6 + folder;
}

export function makeMatters(
  seed: number,
  count: number,
  people: readonly Person[],
  users: number,
): Matter[] {
  return Array.from({ length: count }, (_, index) => {
    const random = randomOf(seed, 'matter', index);
    const drawn = random.pick(MATTER_TYPES);
    const type = nameOf(index) === null ? drawn : specialType(index);
    const client = aContact(random, people, users);
    const opened = aMoment(random);
    return {
      index,
      id: matterId(index),
      name: nameOf(index) ?? madeName(random, type, at(people, client)),
      type,
      reference: referenceOf(index, opened),
      status: statusOf(random, opened),
      client,
      assigned: random.between(1, users),
      opened,
      modified: aMoment(random, opened.day),
      folders: index === SPECIAL_MATTERS.folderCycle ? 6 : random.between(3, 6),
    };
  });
}

/** An index among the people. */
function aContact(random: Random, people: readonly Person[], users: number): number {
  return random.between(users + 1, people.length - 1);
}

function nameOf(index: number): string | null {
  if (index === SPECIAL_MATTERS.macrons) return specials.MACRON_NAME;
  if (index === SPECIAL_MATTERS.firstByName) return specials.FIRST_NAME;
  if (index === SPECIAL_MATTERS.lastByName) return specials.LAST_NAME;
  return null;
}

/** A special name is that of a purchase or of general advice. */
function specialType(index: number): MatterType {
  return at(MATTER_TYPES, index === SPECIAL_MATTERS.macrons ? 0 : MATTER_TYPES.length - 1);
}

function madeName(random: Random, { id, verb }: MatterType, client: Person): string {
  const party = (client.family ?? client.company ?? '').replace(/^\W+/, '');
  const place = `${random.between(1, 240)} ${random.pick(STREETS)}`;
  if (id <= 32) return `${party}: ${verb} ${place}`;
  if (id === 33) return `${party}: ${verb} Unit ${random.between(1, 9)}, ${place}`;
  if (id === 37) return `${party}: ${verb} $${random.between(5, 90)},${random.between(100, 999)}`;
  return `${party}: ${verb}`;
}

/** New ones say the year; old ones are bare numbers with leading zeros. */
function referenceOf(index: number, { day }: Moment): string {
  if (index === SPECIAL_MATTERS.leadingZeros) return specials.ZERO_REFERENCE;
  if (index % 11 === 0) return String(100_000 + index).padStart(8, '0');
  const year = new Date(day * 86_400_000).getUTCFullYear();
  return `KSC/${year}/${String(index + 1).padStart(5, '0')}`;
}

function statusOf(random: Random, opened: Moment): MatterStatus {
  if (random.chance(0.06)) return 'Inactive';
  return random.chance((LAST_DAY - opened.day) / 2800) ? 'Closed' : 'Active';
}

/** One person's part in one matter. */
export interface Part {
  role: number;
  /** An index among the people. */
  person: number;
  ordinal: number;
}

/** Who takes part in a matter; about two and a half people on average, the client first. */
export function partsOf(
  seed: number,
  { index, client, type }: Matter,
  people: readonly Person[],
  users: number,
): Part[] {
  const random = randomOf(seed, 'parts', index);
  const parts: Part[] = [{ role: 1, person: client, ordinal: 1 }];
  if (type.primary !== 1) parts.push({ role: type.primary, person: client, ordinal: 1 });
  const taken = new Set([client]);
  for (const role of type.beside) {
    if (!random.chance(0.55)) continue;
    for (let ordinal = 1; ordinal <= (random.chance(0.12) ? 2 : 1); ordinal += 1) {
      const person = aContact(random, people, users);
      if (taken.has(person)) continue;
      taken.add(person);
      parts.push({ role, person, ordinal });
    }
  }
  return parts;
}
