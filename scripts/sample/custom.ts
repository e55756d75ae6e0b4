import { dateText, stampText } from './calendar.ts';
import { flag, money } from './csv.ts';
import type { Matter } from './matters.ts';
import { aMoment } from './people.ts';
import { type Random, randomOf } from './random.ts';
import { ORPHAN_PERSON, SPECIAL_MATTERS } from './specials.ts';
import { SENTENCES, TOWNS } from './words.ts';
import { personAt, type World } from './world.ts';

type FieldType =
  | 'Boolean'
  | 'Date'
  | 'DateTime'
  | 'DropDown'
  | 'HtmlReadOnly'
  | 'Money'
  | 'Number'
  | 'Participant'
  | 'Str255'
  | 'Str255Protected'
  | 'TextArea';

interface Field {
  name: string;
  label: string;
  type: FieldType;
  /** The words to choose from, where there are some. */
  choices?: readonly string[];
}

/** Fields of custom data that belong together; a matter has one record of them, or several. */
export interface Collection {
  name: string;
  isMultiple: boolean;
  fields: readonly Field[];
}

const PROPERTY: Collection = {
  name: 'Property',
  isMultiple: false,
  fields: [
    { name: 'Settlement_Date', label: 'Settlement date', type: 'Date' },
    { name: 'Price', label: 'Price', type: 'Money' },
    { name: 'Title_Reference', label: 'Title reference', type: 'Str255' },
    { name: 'Lawyer', label: 'Other side’s lawyer', type: 'Participant' },
    { name: 'Tenure', label: 'Tenure', type: 'DropDown', choices: ['Freehold', 'Leasehold'] },
    { name: 'Notes', label: 'Notes', type: 'TextArea' },
    { name: 'Urgent', label: 'Urgent', type: 'Boolean' },
  ],
};

const DETAILS: Collection = {
  name: 'Matter_Details',
  isMultiple: false,
  fields: [
    { name: 'Guidance', label: 'Guidance', type: 'HtmlReadOnly' },
    { name: 'Passphrase', label: 'Telephone passphrase', type: 'Str255Protected' },
    { name: 'First_Meeting', label: 'First meeting', type: 'DateTime' },
    { name: 'Referred_By', label: 'Referred by', type: 'Participant' },
    { name: 'Registry', label: 'Registry', type: 'DropDown', choices: TOWNS },
    { name: 'Notes', label: 'Notes', type: 'TextArea' },
  ],
};

const BENEFICIARIES: Collection = {
  name: 'Beneficiaries',
  isMultiple: true,
  fields: [
    { name: 'Person', label: 'Person', type: 'Participant' },
    { name: 'Kinship', label: 'Kinship', type: 'DropDown', choices: ['Child', 'Friend', 'Cousin'] },
    { name: 'Share', label: 'Share in percent', type: 'Number' },
    { name: 'Gift', label: 'Gift', type: 'Money' },
    { name: 'Bank_Account', label: 'Bank account', type: 'Str255Protected' },
    { name: 'Told_On', label: 'Told on', type: 'Date' },
  ],
};

/** Any matter can have some; `--custom-cells` fills the table with these. */
const CHATTELS: Collection = {
  name: 'Chattels',
  isMultiple: true,
  fields: [
    { name: 'Thing', label: 'Thing', type: 'Str255' },
    { name: 'Worth', label: 'Worth', type: 'Money' },
    { name: 'Count', label: 'Count', type: 'Number' },
    { name: 'Included', label: 'Included', type: 'Boolean' },
    { name: 'Seen_On', label: 'Seen on', type: 'Date' },
  ],
};

export const COLLECTIONS = [PROPERTY, DETAILS, BENEFICIARIES, CHATTELS] as const;

/** One record of a collection: its filled cells, in the order of the fields. */
export interface CustomRecord {
  id: number;
  matter: Matter;
  collection: Collection;
  cells: readonly { field: Field; value: string }[];
}

/** Record ids run on over the matters, each matter's records together. */
export function* customRecords(world: World): Generator<CustomRecord> {
  const { matters, customCells } = world;
  let id = 90_000;
  let cells = 0;
  for (const matter of matters) {
    const wanted =
      customCells === null ? null : (customCells * (matter.index + 1)) / matters.length;
    for (const record of recordsOf(world, matter, wanted === null ? null : wanted - cells)) {
      id += 1;
      cells += record.cells.length;
      yield { ...record, id };
    }
  }
}

type Unnumbered = Omit<CustomRecord, 'id'>;

/** Until as many cells are there as wanted; with null, as it comes. */
function* recordsOf(world: World, matter: Matter, wanted: number | null): Generator<Unnumbered> {
  const random = randomOf(world.seed, 'custom', matter.index);
  let cells = 0;
  for (const collection of collectionsOf(matter, random)) {
    if (wanted !== null && cells >= wanted) return;
    const record = aRecord(world, matter, collection, random);
    cells += record.cells.length;
    yield record;
  }
  while (wanted !== null && cells < wanted) {
    const record = aRecord(world, matter, CHATTELS, random);
    cells += record.cells.length;
    yield record;
  }
}

/** A collection for each record. */
function collectionsOf({ type }: Matter, random: Random): Collection[] {
  const several = (collection: Collection, least: number, most: number): Collection[] =>
    new Array<Collection>(random.between(least, most)).fill(collection);
  if (type.id <= 33) return [PROPERTY, ...several(CHATTELS, 0, 3)];
  const isEstate = type.name === 'Estate' || type.name === 'Wills and Powers';
  return isEstate ? [DETAILS, ...several(BENEFICIARIES, 1, 4)] : several(DETAILS, 0, 1);
}

function aRecord(world: World, matter: Matter, collection: Collection, random: Random): Unnumbered {
  const cells = collection.fields.flatMap((field) => {
    const value = valueOf(world, matter, field, random);
    return value === null ? [] : [{ field, value }];
  });
  return { matter, collection, cells };
}

const MARKUP = '<p>Ask for <b>two</b> proofs of address.</p><script>top.pwned = 1</script>';

/** Null where the record has no row for the field. */
function valueOf(world: World, matter: Matter, field: Field, random: Random): string | null {
  if (field.type === 'Participant') return personCell(world, matter, random);
  if (field.type === 'DropDown') return random.pick(field.choices ?? ['Other']);
  const { day } = aMoment(random, matter.opened.day);
  return VALUES[field.type](random, day);
}

type PlainType = Exclude<FieldType, 'Participant' | 'DropDown'>;
type MakeValue = (random: Random, day: number) => string | null;

const VALUES: Readonly<Record<PlainType, MakeValue>> = {
  Boolean: (random) => flag(random.chance(0.2)),
  Date: (random, day) => (random.chance(0.1) ? null : dateText(day)),
  DateTime: (random, day) => stampText({ day, second: 1800 * random.between(16, 34) }),
  HtmlReadOnly: () => MARKUP,
  Money: (random) => money(random.between(1000, 900_000) * 10),
  Number: (random) => String(random.between(1, 100)),
  Str255: (random) => `ST${String(random.below(9999)).padStart(6, '0')}/${random.between(1, 40)}`,
  Str255Protected: (random) => `sample-${String(random.below(1_000_000)).padStart(6, '0')}`,
  TextArea: (random) =>
    random.chance(0.2) ? 'First line,\n"second" line' : random.pick(SENTENCES),
};

function personCell(world: World, { index }: Matter, random: Random): string | null {
  const person = random.between(world.users + 1, world.people.length - 1);
  if (index === SPECIAL_MATTERS.macrons) return String(ORPHAN_PERSON);
  return random.chance(0.1) ? null : String(personAt(world, person).id);
}
