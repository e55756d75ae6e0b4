import type { Cell } from '../contract/values.ts';
import type { ViewColumn } from '../contract/views.ts';
import { cutText, openingTag } from './cell-xml.ts';
import { numeralOf } from './numeral.ts';
import type { Rows } from './row-feed.ts';
import {
  headerStyle,
  quotedStyle,
  textStyle,
  totalStyle,
  type NumberStyles,
} from './xlsx-styles.ts';
import { markupOf, XmlBytes, type Markup } from './xml-bytes.ts';

export type SheetColumn = Pick<ViewColumn, 'label' | 'width' | 'exact' | 'kind'>;

const formulaStarts = '=+-@';
const narrowest = 8;
const widest = 80;
/** Room for the filter's button beside the label. */
const filterButton = 3;

/** The markup around a cell's text or number, encoded once for the sheet. */
interface ColumnMarkup {
  /** `<c r="A`; the row's number follows. */
  opening: Markup;
  /** What comes between the row's number and the numeral; null where numbers are not allowed. */
  number: Markup | null;
  /** The same in the rows at the foot. */
  foot: Markup | null;
}

const rowStart = markupOf('<row r="');
const rowOpen = markupOf('">');
const rowEnd = markupOf('</row>');
const numberEnd = markupOf('</v></c>');
const textEnd = markupOf('</t></is></c>');
const plainText = markupOf(textMarkup(textStyle, '<t>'));

function textMarkup(style: number, tag: string): string {
  return `" s="${style}" t="inlineStr"><is>${tag}`;
}

const numberMarkup = (style: number | null): Markup | null =>
  style === null ? null : markupOf(`" s="${style}"><v>`);

export interface SheetParts {
  styles: NumberStyles;
  textLimit: number;
  /** Bold rows may come at the end. */
  hasFoot?: boolean;
}

/** Writes one sheet's XML, some rows at a time. Rows are numbered from 1; the header is row 1. */
export class SheetXml {
  /** Cells cut because a spreadsheet's cell holds no more. */
  cut = 0;
  /** Rows written, the header included. */
  written = 0;

  readonly #columns: readonly SheetColumn[];
  readonly #styles: readonly (number | null)[];
  readonly #markup: readonly ColumnMarkup[];
  readonly #textLimit: number;
  readonly #xml = new XmlBytes();

  constructor(columns: readonly SheetColumn[], { styles, textLimit, hasFoot = false }: SheetParts) {
    this.#columns = columns;
    this.#textLimit = textLimit;
    const styleOf = ({ exact, kind }: SheetColumn, isTotal: boolean): number | null =>
      exact.as === 'number'
        ? styles.styleOf({ decimals: exact.decimals, isMoney: kind === 'money', isTotal })
        : null;
    this.#styles = columns.map((column) => styleOf(column, false));
    this.#markup = columns.map((column, place) => ({
      opening: markupOf(`<c r="${columnLetter(place)}`),
      number: numberMarkup(this.#styles[place] ?? null),
      foot: hasFoot ? numberMarkup(styleOf(column, true)) : null,
    }));
  }

  head(selected: boolean): Uint8Array<ArrayBuffer> {
    const markup = [
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
      '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
      `<sheetViews><sheetView workbookViewId="0"${selected ? ' tabSelected="1"' : ''}>`,
      '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>',
      '<selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews>',
      '<sheetFormatPr defaultRowHeight="15"/>',
      this.#widths(),
      '<sheetData><row r="1">',
    ];
    this.#xml.copy(markupOf(markup.join('')));
    this.written = 1;
    const one = markupOf('1');
    this.#columns.forEach(({ label }, place) => {
      this.#xml.copy(this.#markup[place]?.opening ?? one);
      this.#xml.copy(one);
      this.#text(label, headerStyle);
    });
    this.#xml.copy(rowEnd);
    return this.#xml.take();
  }

  page(rows: Rows): Uint8Array<ArrayBuffer> {
    for (const row of rows) {
      this.written += 1;
      this.#row(row, markupOf(String(this.written)));
    }
    return this.#xml.take();
  }

  /** Last rows that stand outside the filter, totals and what they are held against. */
  foot(rows: Rows): Uint8Array<ArrayBuffer> {
    rows.forEach((cells, at) => this.#row(cells, markupOf(String(this.written + 1 + at)), true));
    return this.#xml.take();
  }

  tail(isFiltered: boolean): Uint8Array<ArrayBuffer> {
    const range = this.range().replaceAll('$', '');
    const filter = isFiltered ? `<autoFilter ref="${range}"/>` : '';
    this.#xml.copy(markupOf(`</sheetData>${filter}</worksheet>`));
    return this.#xml.take();
  }

  /** All cells, header included: `$A$1:$C$10`. */
  range(): string {
    return `$A$1:$${columnLetter(Math.max(0, this.#columns.length - 1))}$${this.written}`;
  }

  #widths(): string {
    if (this.#columns.length === 0) return '';
    const widths = this.#columns.map(({ width, label }, place) => {
      const fits = Math.max(width, label.length + filterButton, narrowest);
      const style = this.#styles[place] ?? textStyle;
      return `<col min="${place + 1}" max="${place + 1}" width="${Math.min(fits, widest)}" style="${style}" customWidth="1"/>`;
    });
    return `<cols>${widths.join('')}</cols>`;
  }

  #row(row: readonly Cell[], number: Markup, isFoot = false): void {
    const xml = this.#xml;
    xml.copy(rowStart);
    xml.copy(number);
    xml.copy(rowOpen);
    let place = 0;
    for (const markup of this.#markup) {
      const cell = row[place] ?? '';
      place += 1;
      if (cell === '') continue;
      xml.copy(markup.opening);
      xml.copy(number);
      if (isFoot) this.#cell(cell, markup.foot, totalStyle);
      else this.#cell(cell, markup.number, textStyle);
    }
    xml.copy(rowEnd);
  }

  #cell(cell: string | number, number: Markup | null, style: number): void {
    const numeral = number && numeralOf(cell);
    if (numeral === null || number === null) this.#text(String(cell), style);
    else {
      this.#xml.copy(number);
      this.#xml.text(numeral);
      this.#xml.copy(numberEnd);
    }
  }

  #text(text: string, style: number): void {
    const kept = text.length > this.#textLimit ? this.#cut(text) : text;
    const isFormulaLike = formulaStarts.includes(kept.charAt(0));
    const tag = openingTag(kept);
    if (style === textStyle && !isFormulaLike && tag === '<t>') this.#xml.copy(plainText);
    else {
      const dressed = style === textStyle && isFormulaLike ? quotedStyle : style;
      this.#xml.copy(markupOf(textMarkup(dressed, tag)));
    }
    this.#xml.text(kept);
    this.#xml.copy(textEnd);
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
