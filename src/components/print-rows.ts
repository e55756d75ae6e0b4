import type { Attachment } from 'svelte/attachments';
import type { ViewColumn, ViewRow } from '../../workers/contract/views.ts';
import type { Reading } from '../text/values.ts';
import { cellText } from './grid/cell-text.ts';
import { isStruck } from './grid/row-looks.ts';

interface Printed {
  allColumns: readonly ViewColumn[];
  columns: readonly ViewColumn[];
  reading: Reading;
}

/** A word that no column is wide enough for may break anywhere; others stay whole. */
const longest = 24;
const isLong = (text: string): boolean => text.split(/\s/).some((word) => word.length > longest);

/** Fills the body of a table with rows as plain elements: of so many cells none may cost more than its text. */
export function printedRows(
  rows: readonly ViewRow[],
  { allColumns, columns, reading }: Printed,
): Attachment<HTMLTableSectionElement> {
  const places = columns.map((column) => allColumns.indexOf(column));
  return (body) => {
    const lines = rows.map((row) => {
      const line = document.createElement('tr');
      if (isStruck(row, allColumns)) line.className = 'struck';
      columns.forEach((column, at) => {
        const { text, isNegative } = cellText(column, row.cells[places[at] ?? -1] ?? null, reading);
        const cell = line.insertCell();
        cell.textContent = text;
        const classes = classesOf(column, text, isNegative);
        if (classes !== '') cell.className = classes;
      });
      return line;
    });
    body.replaceChildren(...lines);
  };
}

function classesOf({ align, kind }: ViewColumn, text: string, isNegative: boolean): string {
  const classes = [
    align === 'end' ? 'end' : '',
    kind === 'date' || kind === 'id' ? 'code' : '',
    isLong(text) ? 'long' : '',
    isNegative ? 'negative' : '',
  ];
  return classes.filter((name) => name !== '').join(' ');
}
