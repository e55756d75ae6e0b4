import { FIRST_DAY, LAST_DAY, type Moment } from './calendar.ts';
import { type Random, randomOf } from './random.ts';
import { FORMULA_NAME, SPECIAL_CONTACTS } from './specials.ts';
import { COMPANY_END, COMPANY_FIRST, COMPANY_LAST, FAMILY, FIRM, GIVEN } from './words.ts';

export interface Person {
  id: number;
  /** "Family, Given", or the company's name. */
  name: string;
  company: string | null;
  given: string | null;
  family: string | null;
  created: Moment;
}

/** The firm comes first, then its users, then its contacts. */
export function makePeople(seed: number, users: number, contacts: number): Person[] {
  const people: Person[] = [aCompany(11, FIRM, { day: FIRST_DAY, second: 0 })];
  for (let index = 1; index <= users + contacts; index += 1) {
    const random = randomOf(seed, 'person', index);
    const id = 11 + index + Math.floor(index / 17) * 2;
    people.push(aPerson(random, id, index - 1 - users));
  }
  return people;
}

/** `contact` is negative for a user. */
function aPerson(random: Random, id: number, contact: number): Person {
  const created = aMoment(random);
  if (contact === SPECIAL_CONTACTS.surnameNull) return aHuman(id, 'Verity', 'Null', created);
  if (contact === SPECIAL_CONTACTS.formulaName) return aCompany(id, FORMULA_NAME, created);
  if (contact >= 0 && random.chance(0.3)) return aCompany(id, companyName(random), created);
  return aHuman(id, random.pick(GIVEN), random.pick(FAMILY), created);
}

function aHuman(id: number, given: string, family: string, created: Moment): Person {
  return { id, name: `${family}, ${given}`, company: null, given, family, created };
}

function aCompany(id: number, company: string, created: Moment): Person {
  return { id, name: company, company, given: null, family: null, created };
}

function companyName(random: Random): string {
  return `${random.pick(COMPANY_FIRST)} ${random.pick(COMPANY_LAST)} ${random.pick(COMPANY_END)}`;
}

export function aMoment(random: Random, from = FIRST_DAY, to = LAST_DAY): Moment {
  return { day: random.between(from, to), second: random.between(0, 86_399) };
}

/** How a letter names someone. */
export function spokenName({ company, given, family }: Person): string {
  return company ?? `${given ?? ''} ${family ?? ''}`;
}

/** What a file name or an address can hold of a name: plain letters. */
function plainName(name: string): string {
  return name.normalize('NFD').replace(/[^A-Za-z0-9 ]/g, '');
}

export function mailAddress(person: Person): string {
  const words = plainName(spokenName(person)).toLowerCase().split(' ').slice(0, 2);
  return `${words.join('.')}${person.id}@${person.company === null ? 'post' : 'office'}.example`;
}

/** Only numbers that a regulator keeps free for stories: 01632 960000 to 960999. */
export function phoneOf(random: Random): { area: string; number: string } {
  return { area: '01632', number: `960${String(random.below(1000)).padStart(3, '0')}` };
}
