import { aMail } from '../support/mail.ts';
import { pdfFile } from '../support/pages-pdf.ts';
import { expect, test } from './fixtures.ts';
import { ReadingPanel } from './pages/documents.ts';

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
