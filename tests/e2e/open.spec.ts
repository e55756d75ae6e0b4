import { readFileSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { makeSample } from '../../scripts/sample/make-sample.ts';
import { splitBytes, tempFolder, zipWith7z, zipWithInfoZip } from '../support/native.ts';
import { expect, test } from './fixtures.ts';
import { needs } from './pages/needs.ts';
import { found, sample, someMatter } from './pages/sample.ts';
import { Strongroom } from './pages/strongroom.ts';

const { ledger, password } = sample;

/** The same content as plain files, to be zipped again by other tools. */
async function plainTree(): Promise<string> {
  const out = path.join(tempFolder(), 'tree');
  await makeSample({ out, plainFolder: true, seed: ledger.seed });
  return path.join(out, ledger.name);
}

async function expectTheWholeBackup(page: Page): Promise<void> {
  const room = new Strongroom(page);
  await room.go('Matters');
  await expect(room.rowsStatus).toContainText(/^300/);
  expect(await room.matchingRows()).toBe(ledger.totals.matters);

  await room.go('Backup report');
  const { present, missing, deleted, none } = ledger.documents.states;
  expect(await countsIn(room, 'Completeness')).toMatchObject({
    'Listed and in the backup': present,
    'Listed and missing': missing,
    Deleted: deleted,
    'No file expected': none,
    'In the backup and not listed': ledger.documents.unlisted.length,
  });
  for (const [list, files] of [
    ['email attachments', ledger.totals.attachmentFiles],
    ['contact documents', ledger.totals.contactFiles],
  ] as const) {
    const counts = await countsIn(room, `Completeness of ${list}`);
    const listed = counts['Listed and in the backup'] ?? 0;
    expect(listed + (counts['In the backup and not listed'] ?? 0), list).toBe(files);
  }
  await expectEveryTable(room);
  await expectTheMatter(page);
}

async function countsIn(room: Strongroom, table: string): Promise<Record<string, number>> {
  const rows = await room.table(table);
  return Object.fromEntries(
    rows.map(([what, count]): [string, number] => [
      String(what),
      Number(count?.replaceAll(',', '')),
    ]),
  );
}

async function expectEveryTable(room: Strongroom): Promise<void> {
  const [head = [], ...rows] = await room.table('Tables');
  const at = (name: string): number => head.findIndex((label) => label === name);
  const read = rows.map((cells) => ({
    file: cells
      .find((cell) => /\.csv$/i.test(cell))
      ?.split('/')
      .at(-1)
      ?.toLowerCase(),
    records: Number(cells[at('Records')]?.replaceAll(',', '')),
    stored: Number(cells[at('Stored')]?.replaceAll(',', '')),
    quarantined: Number(cells[at('Quarantined')]?.replaceAll(',', '')),
  }));
  const told = ledger.tables.map(({ file, rows: records }) => ({
    file: file.split('/').at(-1)?.toLowerCase(),
    records,
    stored: records,
    quarantined: 0,
  }));
  const byFile = (a: { file?: string | undefined }, b: { file?: string | undefined }): number =>
    (a.file ?? '').localeCompare(b.file ?? '');
  expect(read.toSorted(byFile)).toEqual(told.toSorted(byFile));
}

async function expectTheMatter(page: Page): Promise<void> {
  await page.evaluate((id) => void (location.hash = `#/matters/${id}/documents`), someMatter.id);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(someMatter.name);
  await expect(page.getByRole('main')).toContainText(someMatter.client);
  const states = page.getByRole('grid').getByRole('gridcell');
  for (const [state, words] of [
    ['present', 'in the backup'],
    ['missing', 'missing'],
    ['deleted', 'deleted'],
    ['none', 'no file'],
  ] as const) {
    await expect(states.filter({ hasText: new RegExp(`^${words}$`) })).toHaveCount(
      someMatter.documents.states[state],
    );
  }
}

test.describe('the same backup, however it was zipped', () => {
  test('as the vendor’s parts, with the manifest', async ({ app }) => {
    const room = new Strongroom(app);
    await room.open([...sample.volumes, sample.manifest], password);
    await expectTheWholeBackup(app);
  });

  test('in another order, one part twice under another name', async ({ app }) => {
    const again = path.join(tempFolder(), 'kowhaisample_part_001 (1).zip');
    await copyFile(sample.volumes[1] ?? '', again);
    const room = new Strongroom(app);
    await room.choose([...sample.volumes.toReversed(), again]);
    await expect(app.getByRole('main')).toContainText('are the same part. The second was ignored.');
    await room.openWith(password);
    await room.loaded();
    await expectTheWholeBackup(app);
  });

  test('dropped anywhere on the page', async ({ app }) => {
    const files = [...sample.volumes, sample.manifest].map((file) => ({
      name: path.basename(file),
      bytes: readFileSync(file).toString('base64'),
    }));
    const dropped = await app.evaluateHandle((all) => {
      const transfer = new DataTransfer();
      for (const { name, bytes } of all) {
        const content = Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0));
        transfer.items.add(new File([content], name));
      }
      return transfer;
    }, files);
    await app.dispatchEvent('body', 'dragover', { dataTransfer: dropped });
    await app.dispatchEvent('body', 'drop', { dataTransfer: dropped });
    const room = new Strongroom(app);
    await expect(room.volumes).toHaveCount(sample.volumes.length);
    await room.openWith(password);
    await room.loaded();
    await expectTheWholeBackup(app);
  });

  for (const method of ['AES256', 'AES128', 'ZipCrypto'] as const) {
    test(`by 7z with ${method}`, async ({ app }) => {
      needs('7z');
      const file = path.join(tempFolder(), 'backup.zip');
      await zipWith7z(await plainTree(), file, { password, method });
      await new Strongroom(app).open([file], password);
      await expectTheWholeBackup(app);
    });
  }

  test('by zip -e', async ({ app }) => {
    needs('zip');
    const file = path.join(tempFolder(), 'backup.zip');
    await zipWithInfoZip(await plainTree(), file, { password });
    await new Strongroom(app).open([file], password);
    await expectTheWholeBackup(app);
  });

  test('unencrypted', async ({ app }) => {
    needs('zip');
    const file = path.join(tempFolder(), 'backup.zip');
    await zipWithInfoZip(await plainTree(), file);
    await new Strongroom(app).open([file], null);
    await expectTheWholeBackup(app);
  });

  test('as .zip.001 splits, chosen in another order', async ({ app }) => {
    needs('7z');
    const file = path.join(tempFolder(), 'backup.zip');
    await zipWith7z(await plainTree(), file, { password });
    const parts = await splitBytes(file, 150_000);
    expect(parts.length).toBeGreaterThan(3);
    await new Strongroom(app).open(parts.toReversed(), password);
    await expectTheWholeBackup(app);
  });
});

test.describe('with a part missing', () => {
  const { name, without, documentFiles } = found(ledger.volumes[1]);
  const others = sample.volumes.filter((file) => path.basename(file) !== name);

  test('the manifest names it, and its documents are counted', async ({ app }) => {
    const room = new Strongroom(app);
    await room.choose([...others, sample.manifest]);
    await expect(room.volumes.filter({ hasText: name })).toContainText('not here');
    await room.openWith(password);
    await room.loaded();
    await room.go('Backup report');
    const rows = await room.table('Completeness');
    const count = (what: string): number =>
      Number(rows.find(([label]) => label === what)?.[1]?.replaceAll(',', ''));
    expect(count('Listed and in the backup')).toBe(without.present);
    const { missing, none, deleted } = ledger.documents.states;
    expect(count('In a volume not opened')).toBe(ledger.documents.states.present - without.present);
    expect([count('Listed and missing'), count('No file expected'), count('Deleted')]).toEqual([
      missing,
      none,
      deleted,
    ]);
    expect(documentFiles).toBeGreaterThan(0);
  });

  test('the numbering names it, and a part added later joins without starting again', async ({
    app,
  }) => {
    const room = new Strongroom(app);
    await room.choose(others);
    await expect(room.volumes.filter({ hasText: name })).toBeVisible();
    await room.openWith(password);
    await room.loaded();
    await room.go('Backup report');
    const before = await room.table('Completeness');
    expect(before.find(([label]) => label === 'Listed and missing')?.[1]).not.toBe('0');
    await room.go('Overview');
    await room.choose(sample.volumes.filter((file) => path.basename(file) === name));
    await expectJoined(room);
    await expectTheWholeBackup(app);
  });
});

/** The part was opened with the password already known, or asks for it. */
async function expectJoined(room: Strongroom): Promise<void> {
  if (await room.password.isVisible()) {
    await room.password.fill(password);
    await room.page.getByRole('button', { name: /^Open/ }).click();
  }
  await room.loaded();
}
