import { describe, expect, it } from 'vitest';
import { PdfFind } from '../../../../../src/components/reading/pdf-find.svelte.ts';

const pages = ['one deed', 'nothing', 'a deed and a deed', 'deed'];
const texts = {
  count: pages.length,
  text: (page: number) => Promise.resolve({ text: pages[page] ?? '', starts: [0] }),
};

describe('finding words in a PDF', () => {
  it('goes through all pages and begins with the one looked at', async () => {
    const find = new PdfFind(texts);
    await find.find('deed', 1);
    expect(find.matches.map(({ page }) => page)).toEqual([0, 2, 2, 3]);
    expect(find.here).toEqual({ page: 2, from: 2, to: 6 });
    expect(find.isRunning).toBe(false);
    expect(find.on(2)).toHaveLength(2);
  });

  it('goes round at both ends', async () => {
    const find = new PdfFind(texts);
    await find.find('deed', 0);
    find.step(-1);
    expect(find.here?.page).toBe(3);
    find.step(1);
    expect(find.here?.page).toBe(0);
  });

  it('answers only the latest question', async () => {
    const find = new PdfFind(texts);
    await Promise.all([find.find('deed', 0), find.find('nothing', 0)]);
    expect(find.matches).toEqual([{ page: 1, from: 0, to: 7 }]);
  });

  it('passes over a page that cannot be read', async () => {
    const find = new PdfFind({
      ...texts,
      text: (page) => (page === 2 ? Promise.reject(new Error('damaged')) : texts.text(page)),
    });
    await find.find('deed', 0);
    expect(find.matches.map(({ page }) => page)).toEqual([0, 3]);
  });

  it('shows the first 10,000 matches, and says that there are more', async () => {
    const text = (): Promise<{ text: string; starts: number[] }> =>
      Promise.resolve({ text: 'a'.repeat(300_000), starts: [0] });
    const find = new PdfFind({ count: 2, text });
    await find.find('a', 0);
    expect(find.matches).toHaveLength(10_000);
    expect(find).toMatchObject({ isCut: true, isRunning: false });
    await find.find('b', 0);
    expect(find).toMatchObject({ isCut: false, matches: [] });
  });
});
