import { findText, type Span } from './find-text.ts';
import type { PageText } from './page-text.ts';

/** A found stretch of one page's text; pages are counted from 0. */
export interface Match extends Span {
  page: number;
}

interface Texts {
  count: number;
  text(page: number): Promise<PageText>;
}

const mostMatches = 10_000;
/** Pages between two looks at the screen. */
const batch = 10;

/** Looks for words through all pages. The latest question wins. */
export class PdfFind {
  wanted = $state('');
  matches = $state.raw<readonly Match[]>([]);
  /** The match that is looked at. */
  at = $state(0);
  /** Pages that were looked through. */
  searched = $state(0);
  /** There are more matches than are shown. */
  isCut = $state(false);
  readonly isRunning: boolean = $derived(this.wanted !== '' && this.searched < this.#count());
  readonly here: Match | null = $derived(this.matches[this.at] ?? null);
  readonly #pdf: Texts;
  #questions = 0;

  constructor(pdf: Texts) {
    this.#pdf = pdf;
  }

  on(page: number): readonly Match[] {
    return this.matches.filter((match) => match.page === page);
  }

  step(by: 1 | -1): void {
    const { length } = this.matches;
    if (length > 0) this.at = (this.at + by + length) % length;
  }

  /** Begins with the page looked at, so that the first match shown is the next one from there. */
  async find(wanted: string, from: number): Promise<void> {
    const asked = ++this.#questions;
    this.wanted = wanted.trim();
    this.matches = [];
    this.at = 0;
    this.searched = 0;
    this.isCut = false;
    const found: Match[] = [];
    for (let page = 0; page < this.#pdf.count && this.wanted !== ''; page++) {
      const spans = findText(await this.#text(page), wanted);
      if (asked !== this.#questions) return;
      const left = mostMatches - found.length;
      for (const span of spans.slice(0, left)) found.push({ ...span, page });
      this.isCut = spans.length > left;
      const isLast = page === this.#pdf.count - 1 || this.isCut;
      if (isLast || page % batch === 0) this.#show(found, isLast ? this.#pdf.count : page, from);
      if (isLast) return;
    }
  }

  #show(found: readonly Match[], searched: number, from: number): void {
    const here = this.here;
    const first = found.findIndex(({ page }) => page >= from);
    if (!here || here.page < from) this.at = Math.max(0, first);
    this.matches = [...found];
    this.searched = searched;
  }

  #count(): number {
    return this.#pdf.count;
  }

  async #text(page: number): Promise<string> {
    try {
      return (await this.#pdf.text(page)).text;
    } catch {
      // A page that cannot be read has no words; it says so itself where it is drawn.
      return '';
    }
  }
}
