import type { Cell, ViewColumn, ViewRow } from '../../../workers/contract/values.ts';
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

/** One cell as a person reads it. */
export function cellText(column: ViewColumn, value: Cell): CellText {
  const raw = value === null ? '' : String(value);
  const plain: CellText = { text: raw, raw, tone: null, isNegative: false };
  if (raw === '') return plain;
  switch (column.kind) {
    case 'state':
      return isDocumentState(raw)
        ? { ...plain, ...documentStates[raw] }
        : { ...plain, tone: statusTone(raw) };
    case 'bytes':
      return { ...plain, text: isCount(raw) ? formatBytes(Number(raw)) : raw };
    case 'count':
      return { ...plain, text: isCount(raw) ? formatCount(Number(raw)) : raw };
    case 'money':
      return { ...plain, text: formatMoney(raw), isNegative: /^-(?=.*[1-9])/.test(raw) };
    case 'date':
      return { ...plain, text: formatDate(raw) };
    case 'stamp':
      return { ...plain, text: formatStamp(raw) };
    case 'flag':
      return { ...plain, text: { T: 'Yes', F: 'No' }[raw] ?? raw };
    case 'id':
    case 'text':
    case 'number':
      return plain;
  }
}

const isCount = (raw: string): boolean => /^\d{1,15}$/.test(raw);

const titleIds = ['name', 'title', 'document', 'action_name', 'display_name', 'file_name', 'subject'];

/** The column that names a row: where its link stands, and the first line of a narrow row. */
export function titleColumnOf(columns: readonly ViewColumn[]): string | null {
  const named = titleIds
    .map((id) => columns.find((column) => column.id === id))
    .find((column) => column !== undefined);
  const text = columns.find((column) => column.kind === 'text' && column.references === null);
  return (named ?? text ?? columns[0])?.id ?? null;
}

const letterPixels = 7.4;
const cellPadding = 26;

/** Pixels of a column that fit its data, within reason. */
export function columnPixels(column: ViewColumn): number {
  const letters = Math.min(Math.max(column.width, column.label.length + 2, 4), 38);
  return Math.round(letters * letterPixels + cellPadding);
}

/** A row for the clipboard: cells as they stand, apart by tabs, without line breaks. */
export function rowAsTsv(row: ViewRow, at: readonly number[]): string {
  return at.map((index) => String(row.cells[index] ?? '').replace(/[\t\r\n]+/g, ' ')).join('\t');
}
