import type { Cell, ViewColumn } from '../contract/values.ts';
import { cutText, openingTag, xmlText } from './cell-xml.ts';
import { numeralOf } from './numeral.ts';
import type { Rows } from './row-feed.ts';
import { headerStyle, quotedStyle, textStyle, type NumberStyles } from './xlsx-styles.ts';

export type SheetColumn = Pick<ViewColumn, 'label' | 'width' | 'exact'>;

const formulaStarts = '=+-@';
const narrowest = 8;
const widest = 80;
/** Room for the filter's button beside the label. */
const filterButton = 3;

/** Writes one sheet's XML, page by page. Rows are numbered from 1; the header is row 1. */
export class SheetXml {
  /** Cells cut because a spreadsheet's cell holds no more. */
  cut = 0;
  /** Rows written, the header included. */
  written = 0;

  readonly #columns: readonly { letter: string; numberStyle: number | null }[];
  readonly #textLimit: number;

  constructor(columns: readonly SheetColumn[], styles: NumberStyles, textLimit: number) {
    this.#columns = columns.map(({ exact }, place) => ({
      letter: columnLetter(place),
      numberStyle: exact.as === 'number' ? styles.styleOf(exact) : null,
    }));
    this.#textLimit = textLimit;
  }

  head(columns: readonly SheetColumn[], selected: boolean): string {
    this.written = 1;
    const cells = columns.map(({ label }, place) =>
      this.#text(label, `${columnLetter(place)}1`, headerStyle),
    );
    return [
      '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
      `<sheetViews><sheetView workbookViewId="0"${selected ? ' tabSelected="1"' : ''}>`,
      '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>',
      '<selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews>',
      '<sheetFormatPr defaultRowHeight="15"/>',
      this.#widths(columns),
      `<sheetData><row r="1">${cells.join('')}</row>`,
    ].join('');
  }

  page(rows: Rows): string {
    let xml = '';
    for (const row of rows) {
      this.written += 1;
      xml += this.#row(row, this.written);
    }
    return xml;
  }

  tail(): string {
    const range = this.range().replaceAll('$', '');
    return `</sheetData><autoFilter ref="${range}"/></worksheet>`;
  }

  /** All cells, header included: `$A$1:$C$10`. */
  range(): string {
    return `$A$1:$${columnLetter(Math.max(0, this.#columns.length - 1))}$${this.written}`;
  }

  #widths(columns: readonly SheetColumn[]): string {
    if (columns.length === 0) return '';
    const widths = columns.map(({ width, label }, place) => {
      const fits = Math.max(width, label.length + filterButton, narrowest);
      const style = this.#columns[place]?.numberStyle ?? textStyle;
      return `<col min="${place + 1}" max="${place + 1}" width="${Math.min(fits, widest)}" style="${style}" customWidth="1"/>`;
    });
    return `<cols>${widths.join('')}</cols>`;
  }

  #row(row: readonly Cell[], number: number): string {
    let xml = `<row r="${number}">`;
    let place = 0;
    for (const { letter, numberStyle } of this.#columns) {
      const cell = row[place] ?? '';
      place += 1;
      if (cell === '') continue;
      const numeral = numberStyle === null ? null : numeralOf(cell);
      xml +=
        numeral === null
          ? this.#text(String(cell), `${letter}${number}`, textStyle)
          : `<c r="${letter}${number}" s="${numberStyle ?? 0}"><v>${numeral}</v></c>`;
    }
    return `${xml}</row>`;
  }

  #text(text: string, place: string, style: number): string {
    const kept = text.length > this.#textLimit ? this.#cut(text) : text;
    const dressed =
      style === textStyle && formulaStarts.includes(kept.charAt(0)) ? quotedStyle : style;
    return `<c r="${place}" s="${dressed}" t="inlineStr"><is>${openingTag(kept)}${xmlText(kept)}</t></is></c>`;
  }

  #cut(text: string): string {
    this.cut += 1;
    return cutText(text, this.#textLimit);
  }
}

/** 0 → A, 25 → Z, 26 → AA. */
export function columnLetter(place: number): string {
  const letter = String.fromCharCode(65 + (place % 26));
  return place < 26 ? letter : columnLetter(Math.floor(place / 26) - 1) + letter;
}
