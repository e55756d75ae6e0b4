import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { makeSample } from '../../scripts/sample/make-sample.ts';
import { aVolume } from '../support/encrypted-zip.ts';
import { tempFolder } from '../support/native.ts';
import { expect, test } from './fixtures.ts';
import { expectNoAxeFindings } from './pages/axe.ts';
import { sample } from './pages/sample.ts';
import { Strongroom } from './pages/strongroom.ts';

const { ledger } = sample;

/** The sample as somebody's unzip program left it, with what systems put into folders. */
async function unzipped(): Promise<string> {
  const out = path.join(tempFolder(), 'tree');
  await makeSample({ out, plainFolder: true, seed: ledger.seed });
  const folder = path.join(out, ledger.name);
  writeFileSync(path.join(folder, '.DS_Store'), 'x');
  return folder;
}

/** A folder of records as versions, with its colons written as Windows has them. */
function notebook(): string {
  const folder = path.join(tempFolder(), 'org0a40x1');
  mkdirSync(path.join(folder, 'versions'), { recursive: true });
  const data = { sid: 'fern0a40x1', uid: 'EP1', name: 'Fern', table__name_plural: 'experiments' };
  for (const version of [1, 2]) {
    const text = JSON.stringify({ sid: `v${version}`, version, data });
    writeFileSync(path.join(folder, 'versions', `fern0a40x1_${version}`), text);
  }
  writeFileSync(path.join(folder, 'FL1_ leaf.txt'), 'leaf');
  return folder;
}

/** As if the folder were dragged from the desktop: only the browser itself can make such a drop. */
async function drop(page: Page, ...files: readonly string[]): Promise<void> {
  const client = await page.context().newCDPSession(page);
  const data = { items: [], files: [...files], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await client.send('Input.dispatchDragEvent', { type, x: 400, y: 300, data });
  }
}

test('a folder that was unzipped opens from the folder picker, without a password', async ({
  app,
}) => {
  const room = new Strongroom(app);
  await app.getByLabel('Backup folder').setInputFiles(await unzipped());
  await expect(room.volumes).toHaveCount(2);
  await expect(room.volumes.first()).toContainText('unzipped folder');
  await expect(room.volumes.last()).toContainText('.DS_Store');
  await expectNoAxeFindings(app, 'an unzipped folder');
  await app.getByRole('button', { name: 'Open backup' }).click();
  await room.loaded();
  await room.go('Matters');
  expect(await room.matchingRows()).toBe(ledger.totals.matters);
  await room.go('Backup report');
  const rows = await room.table('Completeness');
  const present = rows.find(([what]) => what === 'Listed and in the backup');
  expect(Number(present?.[1]?.replaceAll(',', ''))).toBe(ledger.documents.states.present);
});

test('a folder of versions is dropped, recognised, and its changed names are told', async ({
  app,
}) => {
  const room = new Strongroom(app);
  await drop(app, notebook());
  await expect(room.volumes).toHaveCount(1);
  await expect(app.getByText('1 name was changed when the backup was unzipped')).toBeVisible();
  const kind = app.getByRole('combobox', { name: 'Kind of backup' });
  await expect(kind).toHaveValue('labii');
  await expect(kind).toHaveAccessibleDescription(/versions/);
  await kind.selectOption('plain');
  await expect(kind).toHaveAccessibleDescription(/CSV/);
});

test('a mixed drop is not mixed: the person says which backup is opened', async ({ app }) => {
  const zip = path.join(tempFolder(), 'fern.zip');
  const tables = {
    'data/actions.csv': 'action_id,action_name\n7,Fern Hill lease\n',
    'data/participants.csv': 'participant_id,display_name\n11,Fern\n',
  };
  writeFileSync(zip, await aVolume(tables));
  const room = new Strongroom(app);
  await drop(app, zip, notebook());
  await expect(app.getByText('These files are of different kinds')).toBeVisible();
  await expect(room.volumes.filter({ hasText: 'fern.zip' })).toContainText('another backup');
  await app.getByRole('combobox', { name: 'Kind of backup' }).selectOption('actionstep');
  await expect(room.volumes.filter({ hasText: 'org0a40x1' })).toContainText('another backup');
  await expect(room.volumes.filter({ hasText: 'fern.zip' })).toContainText('open');
  await app.getByRole('button', { name: 'Open backup' }).click();
  await room.loaded();
  await room.go('Matters');
  expect(await room.matchingRows()).toBe(1);
});
