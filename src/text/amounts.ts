/** An amount as a person types it, as a plain decimal; null for what is none. Exact: it never is a number. */
export function amountOf(typed: string): string | null {
  const text = typed
    .replace(/[\s\u00a0\u202f']/g, '')
    .replace(/^([-−(]?)(?:[A-Z]{0,3}[$£€])/i, '$1')
    .replace(/^−/, '-');
  const [, inside] = /^\((.+)\)$/.exec(text) ?? [];
  const [, sign = '', digits = ''] = /^([-+]?)([\d.,]+)$/.exec(inside ?? text) ?? [];
  const plain = withoutGroups(digits);
  if (plain === null) return null;
  return sign === '-' || inside !== undefined ? `-${plain}` : plain;
}

/** `1,234.50` and `1234,5`; digits stand in groups of three, or not at all. */
function withoutGroups(digits: string): string | null {
  const [, whole, decimals] = /^(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d+))?$/.exec(digits) ?? [];
  if (whole !== undefined) return joined(whole.replaceAll(',', ''), decimals);
  const [, left, right] = /^(\d+|\d{1,3}(?:\.\d{3})+),(\d{1,2})$/.exec(digits) ?? [];
  return left === undefined ? null : joined(left.replaceAll('.', ''), right);
}

function joined(whole: string, decimals: string | undefined): string {
  const plain = whole.replace(/^0+(?=\d)/, '');
  return decimals === undefined ? plain : `${plain}.${decimals}`;
}

/** What one decimal is more than another, exactly. Null where either is none. */
export function differenceOf(one: string, other: string): string | null {
  const scale = Math.max(decimalsOf(one), decimalsOf(other));
  const [a, b] = [unitsOf(one, scale), unitsOf(other, scale)];
  return a === null || b === null ? null : decimalOf(a - b, scale);
}

/** Nought, however it is written. */
export function isNought(decimal: string): boolean {
  return /^-?0+(\.0+)?$/.test(decimal);
}

const decimalsOf = (decimal: string): number => decimal.split('.')[1]?.length ?? 0;

function unitsOf(decimal: string, scale: number): bigint | null {
  const [, sign, whole, decimals = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal) ?? [];
  if (whole === undefined) return null;
  const units = BigInt(whole + decimals.padEnd(scale, '0'));
  return sign === '-' ? -units : units;
}

function decimalOf(units: bigint, scale: number): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const cut = digits.length - scale;
  const text = scale === 0 ? digits : `${digits.slice(0, cut)}.${digits.slice(cut)}`;
  return units < 0n ? `-${text}` : text;
}
