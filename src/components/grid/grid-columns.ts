import type { ViewColumn } from '../../../workers/contract/views.ts';
import { columnPixels } from './cell-text.ts';

/** Pixels a person chose for a column; null for as wide as the data needs. */
export type ChosenWidths = Readonly<Record<string, number | null>>;

/** The columns' widths as a CSS grid template, and the pixels they need at least. */
export function columnTemplate(
  columns: readonly ViewColumn[],
  chosen: ChosenWidths,
  title: string | null,
): { template: string; pixels: number } {
  const widths = columns.map(
    (column) => chosen[column.id] ?? columnPixels(column, column.id === title),
  );
  const template = columns.map((column, at) => {
    const pixels = widths[at] ?? 0;
    const isChosen = typeof chosen[column.id] === 'number';
    // Text takes most of the room that is left over.
    const share = column.kind === 'text' && !isChosen ? pixels : pixels / 4;
    return `minmax(${pixels}px, ${share}fr)`;
  });
  return { template: template.join(' '), pixels: widths.reduce((sum, one) => sum + one, 0) };
}
