import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { plainBackups, zippedPlain } from '../support/plain-backups.ts';
import { expect, test } from './fixtures.ts';
import { expectNoAxeFindings } from './pages/axe.ts';
import { Strongroom } from './pages/strongroom.ts';

/** Backups of no known vendor, as a person opens them. */
const folders: string[] = [];

async function fileOf(word: string): Promise<string> {
  const backup = plainBackups.find(({ name }) => name.includes(word));
  if (!backup) throw new Error(`no backup of a ${word}`);
  const folder = await mkdtemp(path.join(tmpdir(), 'strongroom-plain-'));
  folders.push(folder);
  const zip = await zippedPlain(backup);
  const file = path.join(folder, backup.name);
  await writeFile(file, Buffer.from(await zip.file.arrayBuffer()));
  return file;
}

test.afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

test('a CRM’s export: accounts lead to their contacts, and opportunities to their files', async ({
  app,
}) => {
  const room = new Strongroom(app);
  await room.open([await fileOf('WE_00D5g')], null);
  await room.go('All tables');
  await app.getByRole('link', { name: 'opportunities', exact: true }).click();
  await expect(room.grid('opportunities')).toBeVisible();
  await app.getByRole('link', { name: 'Order of kites, no. 0' }).click();
  await expect(app.getByRole('heading', { level: 1, name: 'Order of kites, no. 0' })).toBeVisible();
  await app.getByRole('tab', { name: /^Files/ }).click();
  await app.getByRole('link', { name: 'Proposal 0.txt' }).click();
  await expect(
    app.frameLocator('iframe').getByText('A proposal that nobody made, no. 0.'),
  ).toBeVisible();
});

test('a museum’s catalogue: what is missing is counted, and the list of files opens them', async ({
  app,
}) => {
  const room = new Strongroom(app);
  await room.open([await fileOf('museum')], null);
  await room.go('Backup report');
  expect(await room.table('Completeness')).toEqual(
    expect.arrayContaining([
      ['Listed and in the backup', '6'],
      ['Listed and missing', '1'],
      ['In the backup and not listed', '2'],
    ]),
  );
  await room.go('All tables');
  await app.getByRole('link', { name: 'locations', exact: true }).click();
  await app.getByRole('link', { name: 'Shelf 1', exact: true }).click();
  await expect(app.getByRole('heading', { level: 1, name: 'Shelf 1' })).toBeVisible();
});

test('a club’s export: the person says what a column refers to, and it is remembered', async ({
  app,
}) => {
  const room = new Strongroom(app);
  const file = await fileOf('club');
  await room.open([file], null);
  await app.goto(`${app.url().split('#')[0] ?? ''}#/dictionary/teams`);
  await expect(app.getByRole('combobox', { name: 'Key', exact: true })).toHaveValue('c1');
  await expect(app.getByText('Unique and filled in every row; taken from its name.')).toBeVisible();
  await app.getByRole('combobox', { name: 'Refers to: captain' }).selectOption('members');
  await expect(app.getByText('You said that it leads to')).toContainText('8 of 8 values');
  await expectNoAxeFindings(app, 'an entry with choices');
  await room.go('All tables');
  await app.getByRole('link', { name: 'members', exact: true }).click();
  await app.getByRole('link', { name: 'Nettlefold', exact: true }).first().click();
  await expect(app.getByRole('tab', { name: /^teams/ })).toBeVisible();

  await app.reload();
  await room.open([file], null);
  await app.goto(`${app.url().split('#')[0] ?? ''}#/dictionary/teams`);
  await expect(app.getByRole('combobox', { name: 'Refers to: captain' })).toHaveValue('members');
  await app.getByRole('button', { name: 'Take that back: captain' }).click();
  await expect(app.getByRole('combobox', { name: 'Refers to: captain' })).toHaveValue('');
});

test('columns that identify no row are refused in words', async ({ app }) => {
  const room = new Strongroom(app);
  await room.open([await fileOf('club')], null);
  await app.goto(`${app.url().split('#')[0] ?? ''}#/dictionary/members`);
  await app.getByRole('combobox', { name: 'Key', exact: true }).selectOption('c3');
  await expect(room.alert).toContainText('cannot identify the rows of members');
  await expect(app.getByRole('combobox', { name: 'Key', exact: true })).toHaveValue('c1');
});
