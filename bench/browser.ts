import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type BrowserContext, type Page } from '@playwright/test';
import { serveFolder } from '../scripts/serve.ts';
import { CHROMIUM_FLAGS, findChromium } from '../scripts/tools.ts';

export interface Opening {
  /** Milliseconds from the password's submission. */
  mattersMs: number;
  loadedMs: number;
  longestTaskMs: number;
  /** Most memory the tab's process held, in bytes. */
  peakBytes: number;
  rows: number;
}

interface Marks {
  start: number;
  longest: number;
}

declare global {
  interface Window {
    bench: Marks;
  }
}

/** The built app in a persistent profile, as a person has it. */
export async function withApp<T>(
  work: (page: Page, context: BrowserContext) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'strongroom-bench-'));
  const site = await serveFolder({ folder: path.resolve(import.meta.dirname, '../dist'), port: 0 });
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: findChromium() ?? '',
    args: [...CHROMIUM_FLAGS],
    viewport: { width: 1440, height: 900 },
  });
  try {
    // What runs these files names functions through a helper that the page does not have.
    await context.addInitScript('globalThis.__name ??= (named) => named');
    await context.addInitScript(() => {
      window.bench = { start: Number.POSITIVE_INFINITY, longest: 0 };
      new PerformanceObserver((list) => {
        for (const { startTime, duration } of list.getEntries()) {
          if (startTime >= window.bench.start) {
            window.bench.longest = Math.max(window.bench.longest, duration);
          }
        }
      }).observe({ type: 'longtask' });
      document.addEventListener('submit', () => (window.bench.start = performance.now()), true);
    });
    const page = context.pages()[0] ?? (await context.newPage());
    await page.goto(site.url);
    // Not beside the first visit's keeping of the app for offline use.
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready;
    });
    return await work(page, context);
  } finally {
    await context.close();
    await site.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Opens the backup by the names of interface.md; goes to a section, Matters unless told, as soon as that can be done. */
export async function open(
  page: Page,
  files: readonly string[],
  password: string,
  section = 'Matters',
): Promise<Opening> {
  await page.getByLabel('Backup files').setInputFiles([...files]);
  if (password !== '') await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Open backup' }).click();
  const link = page
    .getByRole('navigation', { name: 'Sections' })
    .getByRole('link', { name: section, exact: true });
  await link.click({ timeout: 300_000 });
  const mattersMs = await when(page, () => {
    const row = document.querySelector(
      '[role="grid"] [role="row"][aria-rowindex="2"] [role="gridcell"]',
    );
    return (row?.textContent ?? '').trim() !== '';
  });
  const loadedMs = await when(page, () => document.querySelector('[role="progressbar"]') === null);
  const longestTaskMs = await page.evaluate(() => window.bench.longest);
  const rows = await page.getByRole('grid').getAttribute('aria-rowcount');
  return {
    mattersMs,
    loadedMs,
    longestTaskMs,
    peakBytes: await peakOf(await tabProcesses(page)),
    rows: Number(rows) - 1,
  };
}

/** Milliseconds from the submission to the first frame in which `isSo` holds. */
async function when(page: Page, isSo: () => boolean): Promise<number> {
  await page.waitForFunction(isSo, undefined, { polling: 'raf', timeout: 600_000 });
  return page.evaluate(() => performance.now() - window.bench.start);
}

/** The tab's processes: its page and all its workers run in them. */
async function tabProcesses(page: Page): Promise<number[]> {
  const session = await page.context().browser()?.newBrowserCDPSession();
  const { processInfo } = (await session?.send('SystemInfo.getProcessInfo')) ?? { processInfo: [] };
  return processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
}

async function peakOf(processes: readonly number[]): Promise<number> {
  const peaks = processes.map(async (id) => {
    const status = await readFile(`/proc/${id}/status`, 'utf8').catch(() => '');
    return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * 1024;
  });
  return Math.max(...(await Promise.all(peaks)));
}
