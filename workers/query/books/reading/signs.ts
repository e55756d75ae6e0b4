import type { AmountShape, BookEvidence } from '../../../contract/books.ts';
import type { MoneyCells, RawRows, Styles } from './read-rows.ts';
import { numberAt, unitsAt } from '../typed.ts';

/** Amounts of one side that must be below zero before their sign counts as saying again which side it is. */
const NEARLY_ALL = 0.95;

type Side = 'debit' | 'credit';

/** Sides whose amounts carry the sign of their own side beside the flag or the column that says it: -1, others 1. */
export type Repeated = Readonly<Record<Side, 1 | -1>>;

export function repeatedSigns(rows: RawRows, shape: AmountShape): Repeated {
  const { amount, debit, credit } = rows.money;
  if (shape === 'debit-credit') {
    const sideOf = (cells: MoneyCells | undefined): 1 | -1 =>
      cells ? signOf(rows, cells.units, () => true) : 1;
    return { debit: sideOf(debit), credit: sideOf(credit) };
  }
  if (shape !== 'amount-flag' || !amount) return { debit: 1, credit: 1 };
  return {
    debit: signOf(rows, amount.units, (row) => numberAt(rows.way, row) < 0),
    credit: signOf(rows, amount.units, (row) => numberAt(rows.way, row) > 0),
  };
}

function signOf({ size }: RawRows, units: BigInt64Array, among: (row: number) => boolean): 1 | -1 {
  let [below, of] = [0, 0];
  for (let row = 0; row < size; row += 1) {
    const own = unitsAt(units, row);
    if (own === 0n || !among(row)) continue;
    of += 1;
    if (own < 0n) below += 1;
  }
  return of > 0 && below >= of * NEARLY_ALL ? -1 : 1;
}

/** What tells the person of signs that were not taken to turn an amount round, and of points that may part thousands. */
export function signEvidence(rows: RawRows, shape: AmountShape, styles: Styles): BookEvidence[] {
  const repeated = repeatedSigns(rows, shape);
  const isMarked = shape === 'debit-credit' && styles.debit?.hasSides === true;
  const doubtful = (['amount', 'debit', 'credit'] as const).filter(
    (role) => styles[role]?.isDoubtful === true,
  );
  const told = (['debit', 'credit'] as const)
    .filter((side) => repeated[side] < 0 || (side === 'debit' && isMarked))
    .map((side): BookEvidence => ({ kind: 'signs', side }));
  return [...told, ...doubtful.map((role): BookEvidence => ({ kind: 'thousands', role }))];
}
