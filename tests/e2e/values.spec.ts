import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { aVolume } from '../support/encrypted-zip.ts';
import { tempFolder } from '../support/native.ts';
import { expect, test } from './fixtures.ts';
import { expectNoAxeFindings } from './pages/axe.ts';
import { Strongroom } from './pages/strongroom.ts';

const secret = '111-222-333';
const files = {
  'data/actions.csv': 'action_id,action_name,status\n7,Lease of Fern House,Active\n',
  'data/participants.csv': `participant_id,display_name,tax_number\n5,"Fern, Test",${secret}\n6,"Moss, Test",\n`,
  'data/tasks.csv':
    'task_id,name,action_id,due_timestamp\n1,Call,7,2024-07-22 13:30:00+00\n2,Write,7,2024-07-22 13:30:00\n',
  'data/trust_receipts.csv':
    'transaction_id,action_id,transaction_date,amount\n1,7,2024-07-22 13:30:00+00,1234.5\n',
  'data/disbursements.csv':
    'disbursement_id,action_id,description,date\n1,7,Search,2/1/2021\n2,7,Courier,1/3/2020\n3,7,Filing,1/2/2021\n',
};

async function open(app: Page): Promise<Strongroom> {
  const zip = path.join(tempFolder(), 'fakechambers.zip');
  await writeFile(zip, await aVolume(files));
  const room = new Strongroom(app);
  await room.open([zip], null);
  return room;
}

async function visit(app: Page, address: string): Promise<void> {
  await app.evaluate((hash) => void (location.hash = hash), address);
  await expect(app.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(app.locator('[aria-busy="true"]')).toHaveCount(0);
}

const zonesOf = async (app: Page): Promise<Locator> => {
  await app.getByRole('button', { name: 'Times' }).click();
  return app.getByRole('listbox', { name: 'Time zone' });
};

test.describe('values read as a person reads them', () => {
  test('a zone moves a time that was written with one, and no date', async ({ app }) => {
    const room = await open(app);
    await visit(app, '#/tables/tasks');
    const zones = await zonesOf(app);
    await zones.selectOption('Pacific/Auckland');
    await expect(room.grid('Tasks').getByText(/Jul 23, 2024, 01:30/)).toBeVisible();
    await expect(
      room.grid('Tasks').getByText('Jul 22, 2024, 13:30', { exact: true }),
    ).toBeVisible();
    await zones.selectOption('America/New_York');
    await expect(room.grid('Tasks').getByText(/Jul 22, 2024, 09:30/)).toBeVisible();
    await expect(room.grid('Tasks').getByTitle('2024-07-22 13:30:00+00')).toBeVisible();
    await zones.selectOption('Pacific/Auckland');
    await expectNoAxeFindings(app, 'a time zone');
    await app.keyboard.press('Escape');

    await visit(app, '#/tables/trust_receipts');
    await expect(
      room.grid('Trust receipts').getByText('Jul 22, 2024', { exact: true }),
    ).toBeVisible();

    await visit(app, '#/tables/tasks/1');
    const due = app.getByRole('button', { name: /Jul 23, 2024, 01:30/ });
    await expect(due).toHaveAccessibleDescription('2024-07-22 13:30:00+00');
    await due.focus();
    await expect(app.getByText('2024-07-22 13:30:00+00', { exact: true })).toBeVisible();
    await (await zonesOf(app)).selectOption('written');
    await expect(app.getByRole('button', { name: 'Jul 22, 2024, 13:30 UTC' })).toBeVisible();
  });

  test('the zone chosen is found by typing, and kept', async ({ app }) => {
    await open(app);
    const zones = await zonesOf(app);
    await app.getByRole('searchbox', { name: 'Find a time zone' }).fill('kathm');
    await expect(zones.getByRole('option')).toHaveCount(2);
    await zones.selectOption('Asia/Kathmandu');
    await app.reload();
    await open(app);
    await expect(await zonesOf(app)).toHaveValue('Asia/Kathmandu');
  });

  test('a protected value is covered until it is asked for, and not by its title either', async ({
    app,
  }) => {
    const room = await open(app);
    await visit(app, '#/tables/participants');
    const grid = room.grid('Contacts');
    await expect(grid.getByText('••••')).toHaveCount(1);
    expect(await app.content()).not.toContain(secret);
    await app.getByRole('button', { name: 'Export' }).click();
    await expect(app.getByRole('dialog', { name: 'Export' })).toContainText(
      'Tax number is protected and is written in full.',
    );
    await app.getByRole('button', { name: 'Close', exact: true }).click();

    await visit(app, '#/tables/participants/5');
    expect(await app.content()).not.toContain(secret);
    await expectNoAxeFindings(app, 'hidden values');
    await app.getByRole('button', { name: 'Show protected value of Tax number' }).click();
    await expect(app.getByText(secret)).toBeVisible();
    await visit(app, '#/tables/participants');
    expect(await app.content()).not.toContain(secret);
    await app.getByRole('button', { name: 'Columns' }).click();
    await app.getByRole('checkbox', { name: 'Show protected values' }).check();
    await expect(grid.getByText(secret)).toBeVisible();

    await app.reload();
    await open(app);
    await visit(app, '#/tables/participants');
    await expect(room.grid('Contacts').getByText('••••')).toHaveCount(1);
  });

  test('dates that could be either stay raw until the person says which, also the next time', async ({
    app,
  }) => {
    const room = await open(app);
    await visit(app, '#/tables/disbursements?sort=c4.asc');
    expect(await room.cells('Disbursements', 'Date')).toEqual(['1/2/2021', '1/3/2020', '2/1/2021']);
    const question = app.getByRole('group', { name: 'Order of day and month' });
    await expect(question).toContainText('Dates in “Date” may be day/month or month/day:');
    await expectNoAxeFindings(app, 'the order of dates');
    await question.getByRole('button', { name: 'Day first' }).click();
    await expect(question).toHaveCount(0);
    await expect
      .poll(() => room.cells('Disbursements', 'Date'))
      .toEqual(['Mar 1, 2020', 'Jan 2, 2021', 'Feb 1, 2021']);

    await app.reload();
    await open(app);
    await visit(app, '#/tables/disbursements');
    await expect(room.grid('Disbursements').getByText('Jan 2, 2021')).toBeVisible();
    await app.getByRole('link', { name: 'About this table' }).click();
    await app.getByRole('button', { name: 'Take that back' }).click();
    await expect(question).toBeVisible();
  });
});

test.describe('the data dictionary', () => {
  test('says of every table what it is, of every column what is in it, and what is not here', async ({
    app,
  }) => {
    const room = await open(app);
    await room.go('All tables');
    await app.getByRole('link', { name: 'Data dictionary' }).click();
    await expect(app.getByRole('heading', { level: 1, name: 'Data dictionary' })).toBeVisible();
    const main = app.getByRole('main');
    await expect(main).toContainText('What is to be done on a matter');
    await expect(main).toContainText('general_ledger_transactions.csv');
    await expect(main).toContainText('The audit log is not in the backup.');
    await expectNoAxeFindings(app, 'the dictionary');

    await app.getByRole('main').getByRole('link', { name: 'Contacts', exact: true }).click();
    await expect(app.getByRole('heading', { level: 1, name: /Contacts/ })).toBeVisible();
    const rows = app.getByRole('table', { name: 'Columns' }).getByRole('row');
    await expect(rows.filter({ hasText: 'Tax number' })).toContainText('150%1');
    await expect(rows.filter({ hasText: 'Name' }).first()).toContainText('Fern, Test');
    expect(await app.content()).not.toContain(secret);
    await expect(main).toContainText('Columns this file does not have');
    await expectNoAxeFindings(app, 'a table in the dictionary');
    await app.setViewportSize({ width: 390, height: 844 });
    await expectNoAxeFindings(app, 'the same at 390 pixels');
    const sideways = await app.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    expect(sideways).toBe(false);

    await visit(app, '#/dictionary/nothing');
    await expect(main).toContainText('This backup has no file nothing.csv');
  });
});
