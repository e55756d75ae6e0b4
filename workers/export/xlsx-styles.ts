import type { ViewColumn } from '../contract/views.ts';

type NumberFormat = Extract<ViewColumn['exact'], { as: 'number' }>;

/** The fixed styles, by their place in the stylesheet. */
export const textStyle = 1;
/** Text that begins like a formula: the spreadsheet marks it with a quote of its own. */
export const quotedStyle = 2;
export const headerStyle = 3;
export const totalStyle = 4;

const fixedStyles = [
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
  '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>',
  '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" quotePrefix="1"/>',
  '<xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"/>',
  '<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>',
];

const firstOwnFormat = 164;
/** Codes that every spreadsheet has under a number of its own. */
const builtInFormats: Readonly<Record<string, number>> = {
  General: 0,
  '0': 1,
  '0.00': 2,
  '#,##0': 3,
  '#,##0.00': 4,
};

/** How a number is shown. */
export interface NumberLook extends Pick<NumberFormat, 'decimals'> {
  /** With marks between thousands, as money is. */
  isMoney: boolean;
  isTotal: boolean;
}

/** Collects the number formats the sheets need; the stylesheet is written last. */
export class NumberStyles {
  /** Styles in their order, by what they are made of. */
  readonly #styles: { code: string; isTotal: boolean }[] = [];

  styleOf({ decimals, isMoney, isTotal }: NumberLook): number {
    const code = codeOf(decimals, isMoney);
    const place = this.#styles.findIndex((one) => one.code === code && one.isTotal === isTotal);
    if (place >= 0) return fixedStyles.length + place;
    return fixedStyles.length + this.#styles.push({ code, isTotal }) - 1;
  }

  stylesheet(): string {
    const codes = [...new Set(this.#styles.map(({ code }) => code))];
    const own = codes.filter((code) => builtInFormats[code] === undefined);
    const idOf = (code: string): number =>
      builtInFormats[code] ?? firstOwnFormat + own.indexOf(code);
    const formats = own.map((code) => `<numFmt numFmtId="${idOf(code)}" formatCode="${code}"/>`);
    const numbers = this.#styles.map(({ code, isTotal }) => {
      const font = isTotal ? 'fontId="1" applyFont="1"' : 'fontId="0"';
      return `<xf numFmtId="${idOf(code)}" ${font} fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`;
    });
    return stylesheetOf(formats, [...fixedStyles, ...numbers]);
  }
}

function codeOf(decimals: number | null, isMoney: boolean): string {
  if (decimals === null) return 'General';
  const whole = isMoney ? '#,##0' : '0';
  return decimals === 0 ? whole : `${whole}.${'0'.repeat(decimals)}`;
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
