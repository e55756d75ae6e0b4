import { makeMatters, type Matter, type Part, partsOf } from './matters.ts';
import type { SampleOptions } from './options.ts';
import { makePeople, type Person } from './people.ts';
import { at, type Random } from './random.ts';

/** What every table and document of one sample agrees on. */
export interface World {
  seed: number;
  people: readonly Person[];
  /** People 1 to `users` are the firm's own; person 0 is the firm. */
  users: number;
  matters: readonly Matter[];
  timeRecords: number;
  tasks: number;
  invoices: number;
  disbursements: number;
  emails: number;
  /** Rows of custom data, about; null for as many as come by themselves. */
  customCells: number | null;
}

export function makeWorld({ seed, matters, timeRecords, customCells }: SampleOptions): World {
  const users = Math.min(60, Math.max(8, Math.round(matters / 50)));
  const contacts = Math.max(30, Math.round(matters * 0.8)) - users - 1;
  const people = makePeople(seed, users, contacts);
  return {
    seed,
    people,
    users,
    matters: makeMatters(seed, matters, people, users),
    timeRecords,
    tasks: matters * 2,
    invoices: matters,
    disbursements: Math.round(matters / 2),
    emails: Math.max(24, Math.round(matters * 0.3)),
    customCells,
  };
}

export function personAt({ people }: World, index: number): Person {
  return at(people, index);
}

export function matterParts({ seed, people, users }: World, matter: Matter): Part[] {
  return partsOf(seed, matter, people, users);
}

/** Some matters see much more work than others: the first ones. */
export function aBusyMatter({ matters }: World, random: Random): Matter {
  return at(matters, Math.floor(matters.length * random.next() ** 1.6));
}

export function aMatter({ matters }: World, random: Random): Matter {
  return random.pick(matters);
}

export function aUser(world: World, random: Random): Person {
  return personAt(world, random.between(1, world.users));
}
