import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { makeSample } from '../../scripts/sample/make-sample.ts';
import { tempFolder } from '../support/native.ts';
import { expect, test } from './fixtures.ts';
import { Strongroom } from './pages/strongroom.ts';
import { sample } from './pages/sample.ts';

test.describe('what goes wrong is said in the words of the catalogue, and loses nothing', () => {
  test('a wrong password, then the right one', async ({ app }) => {
    const room = new Strongroom(app);
    await room.choose(sample.volumes);
    await room.openWith('not the password');
    await expect(room.alert).toContainText('That password does not open');
    await expect(room.alert).toContainText('Tried as typed and without surrounding spaces.');
    await expect(room.password).toHaveValue('');
    await room.openWith(sample.password);
    await room.loaded();
    await room.go('Matters');
    expect(await room.matchingRows()).toBe(sample.ledger.totals.matters);
  });

  test('a password with spaces around it opens the backup', async ({ app }) => {
    const room = new Strongroom(app);
    await room.open(sample.volumes, `  ${sample.password} `);
    await room.go('Matters');
    expect(await room.matchingRows()).toBe(sample.ledger.totals.matters);
  });

  test('a web page saved as .zip, an empty file, and a stray file beside the real volumes', async ({
    app,
  }) => {
    const folder = tempFolder();
    const page = path.join(folder, 'download.zip');
    const empty = path.join(folder, 'nothing.zip');
    const stray = path.join(folder, 'holiday.txt');
    await writeFile(page, '<!DOCTYPE html><html><body>Please sign in</body></html>');
    await writeFile(empty, '');
    await writeFile(stray, 'not part of any backup');
    const room = new Strongroom(app);
    await room.choose([page, empty, stray, ...sample.volumes]);
    const main = app.getByRole('main');
    await expect(main).toContainText('download.zip is not a ZIP file – it looks like a web page');
    await expect(main).toContainText(
      'nothing.zip is empty (0 bytes). The download probably failed.',
    );
    await expect(main).toContainText('holiday.txt');
    await room.openWith(sample.password);
    await room.loaded();
    await room.go('Matters');
    expect(await room.matchingRows()).toBe(sample.ledger.totals.matters);
  });

  test('only a web page: the sentence, and nothing is opened', async ({ app }) => {
    const page = path.join(tempFolder(), 'backup.zip');
    await writeFile(page, '<html><head><title>Expired</title></head></html>');
    const room = new Strongroom(app);
    await room.choose([page]);
    await expect(app.getByRole('main')).toContainText(
      'is not a ZIP file – it looks like a web page',
    );
    await expect(app.getByRole('button', { name: 'Open backup' })).toHaveCount(0);
  });

  test('a truncated part is told; the others open', async ({ app }) => {
    const last = sample.volumes.at(-1) ?? '';
    const cut = path.join(tempFolder(), path.basename(last));
    const bytes = await readFile(last);
    await writeFile(cut, bytes.subarray(0, Math.floor(bytes.length / 2)));
    const room = new Strongroom(app);
    await room.choose([...sample.volumes.slice(0, -1), cut]);
    await expect(app.getByRole('main')).toContainText(
      `${path.basename(last)} is incomplete: the end of the file is missing`,
    );
    await room.openWith(sample.password);
    await room.loaded();
    await room.go('Matters');
    expect(await room.matchingRows()).toBe(sample.ledger.totals.matters);
  });

  test('cancelled in the middle, opening leaves nothing, and can be asked for again', async ({
    app,
  }) => {
    const { volumes, ledger } = await makeSample({
      matters: 2000,
      timeRecords: 80_000,
      documents: 100,
      out: path.join(tempFolder(), 'bigger'),
    });
    const room = new Strongroom(app);
    await room.choose(volumes);
    await expect(room.volumes).toHaveCount(volumes.length);
    await room.openWith(sample.password);
    const progress = app.getByRole('progressbar', { name: 'Opening backup' });
    await expect(progress).toHaveAttribute('aria-valuenow', /[1-9]/);
    await app.getByRole('button', { name: 'Cancel' }).click();
    await expect(app.getByRole('heading', { level: 1, name: 'Open a backup' })).toBeVisible();
    await expect(room.volumes).toHaveCount(volumes.length);
    await expect(room.sections).toHaveCount(0);
    await expect(room.alert).toHaveCount(0);
    await room.openWith((await room.password.isVisible()) ? sample.password : null);
    await room.loaded();
    await room.go('Matters');
    expect(await room.matchingRows()).toBe(ledger.totals.matters);
  });
});
