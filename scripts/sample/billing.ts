import { type Sale, saleAt, type SaleLine, saleLine } from './sales.ts';
import { SPECIAL_TASKS, SPECIAL_TIME } from './specials.ts';
import { FEES, RECOVERED } from './tables/accounts.ts';
import { disbursementAt, taskAt, timeAt, timeNotes } from './work.ts';
import type { World } from './world.ts';

/** Every sale with its lines, and which line bills what, by the billed row's id. */
export interface Billing {
  sales: readonly Sale[];
  timeLines: ReadonlyMap<number, number>;
  disbursementLines: ReadonlyMap<number, { line: number; sale: number }>;
}

export const FIRST_LINE = 300_001;
const MOST_LINES = 8;
const TASK_EVERY = 9;

export function makeBilling(world: World): Billing {
  const sales = Array.from({ length: world.invoices }, (_, index) => saleAt(world, index));
  const byMatter = invoicesByMatter(sales);
  const bill = (matter: number, day: number, line: () => SaleLine): void => {
    const open = byMatter.get(matter) ?? [];
    const sale = open.find(({ issued, lines }) => issued.day >= day && lines.length < MOST_LINES);
    sale?.lines.push(line());
  };
  billDisbursements(world, bill);
  billTasks(world, bill);
  billTime(world, bill);
  return { sales, ...linesOf(sales) };
}

function invoicesByMatter(sales: readonly Sale[]): Map<number, Sale[]> {
  const byMatter = new Map<number, Sale[]>();
  for (const sale of sales) {
    if (sale.kind !== 'Invoice' || sale.isDeleted) continue;
    const { index } = sale.matter;
    byMatter.set(index, [...(byMatter.get(index) ?? []), sale]);
  }
  return byMatter;
}

/** Puts a line on an invoice of the matter that is not older than the day, where one has room. */
type Bill = (matter: number, day: number, line: () => SaleLine) => void;

function billTime(world: World, bill: Bill): void {
  for (let index = 0; index < world.timeRecords; index += 1) {
    const { id, matter, rate, billedTenths, cents, start } = timeAt(world, index);
    if (cents === 0 || index === SPECIAL_TIME.orphanMatter) continue;
    bill(matter.index, start.day, () =>
      saleLine({
        description: timeNotes(world, index),
        quantity: billedTenths / 10,
        unit: 'hour',
        unitCents: rate.cents,
        account: FEES,
        timeRecord: id,
      }),
    );
  }
}

function billDisbursements(world: World, bill: Bill): void {
  for (let index = 0; index < world.disbursements; index += 1) {
    const made = disbursementAt(world, index);
    if (made.includesTax || made.isAnticipated) continue;
    const { id, matter, entered, description, quantity, unitCents } = made;
    const wanted = { description, quantity, unitCents, unit: 'each', account: RECOVERED } as const;
    bill(matter.index, entered.day, () => saleLine({ ...wanted, disbursement: id }));
  }
}

/** Some tasks are billed at a price of their own. */
function billTasks(world: World, bill: Bill): void {
  for (let index = 0; index < world.tasks; index += TASK_EVERY) {
    const { id, matter, name, created, isDone } = taskAt(world, index);
    if (!isDone || index === SPECIAL_TASKS.orphanMatter) continue;
    const wanted = { description: name, quantity: 1, unitCents: 9_900, account: FEES };
    bill(matter.index, created.day, () => saleLine({ ...wanted, unit: 'each', task: id }));
  }
}

function linesOf(sales: readonly Sale[]): Omit<Billing, 'sales'> {
  const timeLines = new Map<number, number>();
  const disbursementLines = new Map<number, { line: number; sale: number }>();
  let line = FIRST_LINE;
  for (const { id: sale, lines } of sales) {
    for (const { timeRecord, disbursement } of lines) {
      if (timeRecord !== null) timeLines.set(timeRecord, line);
      if (disbursement !== null) disbursementLines.set(disbursement, { line, sale });
      line += 1;
    }
  }
  return { timeLines, disbursementLines };
}
