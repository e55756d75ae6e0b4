import type { Cell } from '../contract/values.ts';

const canonical = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;
const leadingZeros = /^0+/;

/** Digits a spreadsheet keeps in a number. */
const exactDigits = 15;

/** The number as it is written, or null when a spreadsheet would not give back the same text. */
export function numeralOf(cell: Exclude<Cell, null>): string | null {
  const text = String(cell);
  if (!canonical.test(text)) return null;
  if (text.startsWith('-') && Number(text) === 0) return null;
  return text.length <= exactDigits || significantDigits(text) <= exactDigits ? text : null;
}

function significantDigits(text: string): number {
  return text.replace('-', '').replace('.', '').replace(leadingZeros, '').length;
}
