/** Distinct texts by number, in the order they came; 0 is the empty one. */
export class Words {
  readonly texts: string[] = [''];
  readonly #numbers = new Map<string, number>([['', 0]]);
  readonly #canonical: (cell: string) => string;

  /** `canonical`: what a cell stands for. */
  constructor(canonical: (cell: string) => string = (cell) => cell) {
    this.#canonical = canonical;
  }

  number(cell: string): number {
    const known = this.#numbers.get(cell);
    if (known !== undefined) return known;
    const text = this.#canonical(cell);
    const number = text === cell ? this.texts.push(text) - 1 : this.number(text);
    this.#numbers.set(cell, number);
    return number;
  }

  /** The number of a text that came; -1 for one that did not. */
  find(text: string): number {
    return this.#numbers.get(text) ?? -1;
  }

  /** The texts in order, and for each number its place there. */
  ranked(): { sorted: string[]; rank: Uint32Array } {
    const order = this.texts.map((_, number) => number);
    const keys = this.texts.map(numericKey);
    order.sort((a, b) => compareIds(this.texts, keys, a, b));
    const rank = new Uint32Array(order.length);
    order.forEach((number, place) => {
      rank[number] = place;
    });
    return { sorted: order.map((number) => this.texts[number] ?? ''), rank };
  }
}

/** Ids of digits by value, before all others; NaN for others, and where a number would not tell two apart. */
function numericKey(text: string): number {
  return /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
}

function compareIds(
  texts: readonly string[],
  keys: readonly number[],
  a: number,
  b: number,
): number {
  const [one = Number.NaN, other = Number.NaN] = [keys[a], keys[b]];
  if (Number.isNaN(one) !== Number.isNaN(other)) return Number.isNaN(one) ? 1 : -1;
  if (one !== other && !Number.isNaN(one)) return one - other;
  return compareTexts(texts[a] ?? '', texts[b] ?? '');
}

const compareTexts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
