import type { Page } from '@playwright/test';
import { open } from './browser.ts';

export interface PageFigure {
  what: string;
  /** Milliseconds. */
  p95: number;
}

const JUMPS = 60;

/** Rows at any depth of the biggest table, as the grid shows them: from a jump of the scroll bar to its rows. */
export async function measurePages(
  page: Page,
  files: readonly string[],
  password: string,
): Promise<PageFigure[]> {
  await open(page, files, password);
  const figures: PageFigure[] = [];
  await page.evaluate(() => void (location.hash = '#/tables/time_records'));
  await settled(page);
  figures.push({ what: 'rows at any offset, as in the file', p95: await jump(page) });
  await page.getByRole('columnheader').nth(6).click();
  await page.locator('[role="columnheader"][aria-sort="ascending"]').waitFor();
  await settled(page);
  figures.push({ what: 'rows at any offset, sorted', p95: await jump(page) });
  await page.getByRole('searchbox', { name: 'Filter rows' }).fill('trust deed');
  await page.getByRole('status', { name: 'Rows' }).filter({ hasText: ' of ' }).waitFor();
  await settled(page);
  figures.push({ what: 'rows at any offset, sorted and filtered', p95: await jump(page) });
  return figures;
}

export interface PreparingFigures {
  /** Milliseconds from the address to the counts. */
  shown: number;
  longest: number;
}

/** The first record page, whose counts need indexes that are made then. */
export async function measurePreparing(
  page: Page,
  files: readonly string[],
  password: string,
): Promise<PreparingFigures> {
  await open(page, files, password);
  const row = page.getByRole('gridcell').first();
  await row.waitFor();
  await page.evaluate(() => {
    window.bench = { start: performance.now(), longest: 0 };
    location.hash = '#/matters/1001';
  });
  await page.getByRole('tab', { name: /^Time [\d,]+/ }).waitFor({ timeout: 120_000 });
  const shown = await page.evaluate(() => performance.now() - window.bench.start);
  return { shown, longest: await page.evaluate(() => window.bench.longest) };
}

async function settled(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      document.querySelector('[role="grid"][aria-busy="true"]') === null &&
      document.querySelector('[role="grid"] [role="gridcell"]') !== null,
    undefined,
    { timeout: 120_000 },
  );
}

/** Seeded jumps of the scroll bar; each is over when every row in sight has its cells. */
async function jump(page: Page): Promise<number> {
  return page.evaluate(async (jumps) => {
    const grid = document.querySelector('[role="grid"]');
    const scroller = [grid, ...(grid?.querySelectorAll('*') ?? [])].find(
      (one): one is HTMLElement =>
        one instanceof HTMLElement && one.scrollHeight > one.clientHeight * 2,
    );
    if (!scroller) throw new Error('nothing scrolls');
    const frame = (): Promise<number> => new Promise((done) => requestAnimationFrame(done));
    const isFull = (): boolean =>
      document.querySelectorAll('[role="grid"] [role="row"][aria-busy="true"]').length === 0;
    const taken: number[] = [];
    let seed = 7;
    for (let count = 0; count < jumps; count++) {
      seed = (seed * 48_271) % 2_147_483_647;
      const start = performance.now();
      scroller.scrollTop = (seed / 2_147_483_647) * scroller.scrollHeight;
      do await frame();
      while (!isFull());
      taken.push(performance.now() - start);
    }
    return taken.sort((a, b) => a - b)[Math.floor(taken.length * 0.95)] ?? Number.NaN;
  }, JUMPS);
}
