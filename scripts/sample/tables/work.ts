import { dateText, FIRST_DAY, LAST_DAY, plainStampText, stampText } from '../calendar.ts';
import { flag, money, type SampleRow } from '../csv.ts';
import { aMoment } from '../people.ts';
import { type Random, randomOf } from '../random.ts';
import { RATES } from '../roles.ts';
import { MULTI_LINE, ORPHAN_MATTER, SPECIAL_TASKS, SPECIAL_TIME } from '../specials.ts';
import { columns, type SampleTable, table } from '../table.ts';
import { ACTIVITIES, LETTER_TOPICS, TASKS } from '../words.ts';
import { aBusyMatter, aMatter, aUser, type World } from '../world.ts';

export function workTables(world: World): SampleTable[] {
  return [tasks(world), timeRecords(world), rateSheets(), disbursements(world)];
}

const FIRST_TASK = 10_001;

function tasks(world: World): SampleTable {
  const header = columns(`task_id name description status priority due_timestamp started_timestamp
    completed_timestamp action_id assignee assigned_by actual_hours billable_hours rate_id
    is_billing_hold is_part_billed created_timestamp modified_timestamp`);
  return table('tasks', header, function* () {
    for (let index = 0; index < world.tasks; index += 1) yield taskRow(world, index);
  });
}

function taskRow(world: World, index: number): SampleRow {
  const random = randomOf(world.seed, 'task', index);
  const matter = aBusyMatter(world, random);
  const created = aMoment(random, matter.opened.day);
  const isDone = random.chance(0.7);
  const due = { day: created.day + random.between(1, 40), second: 3600 * random.between(0, 23) };
  return [
    FIRST_TASK + index,
    `${random.pick(TASKS)}${random.chance(0.3) ? ` (${random.pick(LETTER_TOPICS)})` : ''}`,
    describedTask(index, random),
    isDone ? 'Complete' : random.pick(['Incomplete', 'Incomplete', 'Hidden']),
    random.pick(['Low', 'Normal', 'Normal', 'High']),
    index === SPECIAL_TASKS.farPast ? '1901-01-01 00:00:00' : plainStampText(due),
    random.chance(0.6) ? plainStampText(created) : null,
    isDone ? plainStampText(due) : null,
    index === SPECIAL_TASKS.orphanMatter ? ORPHAN_MATTER : matter.id,
    aUser(world, random).id,
    aUser(world, random).name,
    (random.between(0, 40) / 10).toFixed(2),
    (random.between(0, 40) / 10).toFixed(2),
    random.between(1, RATES.length),
    'F',
    flag(random.chance(0.05)),
    stampText(created),
    stampText(aMoment(random, created.day)),
  ];
}

function describedTask(index: number, random: Random): string | null {
  if (index === SPECIAL_TASKS.multiLine) return MULTI_LINE;
  return random.chance(0.4) ? `Remember ${random.pick(LETTER_TOPICS)}.` : null;
}

/** Fifteen columns, about 167 bytes a row: the table that fills a big backup. */
function timeRecords(world: World): SampleTable {
  const header =
    columns(`record_id action_id task_id owner created_by start_timestamp notes actual_hours
    billable_hours rate_id rate_unit_price billable_amount is_billable billing_behavior created_timestamp`);
  return table('time_records', header, function* () {
    for (let index = 0; index < world.timeRecords; index += 1) yield timeRow(world, index);
  });
}

function timeRow(world: World, index: number): SampleRow {
  const random = randomOf(world.seed, 'time', index);
  const matter = aBusyMatter(world, random);
  const owner = aUser(world, random);
  const rate = random.pick(RATES);
  const tenths = random.between(1, 60);
  const isBillable = random.chance(0.85);
  const billed = isBillable ? tenths : 0;
  const start = aMoment(random, Math.max(FIRST_DAY, matter.opened.day), LAST_DAY);
  return [
    100_001 + index,
    index === SPECIAL_TIME.orphanMatter ? ORPHAN_MATTER : matter.id,
    random.chance(0.4) ? FIRST_TASK + random.below(world.tasks) : null,
    owner.id,
    owner.name,
    stampText(start),
    index === SPECIAL_TIME.multiLine ? MULTI_LINE : timeNotes(random),
    hours(tenths),
    hours(billed),
    rate.id,
    money(rate.cents),
    money(Math.round((rate.cents * billed) / 10)),
    flag(isBillable),
    isBillable ? 'Bill' : random.pick(['Hide', 'No charge']),
    stampText({ day: start.day, second: Math.min(86_399, start.second + 600) }),
  ];
}

function timeNotes(random: Random): string {
  return `${random.pick(ACTIVITIES)} ${random.pick(LETTER_TOPICS)}`;
}

function hours(tenths: number): string {
  return `${Math.floor(tenths / 10)}.${tenths % 10}0`;
}

function rateSheets(): SampleTable {
  return table(
    'rate_sheets',
    columns('rate_id name rate includes_tax cost_rate is_active unit'),
    () => RATES.map(({ id, name, cents }) => [id, name, money(cents), 'F', null, 'T', 'hour']),
  );
}

const EXPENSES = [
  'Courier to Port Fiction',
  'Registry fee',
  'Copies, colour',
  'Title search',
] as const;

function disbursements(world: World): SampleTable {
  const header = columns(`disbursement_id action_id date description quantity unit_price
    unit_price_includes_tax uom tax_code income_account entered_by entered_timestamp is_anticipated
    import_external_reference sale_purchase_id`);
  return table('disbursements', header, function* () {
    for (let index = 0; index < world.disbursements; index += 1) {
      const random = randomOf(world.seed, 'disbursement', index);
      const matter = aMatter(world, random);
      const entered = aMoment(random, matter.opened.day);
      yield [
        30_001 + index,
        matter.id,
        dateText(entered.day),
        random.pick(EXPENSES),
        random.between(1, 12),
        money(random.between(50, 25_000)),
        flag(random.chance(0.1)),
        'each',
        'GST 15%',
        '4200',
        aUser(world, random).id,
        stampText(entered),
        flag(random.chance(0.05)),
        null,
        random.chance(0.5) ? 70_001 + random.below(world.invoices) : null,
      ];
    }
  });
}
