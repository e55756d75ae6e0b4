export type SampleCell = string | number | null;
export type SampleRow = readonly SampleCell[];

export interface Dialect {
  /** What stands for no value. */
  nothing: '' | 'NULL';
  newline: '\n' | '\r\n';
  bom: boolean;
}

/** The text of a cell as a reader should see it. */
export function cellText(cell: SampleCell, { nothing }: Dialect): string {
  return cell === null ? nothing : String(cell);
}

const SPECIAL = /[",\r\n]/;

/** Quoted where it must be; also where a text says NULL, so that it is told from no value. */
function quoted(cell: SampleCell, nothing: string): string {
  if (cell === null) return nothing;
  if (typeof cell === 'number') return String(cell);
  if (SPECIAL.test(cell)) return `"${cell.replaceAll('"', '""')}"`;
  return cell.length === 4 && /^null$/i.test(cell) ? `"${cell}"` : cell;
}

export function csvLine(row: SampleRow, { nothing, newline }: Dialect): string {
  let line = '';
  for (let at = 0; at < row.length; at += 1) {
    if (at > 0) line += ',';
    line += quoted(row[at] ?? null, nothing);
  }
  return line + newline;
}

/** 12345 cents as 123.45 */
export function money(cents: number): string {
  const sign = cents < 0 ? '-' : '';
  const whole = Math.abs(cents);
  const rest = whole % 100;
  return `${sign}${Math.floor(whole / 100)}.${rest < 10 ? '0' : ''}${rest}`;
}

/** 123456789 pence as £1,234,567.89 */
export function pounds(pence: number): string {
  return `£${money(pence).replace(/\B(?=(?:\d{3})+\.)/g, ',')}`;
}

export const flag = (value: boolean): 'T' | 'F' => (value ? 'T' : 'F');
