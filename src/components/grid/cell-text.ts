import type { Cell } from '../../../workers/contract/values.ts';
import type { ViewColumn, ViewRow } from '../../../workers/contract/views.ts';
import {
  formatBytes,
  formatCount,
  formatDate,
  formatMoney,
  formatStamp,
} from '../../text/format.ts';
import { documentStates, isDocumentState, statusTone, type Tone } from '../../text/words.ts';

export interface CellText {
  text: string;
  /** The value as it stands in the backup, where it is shown otherwise or may be cut off. */
  raw: string;
  tone: Tone | null;
  isNegative: boolean;
}

type Kind = ViewColumn['kind'];

const asItStands = (raw: string): string => raw;
const texts: Record<Kind, (raw: string) => string> = {
  id: asItStands,
  text: asItStands,
  number: asItStands,
  state: (raw) => (isDocumentState(raw) ? documentStates[raw].text : raw),
  bytes: (raw) => (isCount(raw) ? formatBytes(Number(raw)) : raw),
  count: (raw) => (isCount(raw) ? formatCount(Number(raw)) : raw),
  money: formatMoney,
  date: formatDate,
  stamp: (raw) => formatStamp(raw),
  flag: (raw) => ({ T: 'Yes', F: 'No' })[raw] ?? raw,
};

/** One cell as a person reads it. */
export function cellText(column: ViewColumn, value: Cell): CellText {
  const raw = value === null ? '' : String(value);
  return {
    text: raw === '' ? '' : texts[column.kind](raw),
    raw,
    tone: raw === '' ? null : toneOf(column, raw),
    isNegative: column.kind === 'money' && /^-(?=.*[1-9])/.test(raw),
  };
}

function toneOf({ kind, label }: ViewColumn, raw: string): Tone | null {
  if (kind === 'state' && isDocumentState(raw)) return documentStates[raw].tone;
  return kind === 'state' || (kind === 'text' && label === 'Status') ? statusTone(raw) : null;
}

const isCount = (raw: string): boolean => /^\d{1,15}$/.test(raw);

/** The column that names a row: where its link stands, and the first line of a narrow row. */
export function titleColumnOf(columns: readonly ViewColumn[], known: string | null): string | null {
  const title = columns.find(({ id }) => id === known);
  const text = columns.find(({ kind, references }) => kind === 'text' && references === null);
  return (title ?? text ?? columns[0])?.id ?? null;
}

const longestState = Math.max(...Object.values(documentStates).map(({ text }) => text.length)) + 2;
const cellPadding = 26;

/** Pixels of a column that fit its data, within reason: short codes are wider than prose. */
export function columnPixels(column: ViewColumn, isTitle: boolean): number {
  const least = column.kind === 'state' ? longestState : 4;
  const most = isTitle ? 38 : 24;
  const wanted = column.kind === 'stamp' ? longestStamp : Math.max(column.width, least);
  const letters = Math.min(Math.max(wanted, column.label.length + 1), most);
  return Math.round(letters * (letters <= 16 ? 8 : 7) + cellPadding);
}

const longestStamp = formatStamp('2020-09-28 22:58:58').length + 1;

/** A row for the clipboard: cells as they stand, apart by tabs, without line breaks. */
export function rowAsTsv(row: ViewRow, at: readonly number[]): string {
  return at.map((index) => String(row.cells[index] ?? '').replace(/[\t\r\n]+/g, ' ')).join('\t');
}
