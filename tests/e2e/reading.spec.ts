import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { pngPicture } from '../support/picture.ts';
import { aMail, inBase64 } from '../support/mail.ts';
import { aMsg } from '../support/outlook.ts';
import { pagesPdf, pdfFile } from '../support/pages-pdf.ts';
import { expect, test } from './fixtures.ts';
import { ReadingPanel } from './pages/documents.ts';

const deed = pagesPdf(
  Array.from({ length: 12 }, (_, at) => [
    `Deed of Example, page ${at + 1} of twelve`,
    at === 6 ? 'The covenant runs with the land.' : 'Nothing of note is said here.',
    at === 9 ? 'A second COVENANT follows.' : 'Signed in the presence of a witness.',
  ]),
);

const inner = 'From: c@example.test\r\nSubject: The earlier letter\r\n\r\nThe first offer.\r\n';

const letter = aMail(
  {
    From: 'Aroha Example <aroha@example.test>',
    To: 'tane@example.test',
    Date: 'Mon, 4 Mar 2024 09:30:00 +1300',
    Subject: 'Settlement of the example',
    'X-Example': 'kept',
  },
  [
    {
      headers: { 'Content-Type': 'text/html; charset=utf-8' },
      body: '<p>Please see <b>attached</b>.</p><img src="cid:logo@example.test" width="40">',
    },
    {
      headers: {
        'Content-Type': 'image/png; name="logo.png"',
        'Content-ID': '<logo@example.test>',
        'Content-Disposition': 'inline; filename="logo.png"',
        'Content-Transfer-Encoding': 'base64',
      },
      body: inBase64(pngPicture),
    },
    {
      headers: {
        'Content-Type': 'application/pdf',
        'Content-Disposition': 'attachment; filename="Deed.pdf"',
        'Content-Transfer-Encoding': 'base64',
      },
      body: inBase64(deed),
    },
    { headers: { 'Content-Type': 'message/rfc822' }, body: inner },
  ],
);

const outlook = aMsg({
  subject: 'From Outlook',
  from: { name: 'Mere Example', address: 'mere@example.test' },
  to: [{ name: 'Aroha Example', address: 'aroha@example.test' }],
  rtf: String.raw`{\rtf1\ansi\fromhtml1 {\*\htmltag64 <p>}Words kept as RTF{\*\htmltag72 </p>}}`,
  attachments: [
    {
      name: 'Forwarded',
      content: {
        subject: 'Forwarded',
        from: { name: 'A', address: 'a@example.test' },
        text: 'What was said\r\n> and answered\r\n>> and asked',
      },
    },
  ],
});

async function expectNoAxeFindings(page: Page, screen: string): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme });
    await page.waitForFunction(() => document.getAnimations().length === 0);
    const { violations } = await new AxeBuilder({ page }).analyze();
    const found = violations.map(({ id, nodes }) => ({ id, at: nodes.map((node) => node.html) }));
    expect(found, `${screen}, ${theme}`).toEqual([]);
  }
}

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

test.describe('a hostile message', () => {
  const away = 'http://127.0.0.1:9';
  const hostile = `<base href="${away}/"><meta http-equiv="refresh" content="0;url=${away}/go">
    <link rel="stylesheet" href="${away}/s.css"><link rel="prefetch" href="${away}/p">
    <style>@import url(${away}/i.css); body{background:url(${away}/b)} p{color:green;background-image:image-set("${away}/c" 1x)}
    @font-face{font-family:x;src:url(${away}/f)} @media all{div{list-style-image:url(${away}/l)}} i{--x:u\\72l(${away}/v)}</style>
    <p id="said">Dear Sir or Madam</p><script>top.pwned = 1; parent.postMessage({blocked: 0}, '*')</script>
    <img src="${away}/pixel.gif"><img srcset="data:image/gif;base64,R0lGODlhAQABAAAAACw= 1x, ${away}/set 2x"><img src="cid:nobody@example.test">
    <table background="${away}/t"><tr><td style="background:u\\72l(${away}/d)">cell</td></tr></table>
    <form action="${away}/f"><input name="a" autofocus><button>Send</button></form><video poster="${away}/v" src="${away}/w"></video>
    <audio src="${away}/a"></audio><picture><source srcset="${away}/q"></picture><object data="${away}/o"></object><embed src="${away}/e">
    <a href="javascript:top.pwned=1" id="script">here</a><a href="${away}/phish" id="away">our bank</a>
    <svg><script>top.pwned=1</script><image href="${away}/x"/></svg><math><mtext><img src="${away}/m"></mtext></math>
    <template><img src="${away}/n"></template><iframe src="${away}/r"></iframe><iframe srcdoc="<script>top.pwned=1</script>"></iframe>
    <noscript><img src="${away}/z"></noscript><details open><summary>More</summary></details>`;

  for (const [kind, file] of [
    ['Hostile.html', hostile],
    [
      'Hostile.eml',
      aMail({ From: 'a@example.test', Subject: 'Hostile' }, [
        { headers: { 'Content-Type': 'text/html; charset=utf-8' }, body: hostile },
      ]),
    ],
  ] as const) {
    test(`${kind} asks for nothing, runs nothing, and says what was held back`, async ({
      app,
      watch,
    }) => {
      const panel = await ReadingPanel.over(app, { [kind]: file });
      await panel.open(kind);
      await expect(panel.body).toContainText('Dear Sir or Madam');
      const left = panel.frame.locator(
        'body :is(script, form, input, iframe, base, link, meta, svg, math, object, embed, video, audio, source, template, [src^="http"], [srcset], [background], [href])',
      );
      await expect(left).toHaveCount(0);
      await expect(panel.frame.locator('#away')).toHaveText(`our bank (${away}/phish)`);
      await expect(panel.dialog).toContainText(/\d+ things from the internet were not loaded/);
      const styled = panel.frame.locator('#said');
      await expect(styled).toHaveCSS('color', 'rgb(0, 128, 0)');
      await expect(styled).toHaveCSS('background-image', 'none');
      await panel.frame.locator('#script').click();
      await panel.frame.locator('#away').click();
      expect(await app.evaluate(() => 'pwned' in window)).toBe(false);
      expect(app.url()).toContain('#/matters/1');
      // Taking the letter apart already meets the frame's policy: a base is all it may have met.
      expect(watch.violations.filter((text) => !text.includes('base URI'))).toEqual([]);
      watch.violations.length = 0;
    });
  }

  test('a PDF that would run a script or open a page does neither', async ({ app }) => {
    const active = pdfFile([
      '<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.alert\\(1\\); this.submitForm\\("http://127.0.0.1:9/f"\\)) >> /AA << /WC << /S /URI /URI (http://127.0.0.1:9/aa) >> >> >>',
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Annots [4 0 R] /Contents 5 0 R >>',
      '<< /Type /Annot /Subtype /Link /Rect [0 0 595 842] /A << /S /URI /URI (http://127.0.0.1:9/link) >> >>',
      '<< /Length 0 >>\nstream\n\nendstream',
    ]);
    const panel = await ReadingPanel.over(app, { 'Active.pdf': active });
    await panel.open('Active.pdf');
    const sheet = panel.viewer.getByRole('group', { name: 'Page 1', exact: true });
    await expect(sheet.locator('canvas')).toBeVisible();
    await sheet.click();
    await expect(panel.viewer.getByRole('link')).toHaveCount(0);
    expect(app.context().pages()).toHaveLength(1);
  });
});
