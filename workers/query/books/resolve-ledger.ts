import type { AmountShape, BookEvidence } from '../../contract/books.ts';
import type { BookTable } from './book-tables.ts';
import type { Chart } from './chart.ts';
import { entriesOf, type Budget, type Entries } from './entries.ts';
import type { RawRows, Shared, Styles } from './read-rows.ts';
import { shapesOf } from './shapes.ts';
import { unitsOf, type Reading, type UnitsOf } from './units.ts';

/** A file as it was read, and what that rests on. */
export interface ReadFile {
  file: BookTable;
  styles: Styles;
  scale: number;
  rows: RawRows;
}

export interface ResolvedFile {
  reading: Reading;
  evidence: readonly BookEvidence[];
  entries: Entries;
  /** The sign needs no further evidence: the ledger tells it, or the person. */
  isTold: boolean;
}

/** The shape in which most transactions balance; which side is which, by the sections of the chart. */
export function resolveLedger(
  { file, styles, rows }: ReadFile,
  { shared, chart, budget }: { shared: Shared; chart: Chart; budget: Budget },
): ResolvedFile {
  const { id, label } = file.table;
  const name = `${id} ${label}`;
  const given = { types: shared.types, parts: (): 0 => 0 };
  const unitsIn = (shape: AmountShape, sign: 1 | -1): UnitsOf =>
    unitsOf(rows, { shape, sign, side: 'ledger', name }, given);
  const shapes = file.choice
    ? [file.choice.shape]
    : shapesOf(file.roles, rows, { types: shared.types, name }).filter((one) => one !== 'by-type');
  const tried = shapes.map((shape) => ({
    shape,
    ...balancedIn(rows, shape, unitsIn(shape, 1), shared),
  }));
  const best = tried.reduce<(typeof tried)[number] | null>(
    (one, other) => (one && one.balanced * other.of >= other.balanced * one.of ? one : other),
    null,
  );
  const shape = best?.shape ?? 'signed';
  const assumed = file.choice?.sign ?? (styles.amount?.hasSides === true ? -1 : 1);
  const isFixed = file.choice !== null || shape !== 'signed';
  const sign = isFixed
    ? assumed
    : signBySections(rows, chart, shared, unitsIn(shape, assumed), assumed);
  const evidence: BookEvidence[] = best
    ? [{ kind: 'balanced', transactions: best.balanced, of: best.of }]
    : [];
  const isDouble = shape === 'two-accounts';
  const entries = entriesOf(id, rows, { unitsOf: unitsIn(shape, sign), isDouble, budget });
  return { reading: { shape, sign, side: 'ledger', name }, evidence, entries, isTold: true };
}

function balancedIn(
  rows: RawRows,
  shape: AmountShape,
  units: UnitsOf,
  { transactions }: Shared,
): { balanced: number; of: number } {
  const sums = new BigInt64Array(transactions.texts.length);
  const isThere = new Uint8Array(transactions.texts.length);
  for (let row = 0; row < rows.size; row += 1) {
    const transaction = rows.transaction[row] ?? 0;
    const found = units(row);
    if (typeof found !== 'bigint') continue;
    isThere[transaction] = 1;
    if (shape !== 'two-accounts') sums[transaction] = (sums[transaction] ?? 0n) + found;
  }
  let [balanced, of] = [0, 0];
  for (let at = 1; at < sums.length; at += 1) {
    if (isThere[at] !== 1) continue;
    of += 1;
    if (sums[at] === 0n) balanced += 1;
  }
  return { balanced, of };
}

/** What the firm owns and spends is debited more than it is credited. */
function signBySections(
  rows: RawRows,
  chart: Chart,
  { accounts }: Shared,
  units: UnitsOf,
  assumed: 1 | -1,
): 1 | -1 {
  const isDebited = accounts.texts.map((key) =>
    /asset|expense|bank|cost/i.test(chart.get(key)?.section ?? ''),
  );
  let sum = 0n;
  for (let row = 0; row < rows.size; row += 1) {
    const found = units(row);
    if (typeof found === 'bigint' && isDebited[rows.account[row] ?? 0] === true) sum += found;
  }
  return sum < 0n ? (-assumed as 1 | -1) : assumed;
}
