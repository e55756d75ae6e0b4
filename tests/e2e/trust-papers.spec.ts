import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { runWell, tempFolder } from '../support/native.ts';
import { pdfText } from '../support/pdf-text.ts';
import { expect, test } from './fixtures.ts';
import { needs } from './pages/needs.ts';
import { found, sample } from './pages/sample.ts';
import { TrustRoom } from './pages/trust-room.ts';

const { trust } = sample.ledger;

/** Adds up a column of a workbook's sheet, by the sheet's name and the column's heading, in whole cents. */
const SUM_SHEETS = `
import decimal, json, re, sys, zipfile, xml.etree.ElementTree as tree
m = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'
r = '{http://schemas.openxmlformats.org/officeDocument/2006/relationships}'
book = zipfile.ZipFile(sys.argv[1])
assert book.testzip() is None
links = {one.get('Id'): one.get('Target') for one in tree.fromstring(book.read('xl/_rels/workbook.xml.rels'))}
def text(cell):
    if cell.get('t') == 'inlineStr':
        return ''.join(t.text or '' for t in cell.iter(m + 't'))
    value = cell.find(m + 'v')
    return '' if value is None else value.text
sheets = {}
for one in tree.fromstring(book.read('xl/workbook.xml')).iter(m + 'sheet'):
    part = tree.fromstring(book.read('xl/' + links[one.get(r + 'id')].lstrip('/').removeprefix('xl/')))
    assert part.find('.//' + m + 'f') is None, 'a formula'
    rows = []
    for row in part.iter(m + 'row'):
        cells = {}
        for cell in row.iter(m + 'c'):
            cells[re.match('[A-Z]+', cell.get('r')).group()] = text(cell)
        rows.append(cells)
    sheets[one.get('name')] = rows
print(json.dumps(sheets))
`;

interface Column {
  sum: bigint;
  total: string;
  foot: string[];
}

type Sheets = Record<string, Record<string, string>[]>;

/** What stands under a heading down to the row of totals; that row's own cell, and those below it, come with it. */
function columnOf(sheets: Sheets, sheet: string, heading: string): Column {
  const rows = found(sheets[sheet]);
  const head = rows.findIndex((row) => Object.values(row).includes(heading));
  const letter = found(Object.entries(rows[head] ?? {}).find(([, text]) => text === heading))[0];
  const below = rows.slice(head + 1);
  const last = below.findIndex((row) => Object.values(row).includes('Total'));
  const cells = below.map((row) => row[letter] ?? '');
  const sum = cells.slice(0, last).reduce((all, text) => all + cents(text), 0n);
  return { sum, total: cells[last] ?? '', foot: cells.slice(last + 1) };
}

function cents(text: string): bigint {
  if (text === '') return 0n;
  const [whole = '', decimals = ''] = text.split('.');
  return BigInt(whole + decimals.padEnd(2, '0'));
}

async function sheetsIn(file: string): Promise<Sheets> {
  return JSON.parse(await runWell('python3', ['-c', SUM_SHEETS, file])) as Sheets;
}

/** Counts how often the page asks for a printer, in the place of one. */
async function withoutPrinter(app: Page): Promise<void> {
  await app.addInitScript(() => {
    const counted = { prints: 0 };
    Object.assign(window, { counted, print: () => (counted.prints += 1) });
  });
  await app.reload();
}

const prints = (app: Page): Promise<unknown> =>
  app.evaluate(() => (window as unknown as { counted: { prints: number } }).counted.prints);

test.describe('reports on paper', () => {
  test('a cash book of many sheets has a head on each, its total, and where it comes from', async ({
    app,
  }) => {
    needs('pdftotext');
    await withoutPrinter(app);
    const room = await TrustRoom.open(app);
    await room.visit('#/trust?list=receipts');
    await expect(room.total).toContainText(/\d/);
    const total = found((await room.total.locator('span b').allInnerTexts()).at(-1));
    const rows = await room.matchingRows();
    await app.getByRole('button', { name: 'Print' }).click();
    await expect(app.getByRole('status').filter({ hasText: 'laid out' })).toContainText(
      `${rows} receipts laid out`,
    );
    await expect.poll(() => prints(app)).toBe(1);
    await expect(app.getByRole('table').locator('tbody tr')).toHaveCount(rows + 1);

    const pages = await pdfText(await app.pdf({ preferCSSPageSize: true }));
    expect(pages.length).toBeGreaterThan(3);
    for (const [at, page] of pages.entries()) {
      expect(page).toContain(`Page ${at + 1} of ${pages.length}`);
      expect(page).toContain('Received from');
      expect(page).toContain('not a statutory record');
    }
    expect(pages.at(-1)).toContain(total);
    expect(pages[0]).toMatch(/kowhaisample_part_000\.zip\s+[0-9a-f]{64}/);
    expect(pages[0]).toMatch(/Made .* by Strongroom \d+\.\d+\.\d+/);

    await app.getByRole('link', { name: 'Back' }).click();
    await expect(room.grid('Trust receipts cash book')).toBeVisible();
  });

  test('a matter’s statement is its ledger, and a reload prints nothing', async ({ app }) => {
    needs('pdftotext');
    await withoutPrinter(app);
    const matter = found(trust.balances.find(({ amount }) => amount !== '0.00'));
    const room = await TrustRoom.open(app);
    await room.visit(`#/matters/${matter.matter}/trust`);
    const [balances = []] = await room.columns('Trust ledger', 'Balance');
    await app.getByRole('button', { name: 'Statement' }).click();
    await expect(app.getByRole('heading', { level: 1, name: 'Trust statement' })).toBeFocused();
    await expect.poll(() => prints(app)).toBe(1);
    const pages = await pdfText(await app.pdf({ preferCSSPageSize: true }));
    for (const balance of balances) expect(pages.join(' ')).toContain(balance);

    await app.reload();
    await room.choose(sample.volumes);
    await room.openWith(sample.password);
    await expect(app.getByRole('heading', { level: 1, name: 'Trust statement' })).toBeVisible();
    await expect(app.getByRole('button', { name: 'Print' })).toBeEnabled();
    expect(await prints(app)).toBe(0);
  });

  test('the reconciliation is printed with what was typed and ticked', async ({ app }) => {
    needs('pdftotext');
    await withoutPrinter(app);
    const room = await TrustRoom.open(app);
    await room.visit('#/trust?list=reconciliation');
    await app
      .getByRole('checkbox', { name: /^Not on the statement/ })
      .first()
      .check();
    await app.getByLabel('Balance on the bank’s statement').fill('1,234.56');
    await app.getByLabel('Adjustment', { exact: true }).fill('-34.56');
    await app.getByLabel('Reason for the adjustment').fill('Bank error of the 3rd');
    await expect(app.getByRole('group', { name: 'Three legs' })).toContainText('Bank, adjusted');
    await app.getByRole('button', { name: 'Print' }).click();
    await expect(
      app.getByRole('heading', { level: 1, name: 'Trust reconciliation' }),
    ).toBeVisible();
    await expect.poll(() => prints(app)).toBe(1);
    const [page = ''] = await pdfText(await app.pdf({ preferCSSPageSize: true }));
    expect(page).toContain('1,234.56');
    expect(page).toContain('−34.56');
    expect(page).toContain('Bank error of the 3rd');
    await expect(app.getByRole('table', { name: 'Open entries' }).locator('tbody tr')).toHaveCount(
      1,
    );
  });
});

test('a month’s workbook, read by Python, adds up to the ledger', async ({ app }) => {
  needs('python3');
  // Chromium offers the file dialog, which no test can answer; without it the page downloads.
  await app.addInitScript(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
  await app.reload();
  const month = found(
    trust.months.findLast(({ receipts, payments }) => receipts !== '0.00' && payments !== '0.00'),
  );
  const room = await TrustRoom.open(app);
  await room.visit('#/trust?list=month');
  await app.getByLabel('Month').selectOption(month.month);
  const [download] = await Promise.all([
    app.waitForEvent('download'),
    app.getByRole('button', { name: 'Save workbook' }).click(),
  ]);
  const file = path.join(tempFolder(), download.suggestedFilename());
  await download.saveAs(file);
  expect((await readFile(file)).length).toBeGreaterThan(1000);
  expect(path.basename(file)).toContain(month.month);
  await expect(app.getByText(/^Saved/)).toContainText('sheets');

  const sheets = await sheetsIn(file);
  const receipts = columnOf(sheets, 'Receipts', 'Amount');
  expect(receipts).toEqual({ sum: cents(month.receipts), total: month.receipts, foot: [] });
  const payments = columnOf(sheets, 'Payments', 'Amount');
  expect(payments).toEqual({ sum: cents(month.payments), total: month.payments, foot: [] });
  const balances = columnOf(sheets, 'Balances', 'Total');
  expect(cents(balances.total)).toBe(balances.sum);
  const cover = Object.values(sheets)[0] ?? [];
  const told = cover.map((row) => Object.values(row).join(' '));
  expect(told.join('\n')).toContain('not a statutory record');
  // The list of balances is held against the cash book and both accounts of the ledger.
  expect(balances.foot).toEqual([balances.total, balances.total, balances.total]);

  const legs = found(sheets['Reconciliation']).map((row) => [row['A'], row['C'], row['D']]);
  const banks = new Set(legs.slice(1).map(([account]) => account));
  const amounts = (line: string): bigint[] =>
    legs.filter(([, name]) => name === line).map(([, , amount]) => cents(amount ?? ''));
  const [all = 0n, ...each] = amounts('Cash book');
  expect(all).toBe(balances.sum);
  expect(each).toHaveLength(banks.size - 1);
  expect(each.reduce((sum, one) => sum + one, 0n)).toBe(all);
  expect(amounts('Ledger, owed to clients')[0]).toBe(balances.sum);
  expect(amounts('Matters less cash book')).toEqual([...banks].map(() => 0n));
  const trial = columnOf(sheets, 'Trial balance', 'Trial debit');
  expect(cents(trial.total)).toBe(trial.sum);
  expect(columnOf(sheets, 'Trial balance', 'Credit').total).toBe(trial.total);
});

test('what goes out has the words of the country, and the accounts their own names', async ({
  app,
}) => {
  needs('python3');
  needs('pdftotext');
  await app.addInitScript(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
  await withoutPrinter(app);
  const room = await TrustRoom.open(app);
  await app.getByRole('button', { name: 'Times' }).click();
  await app.getByLabel('Country').selectOption('United Kingdom');
  await app.keyboard.press('Escape');
  await room.visit('#/trust');
  await app.getByRole('button', { name: 'Export' }).click();
  const [download] = await Promise.all([
    app.waitForEvent('download'),
    app.getByRole('button', { name: 'Save', exact: true }).click(),
  ]);
  expect(download.suggestedFilename()).toContain('Client-account-balances');
  const file = path.join(tempFolder(), download.suggestedFilename());
  await download.saveAs(file);
  const [[name, rows] = []] = Object.entries(await sheetsIn(file));
  expect(name).toBe('Client account balances');
  expect(Object.values(rows?.[0] ?? {})).toContain('Trust bank');
  await app.getByRole('button', { name: 'Done' }).click();

  const matter = found(trust.balances.find(({ amount }) => amount !== '0.00'));
  await room.visit(`#/matters/${matter.matter}/trust`);
  await app.getByRole('button', { name: 'Statement' }).click();
  await expect(
    app.getByRole('heading', { level: 1, name: 'Client account statement' }),
  ).toBeVisible();
  await expect.poll(() => prints(app)).toBe(1);
  const [page = ''] = await pdfText(await app.pdf({ preferCSSPageSize: true }));
  expect(page).toContain('Client account');
  expect(page).toContain('Trust bank');
  expect(page).not.toContain('Trust account');
});
