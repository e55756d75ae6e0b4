import type { TextLine } from '../../contract/versions.ts';

/** Unchanged lines shown around what changed. */
const CONTEXT = 3;

/** A line that the other text has not. */
const NONE = -1;

/** Cells of the largest table in which a stretch without a line of its own is compared. */
const MOST_CELLS = 250_000;

/** Two stretches of lines, `from` inside and `to` outside, that stand for each other. */
interface Stretch {
  before: readonly [from: number, to: number];
  after: readonly [from: number, to: number];
}

/**
 * What changed between two texts, line by line, with three lines around each change. Lines that both have once hold
 * the texts together (patience difference), so that its time grows with the texts' length, however much they differ.
 */
export function lineDifference(before: readonly string[], after: readonly string[]): TextLine[] {
  return new LineDifference(before, after).lines();
}

class LineDifference {
  readonly #before: readonly string[];
  readonly #after: readonly string[];
  /** For each line of the text before, the line of the other that is the same; −1 where there is none. */
  readonly #same: Int32Array;

  constructor(before: readonly string[], after: readonly string[]) {
    this.#before = before;
    this.#after = after;
    this.#same = new Int32Array(before.length).fill(NONE);
  }

  lines(): TextLine[] {
    const open: Stretch[] = [{ before: [0, this.#before.length], after: [0, this.#after.length] }];
    for (let next = open.pop(); next; next = open.pop()) open.push(...this.#match(next));
    return this.#told();
  }

  /** Matches what is the same at both ends and in between; the stretches that are left to be looked at. */
  #match(stretch: Stretch): Stretch[] {
    const inner = this.#trimmed(stretch);
    const [rows, columns] = [lengthOf(inner.before), lengthOf(inner.after)];
    if (rows === 0 || columns === 0) return [];
    const anchors = this.#anchors(inner);
    if (anchors.length > 0) return this.#between(inner, anchors);
    if (rows * columns <= MOST_CELLS) this.#compare(inner);
    return [];
  }

  #trimmed({ before: [a, aEnd], after: [b, bEnd] }: Stretch): Stretch {
    let [from, to, from2, to2] = [a, aEnd, b, bEnd];
    while (from < to && from2 < to2 && this.#before[from] === this.#after[from2]) {
      this.#same[from++] = from2++;
    }
    while (from < to && from2 < to2 && this.#before[to - 1] === this.#after[to2 - 1]) {
      this.#same[--to] = --to2;
    }
    return { before: [from, to], after: [from2, to2] };
  }

  /** Lines that each side has once, as pairs that rise on both sides: the longest such row of them. */
  #anchors({ before: [from, to], after: [from2, to2] }: Stretch): [number, number][] {
    const places = onlyPlaces(this.#after, from2, to2);
    const own = onlyPlaces(this.#before, from, to);
    const pairs: [number, number][] = [];
    for (const [line, at] of own) {
      const other = at < 0 ? undefined : places.get(line);
      if (other !== undefined && other >= 0) pairs.push([at, other]);
    }
    return longestRising(pairs);
  }

  #between({ before, after }: Stretch, anchors: readonly [number, number][]): Stretch[] {
    const open: Stretch[] = [];
    let [from, from2] = [before[0], after[0]];
    for (const [at, at2] of anchors) {
      this.#same[at] = at2;
      open.push({ before: [from, at], after: [from2, at2] });
      [from, from2] = [at + 1, at2 + 1];
    }
    open.push({ before: [from, before[1]], after: [from2, after[1]] });
    return open;
  }

  /** The longest row of lines that both have in order, from a table of all their lengths. */
  #compare({ before: [from, to], after: [from2, to2] }: Stretch): void {
    const width = to2 - from2 + 1;
    const lengths = new Uint32Array((to - from + 1) * width);
    const length = (row: number, column: number): number => lengths[row * width + column] ?? 0;
    const isSame = (row: number, column: number): boolean =>
      this.#before[from + row] === this.#after[from2 + column];
    for (let row = to - from - 1; row >= 0; row -= 1) {
      for (let column = width - 2; column >= 0; column -= 1) {
        lengths[row * width + column] = isSame(row, column)
          ? length(row + 1, column + 1) + 1
          : Math.max(length(row + 1, column), length(row, column + 1));
      }
    }
    for (let row = 0, column = 0; row < to - from && column < width - 1;) {
      if (isSame(row, column)) this.#same[from + row++] = from2 + column++;
      else if (length(row + 1, column) >= length(row, column + 1)) row += 1;
      else column += 1;
    }
  }

  /** What changed, and the lines around it. */
  #told(): TextLine[] {
    const { before, after, length } = this.#pairs();
    const isNear = new Uint8Array(length);
    for (let at = 0; at < length; at += 1) {
      const isSame = before[at] !== NONE && after[at] !== NONE;
      if (!isSame) isNear.fill(1, Math.max(0, at - CONTEXT), at + CONTEXT + 1);
    }
    const lines: TextLine[] = [];
    for (let at = isNear.indexOf(1); at >= 0; at = isNear.indexOf(1, at + 1)) {
      lines.push(this.#line(before[at] ?? NONE, after[at] ?? NONE));
    }
    return lines;
  }

  #line(before: number, after: number): TextLine {
    const kind = before === NONE ? 'added' : after === NONE ? 'removed' : 'same';
    const text = (before === NONE ? this.#after[after] : this.#before[before]) ?? '';
    const number = (at: number): number | null => (at === NONE ? null : at + 1);
    return { kind, text, before: number(before), after: number(after) };
  }

  /** Every line of either text once, by its places in both: as numbers, since most are never told. */
  #pairs(): { before: Int32Array; after: Int32Array; length: number } {
    const most = this.#before.length + this.#after.length;
    const [before, after] = [new Int32Array(most), new Int32Array(most)];
    let [length, next] = [0, 0];
    const add = (one: number, other: number): void => {
      before[length] = one;
      after[length] = other;
      length += 1;
    };
    for (let at = 0; at < this.#before.length; at += 1) {
      const same = this.#same[at] ?? NONE;
      while (same !== NONE && next < same) add(NONE, next++);
      add(at, same);
      if (same !== NONE) next = same + 1;
    }
    while (next < this.#after.length) add(NONE, next++);
    return { before, after, length };
  }
}

const lengthOf = ([from, to]: readonly [number, number]): number => to - from;

/** Where each line stands; −1 for one that stands there more than once. */
function onlyPlaces(lines: readonly string[], from: number, to: number): Map<string, number> {
  const places = new Map<string, number>();
  for (let at = from; at < to; at += 1) {
    const line = lines[at] ?? '';
    places.set(line, places.has(line) ? -1 : at);
  }
  return places;
}

/** Of pairs that rise on their first side, the most that rise on the second, too (patience sorting). */
function longestRising(pairs: readonly [number, number][]): [number, number][] {
  const tops: number[] = [];
  const before = new Int32Array(pairs.length);
  pairs.forEach(([, second], at) => {
    let [low, high] = [0, tops.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[tops[middle] ?? 0]?.[1] ?? 0) < second) low = middle + 1;
      else high = middle;
    }
    before[at] = low > 0 ? (tops[low - 1] ?? -1) : -1;
    tops[low] = at;
  });
  const rising: [number, number][] = [];
  for (let at = tops.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) {
    const pair = pairs[at];
    if (pair) rising.push(pair);
  }
  return rising.reverse();
}
