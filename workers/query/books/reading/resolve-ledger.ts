import type { AmountShape, BookEvidence } from '../../../contract/books.ts';
import type { BookTable } from './book-tables.ts';
import type { Chart } from './chart.ts';
import { entriesOf, type Budget, type Entries } from './entries.ts';
import type { RawRows, Shared, Styles } from './read-rows.ts';
import { shapesOf } from './shapes.ts';
import { signEvidence } from './signs.ts';
import { unitsOf, type Reading, type UnitsOf } from './units.ts';
import { numberAt, unitsAt } from '../typed.ts';

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
  const { shape, evidence } = balancedShape({ file, styles, rows }, unitsIn, shared);
  const known = file.choice?.sign ?? (shape === 'signed' ? null : 1);
  const sign = known ?? signBySections(rows, unitsIn(shape, 1), { chart, shared, styles });
  const isDouble = (): boolean => shape === 'two-accounts';
  const entries = entriesOf(id, rows, { unitsOf: unitsIn(shape, sign), isDouble, budget });
  const told = [...evidence, ...signEvidence(rows, shape, styles)];
  return { reading: { shape, sign, side: 'ledger', name }, evidence: told, entries, isTold: true };
}

function balancedShape(
  { file, rows }: Omit<ReadFile, 'scale'>,
  unitsIn: (shape: AmountShape, sign: 1 | -1) => UnitsOf,
  shared: Shared,
): { shape: AmountShape; evidence: BookEvidence[] } {
  const name = file.table.id;
  const possible = shapesOf(file.roles, rows, { types: shared.types, name });
  const shapes = file.choice ? [file.choice.shape] : possible.filter((one) => one !== 'by-type');
  const tried = shapes.map((shape) => ({
    shape,
    ...balancedIn(rows, shape, unitsIn(shape, 1), shared),
  }));
  const [first, ...others] = tried;
  if (!first) return { shape: 'signed', evidence: [] };
  const { shape, balanced, of } = others.reduce(
    (one, other) => (one.balanced * other.of >= other.balanced * one.of ? one : other),
    first,
  );
  return { shape, evidence: [{ kind: 'balanced', transactions: balanced, of }] };
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
    const transaction = numberAt(rows.transaction, row);
    const found = units(row);
    if (typeof found !== 'bigint') continue;
    isThere[transaction] = 1;
    if (shape !== 'two-accounts') sums[transaction] = unitsAt(sums, transaction) + found;
  }
  let [balanced, of] = [0, 0];
  for (let at = 1; at < sums.length; at += 1) {
    if (isThere[at] !== 1) continue;
    of += 1;
    if (sums[at] === 0n) balanced += 1;
  }
  return { balanced, of };
}

/**
 * What the firm owns and spends is debited more than it is credited. Where no section tells, a file that marks its
 * credits has them positive.
 */
function signBySections(
  rows: RawRows,
  units: UnitsOf,
  { chart, shared, styles }: { chart: Chart; shared: Shared; styles: Styles },
): 1 | -1 {
  const isDebited = shared.accounts.texts.map((key) =>
    /asset|expense|bank|cost/i.test(chart.get(key).section),
  );
  let sum = 0n;
  for (let row = 0; row < rows.size; row += 1) {
    const found = units(row);
    if (typeof found === 'bigint' && isDebited[numberAt(rows.account, row)] === true) sum += found;
  }
  if (sum !== 0n) return sum < 0n ? -1 : 1;
  return styles.amount?.hasSides === true ? -1 : 1;
}
