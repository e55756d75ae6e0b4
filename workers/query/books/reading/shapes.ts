import type { AmountShape, BookFile } from '../../../contract/books.ts';
import { typeWay } from '../cell-words.ts';
import type { RawRows } from './read-rows.ts';
import type { Words } from './words.ts';
import { numberAt, unitsAt } from '../typed.ts';

/** Rows that must say which way they go before a type counts as saying it. */
const ENOUGH = 0.8;

/** Every way in which a file's columns could say their amounts, the likeliest first. */
export function shapesOf(
  { debitAccount, creditAccount, amount, debit, credit, flag }: BookFile['roles'],
  rows: RawRows,
  { types, name }: { types: Words; name: string },
): AmountShape[] {
  const shapes: AmountShape[] = [];
  if (debit !== undefined || credit !== undefined) shapes.push('debit-credit');
  if (amount === undefined) return shapes;
  if (debitAccount !== undefined && creditAccount !== undefined) shapes.push('two-accounts');
  if (flag !== undefined) shapes.push('amount-flag');
  const isTyped = !hasNegative(rows) && saysWay(rows, types, name);
  return [
    ...shapes,
    ...(isTyped ? (['by-type', 'signed'] as const) : (['signed', 'by-type'] as const)),
  ];
}

function hasNegative({ size, money }: RawRows): boolean {
  const units = money.amount?.units ?? new BigInt64Array();
  let negative = 0;
  for (let row = 0; row < size; row += 1) if (unitsAt(units, row) < 0n) negative += 1;
  return negative > size / 20; // a few may take back others
}

function saysWay({ size, type }: RawRows, types: Words, name: string): boolean {
  if (typeWay(name).way !== 0) return true;
  const told = types.texts.map((text) => typeWay(text).way !== 0);
  let known = 0;
  for (let row = 0; row < size; row += 1) if (told[numberAt(type, row)] === true) known += 1;
  return known >= size * ENOUGH;
}
