import type { Sort, ViewColumn, ViewRow } from '../../../workers/contract/views.ts';
import type { GridGoal, GridMark } from './grid-keys.ts';

export interface GridProps {
  label: string;
  /** All columns of the view, in the order of the cells, and those shown. */
  allColumns: readonly ViewColumn[];
  columns: readonly ViewColumn[];
  rows: number;
  rowAt: (index: number) => ViewRow | null;
  rowHeight: number;
  sort: Sort | null;
  /** Changes when another question is answered: then the grid begins at its top again. */
  question: string;
  isBusy: boolean;
  mark: GridMark | null;
  /** Each new one is followed. */
  goal?: GridGoal | null;
  /** Key of the row that is looked into from the first. */
  peeked?: string | null;
  /** The column that names a row, where that is known. */
  title?: string | null;
  hrefOf: (row: ViewRow, column: ViewColumn, isTitle: boolean) => string | null;
  onwant: (first: number, end: number) => void;
  onsort: (column: string) => void;
  onopen: (row: ViewRow, column: ViewColumn | null) => void;
  /** Absent: its rows cannot be looked into. */
  onpeek?: (row: ViewRow) => void;
  onmark: (mark: GridMark) => void;
  oncopy: (text: string) => void;
}
