import type { ColumnInfo } from '../contract/values.ts';
import { fold } from '../store/fold.ts';
import type { Bind } from './bind.ts';

/** What a person typed into "Filter rows": one text, looked for anywhere in a cell. */
export interface Term {
  text: string;
  /** Without case and marks. */
  folded: string;
  /** What a cell without any mark has to hold; null when none can. */
  plain: string | null;
}

/** SQLite refuses longer LIKE patterns (50,000 bytes). */
const LONGEST_LIKE = 40_000;

/** Null when nothing was typed. */
export function termOf(typed: string): Term | null {
  const text = typed.trim();
  if (text === '') return null;
  const folded = fold(text);
  const plain = isAscii(text) ? text : folded;
  return { text, folded, plain: isAscii(plain) && plain !== '' ? plain : null };
}

/**
 * `cell` holds the term, as SQL; null when it cannot. LIKE is SQLite's own and fast; fold() calls JavaScript,
 * so it is asked only about cells with a character above 0x7F.
 */
export function containsSql(cell: string, ascii: boolean, term: Term, bind: Bind): string | null {
  const plain = term.plain === null ? null : plainContainsSql(cell, term.plain, bind);
  if (ascii) return plain;
  const folded =
    term.folded === ''
      ? '0'
      : `${isBeyondAscii(cell)} AND instr(fold(${cell}), ${bind(term.folded)})`;
  return plain === null ? `(${folded})` : `(${plain} OR ${folded})`;
}

/** A typed % is a percent sign. */
function plainContainsSql(cell: string, plain: string, bind: Bind): string {
  if (plain.length > LONGEST_LIKE) return `instr(lower(${cell}), ${bind(plain.toLowerCase())})`;
  const pattern = plain.replaceAll(/[\\%_]/g, String.raw`\$&`);
  return `${cell} LIKE ${bind(`%${pattern}%`)} ESCAPE '\\'`;
}

/** A cell has a character above 0x7F, as SQL: it has more bytes than characters. Six times as fast as GLOB. */
export function isBeyondAscii(cell: string): string {
  return `length(${cell}) <> octet_length(${cell})`;
}

/** The same for a raw column, skipped where its statistics say that no cell can hold the term. */
export function columnContainsSql(
  column: ColumnInfo,
  cell: string,
  term: Term,
  bind: Bind,
): string | null {
  const { filled, numbers, ascii, maxBytes } = column.stats;
  if (filled === 0) return null;
  if (numbers === filled && /[^\d.-]/.test(term.text)) return null;
  if (ascii && term.text.length > maxBytes && isAscii(term.text)) return null;
  return containsSql(cell, ascii, term, bind);
}

/** Any of the conditions. A balanced tree: SQLite refuses more than 1,000 ORs in a row. */
export function anyOf(conditions: readonly string[]): string {
  if (conditions.length === 0) return '0';
  if (conditions.length === 1) return conditions[0] ?? '0';
  const middle = conditions.length >> 1;
  return `(${anyOf(conditions.slice(0, middle))} OR ${anyOf(conditions.slice(middle))})`;
}

function isAscii(text: string): boolean {
  return !/[^\0-\u007F]/.test(text);
}
