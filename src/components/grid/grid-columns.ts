import type { ViewColumn, ViewRow } from '../../../workers/contract/views.ts';
import type { Reading } from '../../text/values.ts';
import { cellText, hasDot } from './cell-text.ts';
import { textPixels, type MeasureText } from './text-pixels.ts';

/** Pixels a person chose for a column; null for as wide as the data needs. */
export type ChosenWidths = Readonly<Record<string, number | null>>;

/** Pixels of a column: those it wants, and those it can live with where room is scarce. */
export interface ColumnSpan {
  wanted: number;
  least: number;
}

/** Rows that are measured. */
const sampleRows = 30;
const cellPadding = 21;
const dotPixels = 14;
/** Names of months differ in width. */
const monthPixels = 8;
const arrowPixels = 16;
/** The button that peeks, beside a code that names a row. */
const peekPixels = 30;
/** Headings are bold. */
const boldness = 1.1;
/** Up to this many characters a value is a code or a number, and is shown whole. */
const longestCode = 16;
const longestText = 28;
const longestTitle = 44;
const leastText = 13;
/** Names of people and matters tell more than other text. */
const leastName = 15;
const leastTitle = 24;
/** Grids that lack less than this scroll a little rather than a lot. */
const nearly = 1.3;
/** Running text is narrower than as many digits. */
const proseShare = 0.86;

/**
 * How wide the columns of one grid want to be: by their statistics, and by the rows that were seen so far.
 * It only ever grows, so that a filter does not make columns jump.
 */
export class ColumnSpans {
  readonly #known = new Map<string, ColumnSpan>();
  readonly #measure: MeasureText;

  constructor(measure: MeasureText = textPixels) {
    this.#measure = measure;
  }

  of(
    columns: readonly ViewColumn[],
    title: string | null,
    /** Where each column's cell stands in a row. */
    places: readonly number[],
    /** The rows to measure, from 0. */
    rowAt: (at: number) => ViewRow | null,
    reading?: Reading,
  ): readonly ColumnSpan[] {
    const rows = Array.from({ length: sampleRows }, (_, at) => rowAt(at) ?? []).flat();
    return columns.map((column, at) => {
      const texts = rows.map(
        (row) => cellText(column, row.cells[places[at] ?? -1] ?? null, reading).text,
      );
      const span = this.#spanOf(column, column.id === title, texts);
      const known = this.#known.get(column.id) ?? span;
      const widest = {
        wanted: Math.max(known.wanted, span.wanted),
        least: Math.max(known.least, span.least),
      };
      this.#known.set(column.id, widest);
      return widest;
    });
  }

  #spanOf(column: ViewColumn, isTitle: boolean, texts: readonly string[]): ColumnSpan {
    const digit = this.#measure('0');
    const prose = digit * proseShare;
    const isCode = column.width <= longestCode || column.kind !== 'text';
    const letter = hasDot(column) ? prose : digit;
    const byStatistics = letter * Math.min(column.width, longestCode);
    const seen = Math.max(0, ...texts.map((text) => this.#measure(text.slice(0, longestTitle))));
    const content = Math.max(seen, isCode || seen === 0 ? byStatistics : 0);
    const [most, scarce] = isTitle
      ? [longestTitle, leastTitle]
      : [longestText, column.references === null ? leastText : leastName];
    const cut = (letters: number): number =>
      isCode ? content : Math.min(content, prose * letters);
    const besides = pixelsBesides(column) + (isTitle && isCode ? peekPixels : 0);
    const head = this.#measure(column.label) * boldness + cellPadding;
    return {
      wanted: Math.ceil(Math.max(cut(most) + besides, head + arrowPixels)),
      least: Math.ceil(Math.max(cut(scarce) + besides, head)),
    };
  }
}

function pixelsBesides(column: ViewColumn): number {
  const hasMonth = column.kind === 'date' || column.kind === 'stamp';
  return cellPadding + (hasDot(column) ? dotPixels : 0) + (hasMonth ? monthPixels : 0);
}

/**
 * The columns' pixels in a grid of that width. Where there is room to spare the widest text takes it; where a
 * little lacks, texts give way; where much lacks, all are as wide as they want and the grid scrolls sideways.
 */
export function fitColumns(
  columns: readonly ViewColumn[],
  spans: readonly ColumnSpan[],
  chosen: ChosenWidths,
  room: number,
): number[] {
  const bounds = columns.map((column, at): ColumnSpan => {
    const own = chosen[column.id];
    if (typeof own === 'number') return { wanted: own, least: own };
    return spans[at] ?? { wanted: 0, least: 0 };
  });
  const wanted = sum(bounds.map((bound) => bound.wanted));
  const least = sum(bounds.map((bound) => bound.least));
  const main = widestText(columns, bounds, chosen);
  const spare = room - wanted;
  if (spare >= 0) return bounds.map((bound, at) => bound.wanted + (at === main ? spare : 0));
  if (least > room) {
    const isNear = least < room * nearly;
    return bounds.map((bound, at) => (isNear && at !== main ? bound.least : bound.wanted));
  }
  const share = (room - least) / (wanted - least);
  return bounds.map((bound) => Math.floor(bound.least + share * (bound.wanted - bound.least)));
}

/** Columns of those pixels, as style properties of the grid. */
export function columnStyle(fit: readonly number[]): Record<string, string> {
  return {
    '--columns': fit.map((pixels) => `${pixels}px`).join(' '),
    '--width': `${sum(fit)}px`,
  };
}

/** The last column where there is no text, or where the person chose the width of all. */
function widestText(
  columns: readonly ViewColumn[],
  bounds: readonly ColumnSpan[],
  chosen: ChosenWidths,
): number {
  const widest = columns.reduce((best, column, at) => {
    if (column.kind !== 'text' || typeof chosen[column.id] === 'number') return best;
    return (bounds[at]?.wanted ?? 0) > (bounds[best]?.wanted ?? 0) ? at : best;
  }, -1);
  return widest < 0 ? columns.length - 1 : widest;
}

const sum = (numbers: readonly number[]): number =>
  numbers.reduce((total, number) => total + number, 0);
