import type { Cell } from '../../../workers/contract/values.ts';
import type { ViewColumn, ViewRow } from '../../../workers/contract/views.ts';
import { formatBytes, formatCount, isNull } from '../../text/format.ts';
import { cover, valueText, type Reading } from '../../text/values.ts';
import { chainStates, isChainState } from '../../text/versions.ts';
import { documentStates, isDocumentState, statusTone, type Tone } from '../../text/words.ts';

export interface CellText {
  text: string;
  /** The end of it that is kept where it is cut: that of a file's name; '' where it is cut at its end. */
  tail: string;
  /** The value as it stands in the backup, where it is shown otherwise or may be cut off. */
  raw: string;
  tone: Tone | null;
  isNegative: boolean;
}

const asWritten: Reading = { zone: null, isRevealed: false };

/** One cell as a person reads it. Of a covered one not even the raw value is told. */
export function cellText(column: ViewColumn, value: Cell, reading = asWritten): CellText {
  const raw = value === null ? '' : String(value);
  const isEmpty = raw === '' || isNull(column.kind, raw);
  if (!isEmpty && isCovered(column, reading)) {
    return { text: cover, tail: '', raw: '', tone: null, isNegative: false };
  }
  return {
    text: isEmpty ? '' : textOf(column, raw, reading),
    tail: column.kind === 'text' ? tailOf(raw) : '',
    raw,
    tone: isEmpty ? null : toneOf(column, raw),
    isNegative: column.kind === 'money' && /^-(?=.*[1-9])/.test(raw),
  };
}

function textOf({ kind, dateOrder, label }: ViewColumn, raw: string, { zone }: Reading): string {
  if (isChain({ kind, label }) && isChainState(raw)) return chainStates[raw].text;
  if (kind === 'state') return isDocumentState(raw) ? documentStates[raw].text : raw;
  if (kind === 'bytes') return isCount(raw) ? formatBytes(Number(raw)) : raw;
  if (kind === 'count') return isCount(raw) ? formatCount(Number(raw)) : raw;
  return valueText({ kind, dateOrder }, raw, zone);
}

const shortestCut = 16;
const tailLength = 10;

/** A name that ends like a file's; letters that run from right to left are left alone. */
function tailOf(text: string): string {
  const isFile = /^[^\n@]+\.[a-z][a-z0-9]{1,4}$/i.test(text) && !/[\u0590-\u08FF]/.test(text);
  const letters = isFile ? Array.from(text) : [];
  return letters.length < shortestCut ? '' : letters.slice(-tailLength).join('');
}

function toneOf({ kind, label }: ViewColumn, raw: string): Tone | null {
  if (kind === 'state' && isDocumentState(raw)) return documentStates[raw].tone;
  if (isChain({ kind, label }) && isChainState(raw)) return chainStates[raw].tone;
  return kind === 'state' || (kind === 'text' && label === 'Status') ? statusTone(raw) : null;
}

/** A document's state, a record's status and a version's place in its chain have a dot before them. */
export const hasDot = ({ kind, label }: ViewColumn): boolean =>
  kind === 'state' || (kind === 'text' && (label === 'Status' || label === 'Chain'));

const isChain = ({ kind, label }: Pick<ViewColumn, 'kind' | 'label'>): boolean =>
  kind === 'text' && label === 'Chain';

const isCount = (raw: string): boolean => /^\d{1,15}$/.test(raw);

const isCovered = ({ isSensitive }: ViewColumn, { isRevealed }: Reading): boolean =>
  isSensitive && !isRevealed;

/**
 * The column that names a row: where its link stands, and the first line of a narrow row. Where none is known to,
 * it is the first text, when at most the row's own number stands before it; otherwise that number.
 */
export function titleColumnOf(columns: readonly ViewColumn[], known: string | null): string | null {
  const title = columns.find(({ id }) => id === known);
  const own = columns.filter(({ references }) => references === null);
  const number = own.find(({ kind }) => kind === 'id');
  const front = columns.find((column) => column !== number);
  const text = front?.kind === 'text' && front.references === null ? front : null;
  return (title ?? text ?? number ?? columns[0])?.id ?? null;
}

/** A row for the clipboard: cells as they stand, apart by tabs, without line breaks; covered ones stay covered. */
export function rowAsTsv(
  row: ViewRow,
  columns: readonly ViewColumn[],
  /** Where each column's cell stands in `row.cells`. */
  places: readonly number[],
  reading = asWritten,
): string {
  return columns
    .map((column, at) => {
      const raw = String(row.cells[places[at] ?? -1] ?? '');
      return raw !== '' && isCovered(column, reading) ? cover : raw.replace(/[\t\r\n]+/g, ' ');
    })
    .join('\t');
}
