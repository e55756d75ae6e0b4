import type { BookSide } from '../../workers/contract/values.ts';

/** What a report may be asked for: names of `View.params`. */
export type ParamName =
  | 'asAt'
  | 'compare'
  | 'from'
  | 'to'
  | 'account'
  | 'basis'
  | 'deleted'
  | 'zero'
  | 'payer'
  | 'payee'
  | 'reference'
  | 'number'
  | 'amount'
  | 'matter';

/** A table by its id, or any file of a book. */
export type Need = string | { book: BookSide };

/** A report, or a panel among the reports. */
export interface Report {
  /** In the address: `list=`; '' for the first of its section. */
  id: string;
  label: string;
  /** Names its grid, its print and its file. */
  title: string;
  /** Its title on paper, where that is another. */
  printed?: string;
  /** The view that is its rows; null for a panel of its own. */
  view: string | null;
  sub: string;
  noun: readonly [one: string, many: string];
  fields: readonly ParamName[];
  empty: string;
  /** The column that says what a row is; absent: the first text. */
  names?: string;
  /** Columns hidden until asked for. */
  implied?: readonly string[];
  /** One of these tables has to be there; absent: none. */
  needs?: readonly Need[];
}

export const entry = ['entry', 'entries'] as const;

/** A panel of its own among the reports. */
export const panel = (id: string, label: string, sub: string): Report => ({
  id,
  label,
  title: label,
  view: null,
  sub,
  noun: entry,
  fields: [],
  empty: '',
});

export const reading = panel(
  'reading',
  'How it was read',
  'Which column says what, and why. Change it where it is wrong: the reports follow.',
);
