import type { ColumnInfo, ColumnStats, Kind } from '../contract/values.ts';
import type { ViewColumn } from '../contract/views.ts';

/** Names of columns whose digits are a name for something, not an amount (hazards.md C-46, C-47). */
const idWords =
  /(^|[^a-z])(ids?|uuid|guid|key|ref|reference|number|num|no|nr|code|phone|mobile|fax|sms|tel|zip|postcode|account|bsb|abn|acn|tfn|ird|ssn|gst|iban|year)$|post[^a-z]?code$/i;
const idEndings = /[a-z](Id|ID|No|Ref|Code|Number)$/;

const isIdLike = (name: string): boolean =>
  idWords.test(name.trim()) || idEndings.test(name.trim());

/** Every filled cell is a canonical number. */
export function isNumeric({ filled, numbers }: ColumnStats): boolean {
  return filled > 0 && numbers === filled;
}

/** What the kind of a column that no schema names was decided by. */
export function kindDecidedBy(name: string): 'name' | 'values' {
  return isIdLike(name) ? 'name' : 'values';
}

/** The kind of a column that no schema names. */
export function inferredKind(name: string, stats: ColumnStats): Kind {
  if (isIdLike(name)) return 'id';
  return isNumeric(stats) && stats.maxDigits <= 15 ? 'number' : 'text';
}

/**
 * How a spreadsheet may hold a column: as numbers only where each cell would show again exactly as it stood,
 * and where its digits are an amount.
 */
export function exactOf({ kind, references, stats }: ColumnInfo): ViewColumn['exact'] {
  const { maxDigits, trailingZeros, minDecimals, maxDecimals } = stats;
  const isAmount = (kind === 'number' || kind === 'money') && references === null;
  const isFixed = minDecimals === maxDecimals;
  if (!isAmount || !isNumeric(stats) || maxDigits > 15 || (trailingZeros && !isFixed)) {
    return { as: 'text' };
  }
  return { as: 'number', decimals: isFixed ? maxDecimals : null };
}

/** Characters for a column whose longest cell has `maxBytes` bytes. */
export function widthOf(label: string, maxBytes: number): number {
  return Math.min(60, Math.max(6, label.length + 2, maxBytes));
}
