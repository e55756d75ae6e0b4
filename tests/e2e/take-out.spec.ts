import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Download, Page } from '@playwright/test';
import { runWell, tempFolder } from '../support/native.ts';
import { expect, test } from './fixtures.ts';
import { needs } from './pages/needs.ts';
import { sample } from './pages/sample.ts';
import { Strongroom } from './pages/strongroom.ts';

const { ledger } = sample;

/** Reads a workbook's first sheet as rows of [kind, text], with nothing but Python's own library. */
const READ_SHEET = `
import json, sys, zipfile, xml.etree.ElementTree as tree
ns = {'m': 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'}
book = zipfile.ZipFile(sys.argv[1])
assert book.testzip() is None
sheet = tree.fromstring(book.read('xl/worksheets/sheet1.xml'))
assert sheet.find('.//m:f', ns) is None, 'a formula'
rows = []
for row in sheet.iterfind('.//m:row', ns):
    cells = []
    for cell in row.iterfind('m:c', ns):
        if cell.get('t') == 'inlineStr':
            cells.append(['text', ''.join(t.text or '' for t in cell.iterfind('.//m:t', ns))])
        else:
            value = cell.find('m:v', ns)
            cells.append(['number', '' if value is None else value.text])
    rows.append(cells)
print(json.dumps({
    'rows': rows,
    'frozen': sheet.find('.//m:pane', ns).get('state') == 'frozen',
    'filter': sheet.find('m:autoFilter', ns) is not None,
    'widths': len(sheet.findall('m:cols/m:col', ns)),
}))
`;

interface Sheet {
  rows: [kind: 'text' | 'number', text: string][][];
  frozen: boolean;
  filter: boolean;
  widths: number;
}

/** Chromium offers the file dialog, which no test can answer; without it the page downloads. */
async function withoutPicker(page: Page): Promise<void> {
  await page.addInitScript(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
  await page.reload();
}

async function exportAs(room: Strongroom, format: string, allColumns: boolean): Promise<string> {
  await room.page.getByRole('button', { name: 'Export' }).click();
  const dialog = room.page.getByRole('dialog', { name: 'Export' });
  await dialog.getByRole('radio', { name: format }).check();
  if (allColumns) await dialog.getByRole('radio', { name: /^All/ }).check();
  const [download] = await Promise.all([
    room.page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Save' }).click(),
  ]);
  return savedTo(download);
}

async function savedTo(download: Download): Promise<string> {
  const file = path.join(tempFolder(), download.suggestedFilename());
  await download.saveAs(file);
  return file;
}

test.describe('taking things out', () => {
  test('a saved document is byte for byte the file that was zipped', async ({ app }) => {
    await withoutPicker(app);
    const room = new Strongroom(app);
    await room.open(sample.volumes, sample.password);
    const kinds = ['.txt', '.html', '.png', '.pdf', '.docx'];
    const documents = kinds.map((kind) =>
      ledger.documents.rows.find(
        ({ path: at, state }) => state === 'present' && at?.endsWith(kind),
      ),
    );
    for (const document of documents) {
      if (!document) throw new Error('the sample has a document of each kind');
      await app.evaluate(
        (id) => void (location.hash = `#/matters/${id}/documents`),
        document.actionId,
      );
      await room.filter(String(document.fileName));
      await expect(room.rowsStatus).toContainText(/^1\b/);
      const grid = app.getByRole('grid');
      await grid
        .getByRole('gridcell')
        .filter({ hasText: document.name })
        .first()
        .getByRole('link')
        .or(
          grid.getByRole('gridcell').filter({ hasText: document.name }).first().getByRole('button'),
        )
        .click();
      const [download] = await Promise.all([
        app.waitForEvent('download'),
        app.getByRole('button', { name: 'Save' }).click(),
      ]);
      const bytes = await readFile(await savedTo(download));
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(document.sha256);
      expect(bytes.length).toBe(document.bytes);
      await app.keyboard.press('Escape');
    }
  });

  test('a workbook holds exactly the filtered rows, ids and leading zeros as they are', async ({
    app,
  }) => {
    needs('python3');
    await withoutPicker(app);
    const room = new Strongroom(app);
    await room.open(sample.volumes, sample.password);
    const filter = ledger.filters.find(
      ({ table, text }) => table === 'participants' && text === '01632',
    );
    if (!filter) throw new Error('the ledger tells of leading zeros');
    await app.evaluate(() => void (location.hash = '#/tables/participants'));
    await room.filter(filter.text);
    await expect(room.rowsStatus).toContainText(String(filter.matches));
    const file = await exportAs(room, 'Excel workbook', true);
    const sheet = JSON.parse(await runWell('python3', ['-c', READ_SHEET, file])) as Sheet;
    expect(sheet).toMatchObject({ frozen: true, filter: true });
    const [head = [], ...rows] = sheet.rows;
    expect(sheet.widths).toBe(head.length);
    expect(rows).toHaveLength(filter.matches);
    expect(rows.slice(0, filter.firstKeys.length).map(([key]) => key)).toEqual(
      filter.firstKeys.map((key) => ['text', key]),
    );
    const zeros = ledger.blemishes.find(
      ({ kind, where }) => kind === 'leading-zeros' && where === 'participants',
    );
    const row = rows.find(([key]) => key?.[1] === zeros?.key);
    expect(row).toContainEqual(['text', zeros?.value]);
  });

  test('the rows come out in the order on screen', async ({ app }) => {
    needs('python3');
    await withoutPicker(app);
    const room = new Strongroom(app);
    await room.open(sample.volumes, sample.password);
    const sort = ledger.sorts.find(
      ({ table, column }) => table === 'actions' && column === 'action_name',
    );
    await room.go('Matters');
    const header = room.grid('Matters').getByRole('columnheader', { name: 'Name', exact: true });
    await header.click();
    await expect(header).toHaveAttribute('aria-sort', 'ascending');
    await expect.poll(async () => (await room.cells('Matters', 'Name'))[0]).toBe(sort?.first.value);
    const file = await exportAs(room, 'Excel workbook', false);
    const { rows } = JSON.parse(await runWell('python3', ['-c', READ_SHEET, file])) as Sheet;
    expect(rows).toHaveLength(ledger.totals.matters + 1);
    expect([rows[1]?.[1]?.[1], rows.at(-1)?.[1]?.[1]]).toEqual([
      sort?.first.value,
      sort?.last.value,
    ]);
  });

  test('a CSV guards what a spreadsheet would run, and nothing else', async ({ app }) => {
    needs('python3');
    await withoutPicker(app);
    const room = new Strongroom(app);
    await room.open(sample.volumes, sample.password);
    await app.evaluate(() => void (location.hash = '#/tables/participants'));
    await expect(room.rowsStatus).toContainText(String(ledger.totals.people));
    const file = await exportAs(room, 'CSV', true);
    const script = `import csv, json, sys; print(json.dumps(list(csv.reader(open(sys.argv[1], encoding='utf-8-sig', newline='')))))`;
    const rows = JSON.parse(await runWell('python3', ['-c', script, file])) as string[][];
    expect(rows).toHaveLength(ledger.totals.people + 1);
    const formula = ledger.blemishes.find(
      ({ kind, where }) => kind === 'formula' && where === 'participants',
    );
    const row = rows.find(([key]) => key === formula?.key);
    expect(row).toContain(`'${String(formula?.value)}`);
  });
});
