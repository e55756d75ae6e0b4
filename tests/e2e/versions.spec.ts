import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator } from '@playwright/test';
import { makeVersions } from '../../scripts/sample/versions/make-versions.ts';
import type { VersionsLedger } from '../../scripts/sample/versions/ledger.ts';
import { tempFolder } from '../support/native.ts';
import { expect, test } from './fixtures.ts';
import { expectNoAxeFindings } from './pages/axe.ts';
import { Records } from './pages/records.ts';
import { found } from './pages/sample.ts';

const password = 'pretend kites';

interface Made {
  zip: string;
  ledger: VersionsLedger;
  /** The vendor's exports. */
  exports: readonly string[];
}

let made: Made;

test.beforeAll(async () => {
  const out = path.join(tempFolder(), 'versions');
  await makeVersions({ out, cipher: 'aes256', password, faults: true });
  // What the maker wrote is its own.
  const ledger = JSON.parse(readFileSync(path.join(out, 'ledger.json'), 'utf8')) as VersionsLedger;
  const exports = ledger.exports.map((one) => path.join(out, one.path));
  made = { zip: path.join(out, 'pretend-kites-backup.zip'), ledger, exports };
});

async function openNotebook(records: Records): Promise<void> {
  await records.open([made.zip], password);
}

const broken = (): VersionsLedger['faults'][number] =>
  found(made.ledger.faults.find(({ kind }) => kind === 'broken'));

test('the sections are those of records, with the counts of the backup', async ({ app }) => {
  const records = new Records(app);
  await openNotebook(records);
  const names = await records.sections.getByRole('link').allInnerTexts();
  expect(names).toEqual([
    'Overview',
    'Records',
    'Versions',
    'Files',
    'All tables',
    'Backup report',
  ]);
  const { totals, missing } = made.ledger;
  await records.go('Records');
  expect(await records.matchingRows()).toBe(totals.records);
  const experiments = app.getByRole('link', { name: 'Experiments', exact: true });
  await experiments.click();
  await expect(records.grid('Experiments')).toBeVisible();
  expect(await records.matchingRows()).toBe(totals.byKind['experiments']);
  await records.go('Versions');
  expect(await records.matchingRows()).toBe(totals.versionFiles);
  await records.go('Files');
  await app.getByRole('link', { name: 'Missing', exact: true }).click();
  await expect(records.grid('Missing')).toBeVisible();
  expect(await records.matchingRows()).toBe(missing.length);
  await expect(records.told).toHaveCount(0);
});

test('a file opens over the list of files', async ({ app }) => {
  const records = new Records(app);
  await openNotebook(records);
  await records.go('Files');
  await app
    .getByRole('link', { name: /^Reading/ })
    .first()
    .click();
  await expect(app.getByRole('button', { name: 'Save' }).first()).toBeVisible();
  await expect(records.frame.locator('body')).toContainText(/\w/);
});

test('a record shows its fields, its sections and where its links lead', async ({ app }) => {
  const records = new Records(app);
  await openNotebook(records);
  const { sid, uid } = broken();
  await records.visitRecord(`#/records/${sid}`);
  await expect(records.heading).toContainText(`${uid}: `);
  await expect(records.tabs.first()).toHaveText(/^Fields/);
  await expect(records.panel).toContainText('Yield percent');
  await app.getByRole('tab', { name: /^Sections/ }).click();
  await expect(records.panel.getByRole('link', { name: /^PR\d+$/ }).first()).toHaveAttribute(
    'href',
    /^#\/records\//,
  );
  await records.panel.getByRole('link', { name: /^FL102: / }).click();
  await expect(records.crumbs.getByRole('link', { name: 'Files' })).toBeVisible();
  await app.goBack();
  await app.getByRole('tab', { name: /^Links to/ }).click();
  await expect(app.getByRole('grid')).toContainText('PR102');
});

test('two versions are compared as a table and as text, and the address keeps which', async ({
  app,
}) => {
  const records = new Records(app);
  await openNotebook(records);
  const { sid, number } = broken();
  await records.visitRecord(`#/records/${sid}/versions`);
  const history = app.getByRole('table', { name: 'Versions' });
  const row = history.getByRole('row', { name: new RegExp(`Version ${number}\\b`) });
  await expect(row).toContainText('chain broken');
  await history.getByRole('radio', { name: `Compare to Version ${number}`, exact: true }).check();
  await history
    .getByRole('radio', { name: `Compare from Version ${number - 1}`, exact: true })
    .check();
  const title = `From Version ${number - 1} to Version ${number}`;
  await expect(app.getByRole('heading', { name: title })).toBeVisible();
  await expect(app.getByRole('table', { name: 'Changed fields' })).toContainText('Done');
  await app.getByRole('button', { name: 'As text' }).click();
  const lines = app.getByRole('region', { name: 'Changed lines' });
  await expect(lines).toContainText('+');
  await expect(lines).toContainText('−');
  const address = app.url();
  await records.go('Records');
  await app.goBack();
  await expect(app.getByRole('heading', { name: title })).toBeVisible();
  expect(app.url()).toBe(address);
});

test('a record is shown as it was on a day, and that it is not the newest is said', async ({
  app,
}) => {
  const records = new Records(app);
  await openNotebook(records);
  await records.visitRecord(`#/records/${broken().sid}/versions`);
  const cells = app.getByRole('table', { name: 'Versions' }).getByRole('row').last();
  const when = await cells.locator('td[title]').first().getAttribute('title');
  await app.getByLabel('As it was on').fill((when ?? '').slice(0, 10));
  const section = app.getByRole('region', { name: 'As it was' });
  await expect(section.getByRole('status')).toContainText('It is not the newest');
  await expect(section).toContainText('Planned');
  await app.getByLabel('As it was on').fill('1999-01-01');
  await expect(section.getByRole('status')).toContainText('was not there yet');
});

test('a version says what its chain says, and leads to those beside it', async ({ app }) => {
  const records = new Records(app);
  await openNotebook(records);
  const { sid, number } = broken();
  await records.visitRecord(`#/versions/${sid}_${number}`);
  await expect(records.panel).toContainText('chain broken');
  await expect(records.panel).toContainText(`Version ${number - 1} has`);
  await app.getByRole('tab', { name: 'Raw JSON' }).click();
  await expect(app.getByRole('region', { name: 'Raw JSON' })).toContainText('"previousHash"');
  await app.getByRole('tab', { name: 'Version', exact: true }).click();
  await app.getByRole('link', { name: 'Next version' }).click();
  await expect(records.crumbs).toContainText(`${sid}_${number + 1}`);
  await app.getByRole('link', { name: 'Previous version' }).click();
  await app.getByRole('link', { name: 'What changed in it' }).click();
  const title = `From Version ${number - 1} to Version ${number}`;
  await expect(app.getByRole('heading', { name: title })).toBeVisible();
});

test('exports are matched by their values, give their columns, and can be taken away', async ({
  app,
}) => {
  const records = new Records(app);
  await openNotebook(records);
  await records.go('Records');
  await app.getByRole('button', { name: 'Match with an export' }).click();
  const dialog = app.getByRole('dialog', { name: 'Match with an export' });
  await dialog.getByLabel('Export files').setInputFiles([...made.exports]);
  const items: Locator = dialog.getByRole('list', { name: 'Added exports' }).getByRole('listitem');
  await expect(items).toHaveCount(made.exports.length);
  for (const [at, one] of made.ledger.exports.entries()) {
    await expect(items.nth(at)).toContainText(`${one.rows - 1} of ${one.rows} rows matched`);
    await expect(items.nth(at).getByRole('combobox')).toContainText(one.column);
    await expect(items.nth(at)).toContainText('1 only in the export');
    await expect(items.nth(at)).toContainText('1 only in the backup');
  }
  await expectNoAxeFindings(app, 'matching');
  await items.first().getByRole('link', { name: '1 only in the backup' }).click();
  const [first] = made.ledger.exports;
  await expect(app.getByRole('grid')).toContainText(first?.onlyInBackup ?? '');
  await records.visit('#/records');
  await expect(app.getByRole('columnheader', { name: 'Cost centre (experiments)' })).toBeAttached();
  await records.visitRecord(`#/records/${broken().sid}/fields`);
  await expect(records.panel).toContainText('Cost centre (experiments)');
  await records.go('Records');
  await app.getByRole('button', { name: 'Match with an export' }).click();
  await dialog.getByRole('button', { name: 'Take away experiments' }).click();
  await expect(items).toHaveCount(made.exports.length - 1);
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(app.getByRole('columnheader', { name: 'Cost centre (experiments)' })).toHaveCount(0);
});

for (const viewport of [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
] as const) {
  test(`axe finds nothing, and nothing runs over the side, at ${viewport.width} pixels`, async ({
    app,
  }) => {
    test.setTimeout(240_000);
    const records = new Records(app);
    await openNotebook(records);
    await app.setViewportSize(viewport);
    const { sid, number } = broken();
    const addresses = [
      '#/records',
      '#/versions',
      '#/files',
      `#/records/${sid}`,
      `#/records/${sid}/sections`,
      `#/records/${sid}/versions`,
      `#/records/${sid}/versions?p.as=text&p.day=2024-01-12`,
      `#/versions/${sid}_${number}`,
      `#/versions/${sid}_${number}/raw`,
    ];
    for (const address of addresses) {
      await records.visit(address);
      await records.drawn();
      await expectNoAxeFindings(app, address);
      const over = await app.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect([address, over]).toEqual([address, 0]);
    }
  });
}
