import type { Finding } from '../../contract/values.ts';
import { pause, type Asking } from '../question.ts';
import type { Tables } from '../tables.ts';
import { overdraftsOf } from './balances.ts';
import { dayNumber } from './days.ts';
import { ensureBooks, type ReadBooks } from './ready.ts';
import { tieOutsOf } from './tie-outs.ts';

const EXAMPLES = 5;

/** What the books have to tell as at their last day: what does not tie, who is overdrawn, what could not be read. */
export async function bookFindings(tables: Tables, asking: Asking): Promise<Finding[]> {
  const read = await ensureBooks(tables, asking);
  const { files, lastDay } = read.books;
  const unread = files.flatMap(({ table, excluded }): Finding[] =>
    excluded > 0 ? [{ code: 'amounts-not-read', facts: { table, count: excluded } }] : [],
  );
  await pause(asking);
  const asAt = dayNumber(lastDay, 'iso');
  const ties = await tieOutsOf(tables, read, asAt, asking);
  const apart = ties.flatMap(({ id, left, right, difference, isEqual, apartCount }): Finding[] =>
    isEqual
      ? []
      : [{ code: 'books-not-tied', facts: { id, left, right, difference, count: apartCount } }],
  );
  return [...apart, ...overdrawn(read, asAt), ...unread];
}

function overdrawn({ trust }: ReadBooks, asAt: number): Finding[] {
  const ledgers = trust.ledgers.filter((ledger) => overdraftsOf(trust, ledger, asAt).length > 0);
  const matters = [...new Set(ledgers.map(({ matter }) => matter))];
  if (matters.length === 0) return [];
  const examples = matters.filter((matter) => matter !== '').slice(0, EXAMPLES);
  return [{ code: 'trust-overdrawn', facts: { count: matters.length, examples } }];
}
