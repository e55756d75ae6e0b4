import type { ColumnStats } from '../contract/values.ts';

type NumberStats = Omit<ColumnStats, 'filled' | 'ascii' | 'maxBytes'>;

/** What is known of the numbers among cells, as the reader knows it of a column. */
export class NumberCells {
  readonly #seen: NumberStats = {
    numbers: 0,
    minDecimals: 0,
    maxDecimals: 0,
    trailingZeros: false,
    maxDigits: 0,
  };

  add(cell: string): void {
    if (!isNumber(cell)) return;
    const seen = this.#seen;
    const decimals = cell.split('.')[1]?.length ?? 0;
    const digits = cell.replace(/^-?0*\.?0*/, '').replace('.', '').length;
    seen.minDecimals = seen.numbers === 0 ? decimals : Math.min(seen.minDecimals, decimals);
    seen.maxDecimals = Math.max(seen.maxDecimals, decimals);
    seen.trailingZeros ||= decimals > 0 && cell.endsWith('0');
    seen.maxDigits = Math.max(seen.maxDigits, digits);
    seen.numbers += 1;
  }

  stats(): NumberStats {
    return { ...this.#seen };
  }
}

/** A canonical decimal number: no leading zero, plus sign, exponent or space, and no negative zero. */
function isNumber(cell: string): boolean {
  return /^-?(0|[1-9]\d*)(\.\d+)?$/.test(cell) && !/^-0(\.0+)?$/.test(cell);
}
