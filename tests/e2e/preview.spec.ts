import { mkdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { tempFolder, zipWithInfoZip } from '../support/native.ts';
import { expect, test } from './fixtures.ts';
import { needs } from './pages/needs.ts';
import { found, sample } from './pages/sample.ts';
import { Strongroom } from './pages/strongroom.ts';

async function openDocument(page: Page, matter: number, name: string): Promise<void> {
  await page.evaluate((id) => void (location.hash = `#/matters/${id}/documents`), matter);
  const cell = page.getByRole('grid').getByRole('gridcell').filter({ hasText: name }).first();
  await cell.getByRole('link').or(cell.getByRole('button')).click();
}

test.describe('looking into documents', () => {
  test('text, a letter in HTML and a picture are shown', async ({ app }) => {
    const room = new Strongroom(app);
    await room.open(sample.volumes, sample.password);
    const one = (ending: string) =>
      found(
        sample.ledger.documents.rows.find(
          ({ path: at, state, actionId }) =>
            state === 'present' && at?.endsWith(ending) === true && actionId < 2000,
        ),
      );
    const frame = app.frameLocator('iframe');
    for (const ending of ['.txt', '.html']) {
      const { actionId, name } = one(ending);
      await openDocument(app, actionId, name);
      await expect(frame.locator('body')).toContainText(/\w{3}/);
      await app.keyboard.press('Escape');
    }
    const { actionId, name } = one('.png');
    await openDocument(app, actionId, name);
    const picture = frame.locator('img');
    await expect(picture).toBeVisible();
    await expect(picture).toHaveAttribute('src', /^data:image\/png/);
    expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(
      0,
    );
  });

  test('a hostile letter runs nothing, asks for nothing, and says what was held back', async ({
    app,
    watch,
  }) => {
    needs('zip');
    const tree = tempFolder();
    mkdirSync(path.join(tree, 'Data'));
    mkdirSync(path.join(tree, 'documents'));
    const stored = '1_20240102030405_letter.html';
    await writeFile(
      path.join(tree, 'Data/actions.csv'),
      'action_id,action_name\n1,A hostile matter\n',
    );
    await writeFile(
      path.join(tree, 'Data/document_log.csv'),
      `log_id,action_id,document_name,file_name,is_deleted\n5,1,Letter,${stored},F\n`,
    );
    await writeFile(
      path.join(tree, 'documents', stored),
      `<base href="http://127.0.0.1:9/"><meta http-equiv="refresh" content="0;url=http://127.0.0.1:9/go">
       <link rel="stylesheet" href="http://127.0.0.1:9/s.css"><style>body{background:url(http://127.0.0.1:9/b)}</style>
       <p onclick="top.pwned=1">Dear Sir or Madam</p><script>top.pwned = 1; parent.postMessage('x', '*')</script>
       <img src="http://127.0.0.1:9/pixel.gif" onerror="top.pwned=1"><form action="http://127.0.0.1:9/f"><input name="a"></form>
       <a href="javascript:top.pwned=1">here</a><svg onload="top.pwned=1"></svg><iframe src="http://127.0.0.1:9/i"></iframe>`,
    );
    const file = path.join(tempFolder(), 'backup.zip');
    await zipWithInfoZip(tree, file);
    const room = new Strongroom(app);
    await room.open([file], null);
    await openDocument(app, 1, 'Letter');
    const frame = app.frameLocator('iframe');
    await expect(frame.locator('body')).toContainText('Dear Sir or Madam');
    await expect(frame.locator('script:not(head script), form, iframe, base, link')).toHaveCount(0);
    await expect(app.getByRole('dialog')).toContainText(/\d+/);
    expect(await app.evaluate(() => 'pwned' in window)).toBe(false);
    expect(app.url()).toContain('#/matters/1');
    // Taking the letter apart already meets the frame's policy: handlers and a base are all it may have met.
    const others = watch.violations.filter((text) => !/inline event handler|base URI/.test(text));
    expect(others).toEqual([]);
    watch.violations.length = 0;
  });
});
