import { readFile } from 'node:fs/promises';
import { aMail } from '../support/mail.ts';
import { pagesPdf, pdfFile } from '../support/pages-pdf.ts';
import { expect, test } from './fixtures.ts';
import { expectNoAxeFindings } from './pages/axe.ts';
import { ReadingPanel } from './pages/documents.ts';
import { deed, letter, outlook } from './pages/papers.ts';

test.describe('reading a PDF', () => {
  test('its pages are drawn as they come into view, and counted', async ({ app }) => {
    const panel = await ReadingPanel.over(app, { 'Deed.pdf': deed });
    await panel.open('Deed.pdf');
    const { viewer } = panel;
    await expect(viewer.getByText('Page 1 of 12', { exact: true })).toBeVisible();
    await expect(viewer.getByRole('group', { name: 'Page 1', exact: true })).toContainText(
      'page 1 of twelve',
    );
    expect(await viewer.locator('canvas').count()).toBeLessThan(6);
    await viewer.getByRole('button', { name: 'Next page' }).click();
    await expect(viewer.getByText('Page 2 of 12', { exact: true })).toBeVisible();
    await viewer.getByRole('spinbutton', { name: 'Go to page' }).fill('11');
    await viewer.getByRole('spinbutton', { name: 'Go to page' }).press('Enter');
    await expect(viewer.getByText('Page 11 of 12', { exact: true })).toBeVisible();
    await viewer.getByRole('group', { name: 'Document' }).focus();
    await app.keyboard.press('PageUp');
    await expect(viewer.getByText('Page 10 of 12', { exact: true })).toBeVisible();
    await viewer.getByRole('button', { name: 'Pages', exact: true }).click();
    await viewer.getByRole('button', { name: 'Page 9', exact: true }).click();
    await expect(viewer.getByText('Page 9 of 12', { exact: true })).toBeVisible();
    await expect(
      viewer.getByRole('navigation', { name: 'Pages' }).locator('canvas').first(),
    ).toBeVisible();
    await expectNoAxeFindings(app, 'a PDF');
  });

  test('what is drawn is the page, in black on white', async ({ app }) => {
    const panel = await ReadingPanel.over(app, { 'Deed.pdf': deed });
    await panel.open('Deed.pdf');
    const canvas = panel.viewer
      .getByRole('group', { name: 'Page 1', exact: true })
      .locator('canvas');
    const darkest = await canvas.evaluate((drawn: HTMLCanvasElement) => {
      const { data } = drawn.getContext('2d')?.getImageData(0, 0, drawn.width, drawn.height) ?? {};
      return data?.reduce(
        (least, value, at) => (at % 4 === 0 ? Math.min(least, value) : least),
        255,
      );
    });
    expect(darkest).toBeLessThan(100);
  });

  test('words are found on all pages, whatever their case', async ({ app }) => {
    const panel = await ReadingPanel.over(app, { 'Deed.pdf': deed });
    await panel.open('Deed.pdf');
    const { viewer } = panel;
    await viewer.getByRole('group', { name: 'Document' }).focus();
    await app.keyboard.press('Control+f');
    const box = viewer.getByRole('searchbox', { name: 'Find in document' });
    await expect(box).toBeFocused();
    await box.fill('Covenant');
    await expect(viewer.getByRole('status', { name: 'Matches' })).toHaveText('1 of 2 matches');
    await expect(viewer.getByText('Page 7 of 12', { exact: true })).toBeVisible();
    await box.press('Enter');
    await expect(viewer.getByRole('status', { name: 'Matches' })).toHaveText('2 of 2 matches');
    await expect(viewer.getByText('Page 10 of 12', { exact: true })).toBeVisible();
    const marked = () =>
      app.evaluate(() => [...(CSS.highlights.get('found-here') ?? [])].map(String));
    await expect.poll(marked).toEqual(['COVENANT']);
    await box.fill('nowhere to be read');
    await expect(viewer.getByRole('status', { name: 'Matches' })).toHaveText('No matches');
    await box.press('Escape');
    await expect(box).toHaveValue('');
    await expect(panel.dialog).toBeVisible();
  });

  test('it is made larger and smaller, and its text can be selected', async ({ app }) => {
    const panel = await ReadingPanel.over(app, { 'Deed.pdf': deed });
    await panel.open('Deed.pdf');
    const { viewer } = panel;
    const sheet = viewer.getByRole('group', { name: 'Page 1', exact: true });
    const width = async (): Promise<number> => (await sheet.boundingBox())?.width ?? 0;
    await viewer.getByRole('button', { name: 'Actual size' }).click();
    await expect.poll(width).toBe(793);
    await viewer.getByRole('button', { name: 'Zoom in' }).click();
    await expect.poll(width).toBe(872);
    await viewer.getByRole('group', { name: 'Document' }).focus();
    await app.keyboard.press('-');
    await expect.poll(width).toBe(793);
    const line = sheet.getByText('page 1 of twelve');
    await expect(line).toBeAttached();
    await line.selectText();
    expect(await app.evaluate(() => String(getSelection()))).toContain('Deed of Example');
  });

  test('one of ten thousand pages is as light as one of ten', async ({ app }) => {
    const long = pagesPdf(Array.from({ length: 10_000 }, (_, at) => [`Sheet ${at + 1}`]));
    const panel = await ReadingPanel.over(app, { 'Long.pdf': long });
    await panel.open('Long.pdf');
    const { viewer } = panel;
    await expect(viewer.getByText('Page 1 of 10,000', { exact: true })).toBeVisible();
    await viewer.getByRole('group', { name: 'Document' }).focus();
    await app.keyboard.press('End');
    await expect(viewer.getByText('Page 10,000 of 10,000', { exact: true })).toBeVisible();
    await expect(viewer.getByText('Sheet 10000')).toBeAttached();
    await viewer.getByRole('button', { name: 'Pages', exact: true }).click();
    await expect(viewer.getByRole('button', { name: 'Page 10000', exact: true })).toBeVisible();
    expect(await viewer.getByRole('group', { name: /^Page / }).count()).toBeLessThan(8);
    expect(await viewer.locator('canvas').count()).toBeLessThan(20);
  });

  test('one that is damaged, and one with a password, say so', async ({ app }) => {
    const locked = pdfFile(
      ['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [] /Count 0 >>'],
      `/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <${'ab'.repeat(32)}> /U <${'cd'.repeat(32)}> >>`,
    );
    const panel = await ReadingPanel.over(app, {
      'Damaged.pdf': '%PDF-1.7 and then nothing of the kind',
      'Locked.pdf': locked,
    });
    await panel.open('Damaged.pdf');
    await expect(panel.viewer).toContainText('This PDF is damaged');
    await expectNoAxeFindings(app, 'a damaged PDF');
    await panel.close();
    await panel.open('Locked.pdf');
    await expect(panel.viewer).toContainText('protected by a password of its own');
  });
});

test.describe('reading a message', () => {
  test('an .eml shows who and what, its picture, and opens what came with it in turn', async ({
    app,
  }) => {
    const panel = await ReadingPanel.over(app, { 'Letter.eml': letter });
    await panel.open('Letter.eml');
    const { dialog, frame } = panel;
    await expect(dialog).toContainText('Aroha Example <aroha@example.test>');
    await expect(dialog).toContainText('Settlement of the example');
    await expect(panel.body).toContainText('Please see attached');
    const picture = frame.locator('img');
    await expect(picture).toHaveAttribute('src', /^data:image\/png/);
    expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1);
    await dialog.getByText('All headers').click();
    await expect(dialog.getByText('X-Example')).toBeVisible();
    await expectNoAxeFindings(app, 'a message');

    await panel.openAttachment('Deed.pdf');
    await expect(panel.viewer.getByText('Page 1 of 12', { exact: true })).toBeVisible();
    await dialog.getByRole('button', { name: 'Back to Letter.eml' }).click();
    await panel.openAttachment('Deed.pdf');
    await expect(panel.viewer.getByText('Page 1 of 12', { exact: true })).toBeVisible();
    await dialog.getByRole('button', { name: 'Back to Letter.eml' }).click();
    await panel.openAttachment('Message 3.eml');
    await expect(panel.body).toContainText('The first offer.');
    await expect(dialog).toContainText('The earlier letter');
  });

  test('an Outlook message is read, and the one in it, with its quotes set apart', async ({
    app,
  }) => {
    const panel = await ReadingPanel.over(app, { 'Note.msg': outlook });
    await panel.open('Note.msg');
    await expect(panel.dialog).toContainText('Mere Example <mere@example.test>');
    await expect(panel.body).toHaveText('Words kept as RTF');
    await panel.openAttachment('Forwarded.msg');
    await expect(panel.frame.locator('blockquote blockquote')).toHaveText('and asked');
    await expectNoAxeFindings(app, 'a message in a message');
  });

  test('what came with it is saved as it was', async ({ app }) => {
    await app.addInitScript(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
    await app.reload();
    const panel = await ReadingPanel.over(app, { 'Letter.eml': letter });
    await panel.open('Letter.eml');
    const [download] = await Promise.all([
      app.waitForEvent('download'),
      panel.dialog.getByRole('button', { name: 'Save Deed.pdf' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('Deed.pdf');
    expect(Buffer.compare(await readFile(await download.path()), deed)).toBe(0);
    await expect(panel.dialog.getByText('Saved as Deed.pdf.')).toBeVisible();
  });

  test('a file that is called a message and is none says so', async ({ app }) => {
    const panel = await ReadingPanel.over(app, { 'Broken.eml': 'Dear Sir,\n\nnothing more.\n' });
    await panel.open('Broken.eml');
    await expect(panel.dialog.getByRole('alert')).toContainText('cannot be read as an e-mail');
    await expectNoAxeFindings(app, 'a broken message');
  });

  test('messages in messages are opened to a depth, and then it says so', async ({ app }) => {
    let message = 'From: a@example.test\r\nSubject: The innermost\r\n\r\nEnd.\r\n';
    for (let depth = 0; depth < 12; depth++) {
      const headers = { From: 'a@example.test', Subject: `Level ${12 - depth}` };
      const part = { headers: { 'Content-Type': 'message/rfc822' }, body: message };
      message = aMail(headers, [part], `level${depth}`);
    }
    const panel = await ReadingPanel.over(app, { 'Deep.eml': message });
    await panel.open('Deep.eml');
    for (let level = 2; level <= 10; level++) {
      await panel.openAttachment('Message 1.eml');
      await expect(panel.dialog.getByText(`Level ${level}`, { exact: true }).first()).toBeVisible();
    }
    await panel.openAttachment('Message 1.eml');
    await expect(panel.dialog).toContainText('nothing is opened deeper');
  });
});
