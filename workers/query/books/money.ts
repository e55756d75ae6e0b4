/** Decimals beyond these are read only where they are zeros: no currency has more. */
const MOST_DECIMALS = 8;
const MOST_DIGITS = 30;

const currency = String.raw`(?:[A-Z]{0,3}\p{Sc}|[A-Z]{3})`;
const shape = new RegExp(
  String.raw`^(\(?)\s*([-+]?)\s*${currency}?\s*([-+]?)\s*([\d.,' ]*\d)\s*${currency}?\s*(-|\+|CR|DR|)\s*(\)?)$`,
  'iu',
);
const plain = /^-?\d{1,13}(?:\.\d+)?$/;
const grouped = /^\d{1,3}(?:([.,' ])\d{3})(?:\1\d{3})*$/;
/** Lakhs and crores: groups of two before the last three. */
const groupedByTwo = /^\d{1,2}(?:,\d{2})+,\d{3}$/;

export type DecimalMark = '.' | ',';

/** How the amounts of a column are written. */
export interface MoneyStyle {
  mark: DecimalMark;
  /** Decimals that its amounts need, at least two. */
  scale: number;
  /** Some say on which side they are, as `5.00CR` does. */
  hasSides: boolean;
  /** All that tells its mark are amounts like `1.500`, whose point could part thousands. */
  isDoubtful?: true;
}

/**
 * Minor units of a cell at a scale, exactly: `5.00CR` is positive, `5.00DR`, `(5.00)` and `5.00-` are negative.
 * Null for what is no amount, is written in another way, or has more decimals than the scale.
 */
export function parseMoney(cell: string, mark: DecimalMark, scale: number): bigint | null {
  const quick = mark === '.' ? quickUnits(cell, scale) : null;
  if (quick !== null) return BigInt(quick);
  const found = partsOf(cell);
  if (!found) return null;
  const digits = digitsOf(found.body, mark, scale);
  return digits === null ? null : found.isNegative ? -BigInt(digits) : BigInt(digits);
}

/** Minor units as decimals: -5 at scale 2 is `-0.05`. */
export function formatMoney(units: bigint, scale: number): string {
  const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0');
  const sign = units < 0n ? '-' : '';
  if (scale === 0) return sign + digits;
  return `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

/** Whether 64 bits hold it. */
export const isInt64 = (units: bigint): boolean => BigInt.asIntN(64, units) === units;

/** Gathers how the amounts of a column are written, from all its filled cells. */
export class MoneyEvidence {
  readonly #proofs: Record<DecimalMark, number> = { '.': 0, ',': 0 };
  readonly #decimals: Record<DecimalMark, number> = { '.': 0, ',': 0 };
  #hasSides = false;
  #isLikeThousands = false;

  add(cell: string): void {
    if (plain.test(cell)) {
      this.#see('.', cell);
      return;
    }
    const found = partsOf(cell);
    if (!found) return;
    this.#hasSides ||= found.hasSide;
    this.#see('.', found.body);
    this.#see(',', found.body);
  }

  /** The mark that more cells prove; a point where none proves any. */
  style(): MoneyStyle {
    const mark = this.#proofs[','] > this.#proofs['.'] ? ',' : '.';
    const style: MoneyStyle = {
      mark,
      scale: Math.max(2, this.#decimals[mark]),
      hasSides: this.#hasSides,
    };
    const isProven = this.#proofs[','] + this.#proofs['.'] > 0;
    return this.#isLikeThousands && !isProven ? { ...style, isDoubtful: true } : style;
  }

  #see(mark: DecimalMark, body: string): void {
    if (provenMark(body) === mark) this.#proofs[mark] += 1;
    this.#isLikeThousands ||= mark === '.' && /^-?[1-9]\d{0,2}\.\d{3}$/.test(body);
    const [, part = '', another] = body.split(mark);
    if (another !== undefined) return;
    const decimals = part.replace(/0+$/, '').length;
    if (decimals <= MOST_DECIMALS) {
      this.#decimals[mark] = Math.max(this.#decimals[mark], decimals);
    }
  }
}

/** The mark before the decimals, where the cell leaves no other way to read it. */
function provenMark(body: string): DecimalMark | null {
  const last = Math.max(body.lastIndexOf('.'), body.lastIndexOf(','));
  if (last < 0) return null;
  const mark = body[last] === ',' ? ',' : '.';
  const other = mark === ',' ? '.' : ',';
  if (body.includes(other)) return body.indexOf(mark) === last ? mark : null;
  if (body.indexOf(mark) !== last) return other; // it groups: 1.234.567
  const isGroup = body.length - last === 4 && /^[1-9]\d{0,2}$/.test(body.slice(0, last));
  return isGroup ? null : mark;
}

interface MoneyParts {
  body: string;
  isNegative: boolean;
  hasSide: boolean;
}

function partsOf(cell: string): MoneyParts | null {
  const text = cell
    .replaceAll(/[\u2212\u2013]/g, '-')
    .replaceAll(/[\u00A0\u2009\u202F]/g, ' ')
    .trim();
  const found = shape.exec(text);
  if (!found) return null;
  const [, open = '', , , body = '', , close = ''] = found;
  const signs = [1, 2, 3, 5].map((group) => found[group] ?? '').filter((text) => text !== '');
  if (open.length !== close.length || signs.length > 1) return null;
  const sign = signs.join('').toLowerCase();
  return { body, isNegative: ['(', '-', 'dr'].includes(sign), hasSide: /[cd]r/.test(sign) };
}

/** The digits of the minor units; null where whole and decimals cannot be told apart exactly. */
function digitsOf(body: string, mark: DecimalMark, scale: number): string | null {
  const [whole = '', part, another] = body.split(mark);
  const decimals = decimalsOf(part);
  if (another !== undefined || decimals === null || decimals.length > scale) return null;
  if (!isWhole(whole, mark) || (whole === '' && part === undefined)) return null;
  const digits = whole.replaceAll(/\D/g, '') + decimals.padEnd(scale, '0');
  return digits.replace(/^0+/, '').length > MOST_DIGITS ? null : digits;
}

/** Without the zeros at their end; null for what are no decimals. */
function decimalsOf(part: string | undefined): string | null {
  if (part === undefined) return '';
  return /^\d+$/.test(part) ? part.replace(/0+$/, '') : null;
}

function isWhole(whole: string, mark: DecimalMark): boolean {
  if (/^\d*$/.test(whole)) return true;
  if (whole.includes(mark)) return false;
  return grouped.test(whole) || (mark === '.' && groupedByTwo.test(whole));
}

/** The most common way to write an amount, `-1234.50`, without making a BigInt of text; null for every other. */
function quickUnits(cell: string, scale: number): number | null {
  if (cell.length > 14 || !plain.test(cell)) return null;
  const point = cell.indexOf('.');
  const decimals = point < 0 ? 0 : cell.length - point - 1;
  if (decimals > scale) return null;
  const whole = Number(point < 0 ? cell : cell.slice(0, point));
  const part = point < 0 ? 0 : Number(cell.slice(point + 1));
  const factor = 10 ** scale;
  const size = Math.abs(whole) * factor + part * 10 ** (scale - decimals);
  if (size > Number.MAX_SAFE_INTEGER) return null;
  return cell.startsWith('-') ? -size : size;
}
