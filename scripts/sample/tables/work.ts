import type { Billing } from '../billing.ts';
import { dateText, plainStampText, stampText } from '../calendar.ts';
import { flag, money, type SampleRow } from '../csv.ts';
import { aMoment } from '../people.ts';
import { type Random, randomOf } from '../random.ts';
import { RATES } from '../roles.ts';
import { FAR_PAST, MULTI_LINE, ORPHAN_MATTER, SPECIAL_TASKS, SPECIAL_TIME } from '../specials.ts';
import { columns, type SampleTable, table } from '../table.ts';
import { LETTER_TOPICS } from '../words.ts';
import { disbursementAt, FIRST_TASK, taskAt, timeAt, timeNotes } from '../work.ts';
import { aUser, type World } from '../world.ts';

export function workTables(world: World, billing: Billing): SampleTable[] {
  return [tasks(world), timeRecords(world, billing), rateSheets(), disbursements(world, billing)];
}

function tasks(world: World): SampleTable {
  const header = columns(`task_id name description status priority due_timestamp started_timestamp
    completed_timestamp action_id assignee assigned_by actual_hours billable_hours rate_id
    is_billing_hold is_part_billed created_timestamp modified_timestamp`);
  return table('tasks', header, function* () {
    for (let index = 0; index < world.tasks; index += 1) yield taskRow(world, index);
  });
}

function taskRow(world: World, index: number): SampleRow {
  const random = randomOf(world.seed, 'task-row', index);
  const { id, matter, name, isDone, created, due } = taskAt(world, index);
  return [
    id,
    name,
    describedTask(index, random),
    isDone ? 'Complete' : random.pick(['Incomplete', 'Incomplete', 'Hidden']),
    random.pick(['Low', 'Normal', 'Normal', 'High']),
    index === SPECIAL_TASKS.farPast ? FAR_PAST : plainStampText(due),
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

/** Sixteen columns, about 170 bytes a row: the table that fills a big backup. */
function timeRecords(world: World, { timeLines }: Billing): SampleTable {
  const header =
    columns(`record_id action_id task_id owner created_by start_timestamp notes actual_hours
    billable_hours rate_id rate_unit_price billable_amount is_billable billing_behavior
    created_timestamp line_item_id`);
  return table('time_records', header, function* () {
    for (let index = 0; index < world.timeRecords; index += 1) {
      yield timeRow(world, index, timeLines);
    }
  });
}

function timeRow(world: World, index: number, timeLines: ReadonlyMap<number, number>): SampleRow {
  const random = randomOf(world.seed, 'time-row', index);
  const { id, matter, owner, rate, tenths, billedTenths, cents, start } = timeAt(world, index);
  const isBillable = billedTenths > 0;
  return [
    id,
    index === SPECIAL_TIME.orphanMatter ? ORPHAN_MATTER : matter.id,
    random.chance(0.4) ? FIRST_TASK + random.below(world.tasks) : null,
    owner.id,
    owner.name,
    stampText(start),
    timeNotes(world, index),
    hours(tenths),
    hours(billedTenths),
    rate.id,
    money(rate.cents),
    money(cents),
    flag(isBillable),
    isBillable ? 'Bill' : random.pick(['Hide', 'No charge']),
    stampText({ day: start.day, second: Math.min(86_399, start.second + 600) }),
    timeLines.get(id) ?? null,
  ];
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

function disbursements(world: World, { disbursementLines }: Billing): SampleTable {
  const header = columns(`disbursement_id action_id date description quantity unit_price
    unit_price_includes_tax uom amount tax_code income_account entered_by entered_timestamp
    is_anticipated import_external_reference sale_purchase_id line_item_id`);
  return table('disbursements', header, function* () {
    for (let index = 0; index < world.disbursements; index += 1) {
      const made = disbursementAt(world, index);
      const billed = disbursementLines.get(made.id);
      yield [
        made.id,
        made.matter.id,
        dateText(made.entered.day),
        made.description,
        made.quantity,
        money(made.unitCents),
        flag(made.includesTax),
        'each',
        money(made.quantity * made.unitCents),
        'GST 15%',
        '4200',
        made.enteredBy.id,
        stampText(made.entered),
        flag(made.isAnticipated),
        null,
        billed?.sale ?? null,
        billed?.line ?? null,
      ];
    }
  });
}
