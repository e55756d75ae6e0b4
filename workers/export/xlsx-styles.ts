import type { ViewColumn } from '../contract/views.ts';

type NumberFormat = Extract<ViewColumn['exact'], { as: 'number' }>;

/** The fixed styles, by their place in the stylesheet. */
export const textStyle = 1;
/** Text that begins like a formula: the spreadsheet marks it with a quote of its own. */
export const quotedStyle = 2;
export const headerStyle = 3;

const fixedStyles = [
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
  '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>',
  '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" quotePrefix="1"/>',
  '<xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"/>',
];

const firstOwnFormat = 164;
const builtInFormats: Readonly<Record<number, number>> = { 0: 1, 2: 2 };

/** Collects the number formats the sheets need; the stylesheet is written last. */
export class NumberStyles {
  /** Decimals in the order of their styles; null for as many as there are. */
  readonly #decimals: (number | null)[] = [];

  styleOf({ decimals }: NumberFormat): number {
    let place = this.#decimals.indexOf(decimals);
    if (place < 0) place = this.#decimals.push(decimals) - 1;
    return fixedStyles.length + place;
  }

  stylesheet(): string {
    const formats = this.#decimals.map(formatIdOf);
    const own = this.#decimals.flatMap((decimals, place) =>
      decimals !== null && formats[place] === firstOwnFormat + decimals
        ? [`<numFmt numFmtId="${firstOwnFormat + decimals}" formatCode="${formatCode(decimals)}"/>`]
        : [],
    );
    const numbers = formats.map(
      (id) =>
        `<xf numFmtId="${id}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`,
    );
    return stylesheetOf(own, [...fixedStyles, ...numbers]);
  }
}

function formatIdOf(decimals: number | null): number {
  if (decimals === null) return 0;
  return builtInFormats[decimals] ?? firstOwnFormat + decimals;
}

function formatCode(decimals: number): string {
  return `0.${'0'.repeat(decimals)}`;
}

function stylesheetOf(formats: readonly string[], styles: readonly string[]): string {
  const font = '<sz val="11"/><name val="Calibri"/><family val="2"/>';
  const fill = '<fgColor rgb="FFE6F0EC"/><bgColor indexed="64"/>';
  return [
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    formats.length ? `<numFmts count="${formats.length}">${formats.join('')}</numFmts>` : '',
    `<fonts count="2"><font>${font}</font><font><b/>${font}</font></fonts>`,
    '<fills count="3"><fill><patternFill patternType="none"/></fill>',
    '<fill><patternFill patternType="gray125"/></fill>',
    `<fill><patternFill patternType="solid">${fill}</patternFill></fill></fills>`,
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
    `<cellXfs count="${styles.length}">${styles.join('')}</cellXfs>`,
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
    '</styleSheet>',
  ].join('');
}
