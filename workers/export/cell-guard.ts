/** Spaces of any width, also none, and a byte order mark: what a spreadsheet may skip. */
// eslint-disable-next-line no-control-regex -- NUL, TAB, CR and LF are what it looks for
const formulaStart = /^[\p{Zs}\u200b-\u200d\u2060\ufeff]*[=+\-@\t\r\n\u0000＝＋－＠]/u;
const plainNumber = /^[-+]?\d{1,15}(\.\d+)?$/;

/** A CSV cell that no spreadsheet takes for a formula: architecture.md 4, hazards.md X-02. */
export function guardCell(text: string): string {
  return formulaStart.test(text) && !plainNumber.test(text) ? `'${text}` : text;
}
