import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { FrameLocator, Locator, Page } from '@playwright/test';
import { tempFolder } from '../../support/native.ts';
import { rawZip } from '../../support/raw-zip.ts';
import { Strongroom } from './strongroom.ts';

/** A backup of one matter with these documents, by name. */
export async function backupOf(
  documents: Readonly<Record<string, string | Uint8Array>>,
): Promise<string> {
  const stored = Object.entries(documents).map(
    ([name, data], at) => [`${at + 1}_20240102030405_${name}`, name, data] as const,
  );
  const rows = stored.map(([file, name], at) => `${at + 1},1,${name},${file},F\n`);
  const bytes = rawZip([
    { name: 'Data/actions.csv', data: 'action_id,action_name\n1,A matter of reading\n' },
    {
      name: 'Data/document_log.csv',
      data: `log_id,action_id,document_name,file_name,is_deleted\n${rows.join('')}`,
    },
    ...stored.map(([file, , data]) => ({ name: `documents/${file}`, data })),
  ]);
  const file = path.join(tempFolder(), 'backup.zip');
  await writeFile(file, bytes);
  return file;
}

/** One document open in its panel. */
export class ReadingPanel {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  static async over(
    page: Page,
    documents: Readonly<Record<string, string | Uint8Array>>,
  ): Promise<ReadingPanel> {
    await new Strongroom(page).open([await backupOf(documents)], null);
    await page.evaluate(() => void (location.hash = '#/matters/1/documents'));
    return new ReadingPanel(page);
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  get viewer(): Locator {
    return this.page.getByRole('region', { name: 'PDF viewer' });
  }

  get frame(): FrameLocator {
    return this.page.frameLocator('iframe');
  }

  get body(): Locator {
    return this.frame.locator('body');
  }

  async open(name: string): Promise<void> {
    const cell = this.page.getByRole('grid').getByRole('gridcell').filter({ hasText: name });
    const first = cell.first();
    await first.getByRole('link').or(first.getByRole('button')).click();
  }

  async openAttachment(name: string): Promise<void> {
    await this.dialog.getByRole('button', { name, exact: true }).click();
  }

  async close(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Close' }).click();
  }
}
