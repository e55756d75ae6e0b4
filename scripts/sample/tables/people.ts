import { dateText, stampText } from '../calendar.ts';
import { flag, type SampleRow } from '../csv.ts';
import { aMoment, mailAddress, type Person, phoneOf } from '../people.ts';
import { type Random, randomOf } from '../random.ts';
import { MATTER_TYPES, ROLES } from '../roles.ts';
import { columns, type SampleTable, table } from '../table.ts';
import { STREETS, TOWNS } from '../words.ts';
import { SPECIAL_CONTACTS } from '../specials.ts';
import { personAt, type World } from '../world.ts';

export function peopleTables(world: World): SampleTable[] {
  return [participants(world), participantTypes(), primaryTypes()];
}

function participants(world: World): SampleTable {
  const header = columns(`participant_id display_name is_company company_name salutation first_name
    middle_name last_name suffix preferred_name physical_address_line_1 physical_address_line_2
    physical_city physical_state_province physical_post_code physical_country mailing_address_line_1
    mailing_city mailing_post_code mailing_country phone1_label phone1_country phone1_area
    phone1_number phone1_notes phone2_label phone2_country phone2_area phone2_number fax sms email
    website occupation tax_number birth_timestamp marital_status gender is_deceased aml_status
    division_id created_timestamp modified_timestamp import_external_reference aml_risk aml_progress
    aml_note disability_status cultural_identity primary_language country_of_birth year_of_arrival
    mailing_state_province mailing_county base_participant_type death_timestamp`);
  return table('participants', header, function* () {
    for (const [index, person] of world.people.entries()) {
      yield participantRow(world, person, index - 1 - world.users);
    }
  });
}

function participantRow(world: World, person: Person, contact: number): SampleRow {
  const random = randomOf(world.seed, 'participant-row', person.id);
  return [
    person.id,
    person.name,
    flag(person.company !== null),
    person.company,
    ...namesOf(random, person),
    ...addressOf(random),
    ...phonesOf(random, contact),
    mailAddress(person),
    ...(person.company === null ? humanFacts(random) : companyFacts(random, person.id)),
    random.pick(['Not required', 'Complete', null]),
    personAt(world, 0).id,
    stampText(person.created),
    stampText(aMoment(random, person.created.day)),
    random.chance(0.1) ? String(person.id).padStart(8, '0') : null,
    ...sensitiveFacts(world, person),
    null,
    null,
    person.company === null ? 'Person' : 'Company',
    null,
  ];
}

/** Eight cells that a reader hides until asked: checks, and what people seldom tell. */
function sensitiveFacts({ seed }: World, { id, company }: Person): SampleRow {
  const random = randomOf(seed, 'sensitive', id);
  const checks = [
    random.pick(['Low', 'Medium', 'High', null]),
    random.pick(['Not started', 'Complete', null]),
    random.chance(0.15) ? 'Invented note: two (imaginary) papers were seen.' : null,
  ];
  if (company !== null) return [...checks, null, null, null, null, null];
  const came = random.chance(0.1) ? String(random.between(1970, 2020)) : null;
  return [
    ...checks,
    random.pick(['None told', 'Prefers not to say', null]),
    random.pick(['Invented Islander', 'Sample culture', null]),
    random.pick(['English', 'Te reo Māori', 'Fictish', null]),
    came === null ? null : 'Pretendland',
    came,
  ];
}

/** Six cells: salutation to preferred name. */
function namesOf(random: Random, { company, given, family }: Person): SampleRow {
  if (company !== null) return [null, null, null, null, null, null];
  const salutation = random.pick(['Ms', 'Mr', 'Mx', 'Dr', null]);
  const middle = random.chance(0.3) ? random.pick(['Fern', 'Moss', 'Pūriri']) : null;
  return [salutation, given, middle, family, null, random.chance(0.1) ? given : null];
}

/** Seven cells: website to deceased. */
function humanFacts(random: Random): SampleRow {
  return [
    null,
    random.pick(['Baker', 'Lighthouse keeper', 'Cartographer', null]),
    random.chance(0.3) ? taxNumber(random) : null,
    random.chance(0.6) ? dateText(-random.between(0, 12_000)) : null,
    random.pick(['Single', 'Married', null]),
    random.pick(['F', 'M', null]),
    flag(random.chance(0.02)),
  ];
}

/** No such number is ever given out. */
function taxNumber(random: Random): string {
  return `000-${String(random.below(1000)).padStart(3, '0')}-000`;
}

function companyFacts(random: Random, id: number): SampleRow {
  return [`https://office${id}.example/`, null, taxNumber(random), null, null, null, 'F'];
}

/** Ten cells: where someone lives, and where their post goes. */
function addressOf(random: Random): SampleRow {
  const town = random.pick(TOWNS);
  const code = String(random.below(400)).padStart(4, '0');
  const street = `${random.between(1, 240)} ${random.pick(STREETS)}`;
  const box = random.chance(0.3) ? `PO Box ${random.between(100, 999)}` : street;
  const unit = random.chance(0.1) ? `Unit ${random.between(1, 9)}, "The Sheds"` : null;
  return [street, unit, town, null, code, 'Sampleland', box, town, code, 'Sampleland'];
}

/** Eleven cells: two telephones, fax and text number. */
function phonesOf(random: Random, contact: number): SampleRow {
  const first = phoneOf(random);
  const second = phoneOf(random);
  const hasSecond = random.chance(0.3);
  const number = contact === SPECIAL_CONTACTS.leadingZeros ? '000123' : first.number;
  return [
    'Work',
    '44',
    first.area,
    number,
    random.chance(0.1) ? 'Ask for the front desk' : null,
    hasSecond ? 'Home' : null,
    hasSecond ? '44' : null,
    hasSecond ? second.area : null,
    hasSecond ? second.number : null,
    null,
    random.chance(0.4) ? `${first.area} ${first.number}` : null,
  ];
}

function participantTypes(): SampleTable {
  const header = columns(
    'participant_type_id name description is_base_participant_type company_flag',
  );
  return table('participant_types', header, () =>
    ROLES.map(({ id, name, description }) => [id, name, description, flag(id <= 2), null]),
  );
}

function primaryTypes(): SampleTable {
  return table('primary_participant_types', columns('participant_type_id action_type_id'), () =>
    MATTER_TYPES.map(({ id, primary }) => [primary, id]),
  );
}
