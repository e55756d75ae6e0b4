import type { Cell } from '../../../workers/contract/values.ts';
import type { ViewColumn, ViewRow } from '../../../workers/contract/views.ts';
import {
  formatBytes,
  formatCount,
  formatDate,
  formatMoney,
  formatStamp,
  isNull,
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
  stamp: formatStamp,
  flag: (raw) => ({ T: 'Yes', F: 'No' })[raw] ?? raw,
};

/** One cell as a person reads it. */
export function cellText(column: ViewColumn, value: Cell): CellText {
  const raw = value === null ? '' : String(value);
  const isEmpty = raw === '' || isNull(column.kind, raw);
  return {
    text: isEmpty ? '' : texts[column.kind](raw),
    raw,
    tone: isEmpty ? null : toneOf(column, raw),
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

/** A row for the clipboard: cells as they stand, apart by tabs, without line breaks. */
export function rowAsTsv(row: ViewRow, at: readonly number[]): string {
  return at.map((index) => String(row.cells[index] ?? '').replace(/[\t\r\n]+/g, ' ')).join('\t');
}
