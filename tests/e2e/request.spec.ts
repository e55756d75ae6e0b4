import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import type { Download } from '@playwright/test';
import PostalMime from 'postal-mime';
import { RequestClient } from './pages/request-client.ts';
import { Strongroom } from './pages/strongroom.ts';
import { buildTime, expect, test } from './request-fixtures.ts';

test.describe('the whole circle', () => {
  test('a backup is asked for, awaited, downloaded, opened, verified and deleted', async ({
    desk,
    vendor,
    clock,
    site,
    profile,
  }, info) => {
    const client = new RequestClient(desk);
    await client.go('Vendors with an API');
    await client.sendSignIn(vendor, { password: vendor.password });
    await expect(client.card('Last quarter')).toContainText('Completed');
    await client.ask('Before the move');
    const card = client.card('Before the move');
    await expect(card).toContainText('In Progress');
    clock.now += buildTime;
    await expect(card).toContainText('Completed');

    vendor.fail({ on: 'GET /files/', fault: { kind: 'stall', after: 100_000 } });
    await card.getByRole('button', { name: 'Download…' }).click();
    await expect(card.getByRole('progressbar')).toHaveAttribute('aria-valuetext', /^[1-9].* of /);
    await vendor.down();
    await expect(card.getByRole('alert')).toContainText('broke at');
    await vendor.up();
    await card.getByRole('button', { name: 'Resume' }).click();
    const hash = createHash('sha256').update(vendor.file.bytes).digest('hex');
    await expect(card).toContainText(hash);
    const asked = vendor.requests.filter(
      ({ host, method }) => host === 'files' && method === 'GET',
    );
    expect(asked.map(({ headers }) => headers.range)).toEqual([
      undefined,
      expect.stringMatching(/^bytes=\d+-$/),
    ]);
    expect(asked.map(({ headers }) => headers.authorization)).toEqual([undefined, undefined]);

    const saved = await client.savedFile('Before the move.zip');
    expect(saved.equals(vendor.file.bytes)).toBe(true);
    const zip = info.outputPath('Before the move.zip');
    await writeFile(zip, saved);
    const explorer = await profile.newPage();
    await explorer.goto(site.url);
    const room = new Strongroom(explorer);
    await room.open([zip], null);
    await room.go('Backup report');
    const saving = explorer.waitForEvent('download');
    await explorer.evaluate(() => Reflect.deleteProperty(globalThis, 'showSaveFilePicker'));
    await explorer.getByRole('button', { name: 'Save report' }).click();
    const report = await (await saving).path();

    await desk.bringToFront();
    await card.getByRole('link', { name: 'In the tracker' }).click();
    await desk.getByLabel('Choose a load report…').setInputFiles(report);
    await expect(desk.getByText('The same as downloaded: Before the move.zip.')).toBeVisible();
    await client.button('Verified by this report').click();
    await expect(desk.getByText('Delete the vendor’s copy: its storage is paid for')).toBeVisible();

    await client.go('Vendors with an API');
    await card.getByRole('button', { name: 'Delete…' }).click();
    await expect(client.dialog).toContainText('Your copy was opened and verified.');
    await client.dialog.getByRole('checkbox').check();
    await client.dialog.getByRole('button', { name: 'Delete it' }).click();
    await expect(card).toHaveCount(0);
    await client.go('Your requests');
    await expect(desk.getByText('All done: nothing is left at the vendor.')).toBeVisible();
    const posts = vendor.requests.filter(
      ({ method, target }) => method === 'POST' && target.includes('/organizations/'),
    );
    expect(posts).toHaveLength(1);
  });

  test('nothing is asked for without a yes, and a rename reaches the vendor', async ({
    desk,
    vendor,
  }) => {
    const client = new RequestClient(desk);
    await client.signIn(vendor);
    await client.button('New backup…').click();
    await desk.keyboard.press('Escape');
    await expect(client.dialog).toHaveCount(0);
    await client.card('Last quarter').getByRole('button', { name: 'Rename…' }).click();
    await client.dialog.getByLabel('Name').fill('The quarter before');
    await client.dialog.getByRole('button', { name: 'Rename' }).click();
    await expect(client.card('The quarter before')).toBeVisible();
    expect(vendor.requests.filter(({ method }) => method === 'POST')).toEqual([]);
    expect(vendor.vendor.backups.map(({ name }) => name)).toContain('The quarter before');
  });
});

test.describe('where the page cannot write a file', () => {
  test('the browser downloads it, and the person says so', async ({ desk, vendor, profile }) => {
    await desk.evaluate(() => {
      Reflect.deleteProperty(globalThis, 'showSaveFilePicker');
    });
    const client = new RequestClient(desk);
    await client.signIn(vendor);
    const card = client.card('Last quarter');
    await expect(card).toContainText('is not hashed');
    // Chromium downloads in the tab that the link opens, or in this one.
    const downloading = new Promise<Download>((resolve) => {
      desk.on('download', resolve);
      profile.on('page', (page) => page.on('download', resolve));
    });
    await card.getByRole('link', { name: 'Let the browser download it' }).click();
    const saved = await readFile(await (await downloading).path());
    expect(saved.equals(vendor.file.bytes)).toBe(true);
    const file = vendor.requests.find(({ host, method }) => host === 'files' && method === 'GET');
    expect(file?.headers).not.toHaveProperty('authorization');
    expect(file?.headers).not.toHaveProperty('referer');
    await card.getByRole('button', { name: 'Track it' }).click();
    await card.getByRole('link', { name: 'In the tracker' }).click();
    await client.button('It is downloaded').click();
    await expect(desk.getByText('Open it in the explorer and look at its report')).toBeVisible();
  });
});

test.describe('by e-mail', () => {
  test('the letter is a message any program reads, and its request is followed', async ({
    desk,
    vendor,
  }) => {
    const client = new RequestClient(desk);
    await client.go('Vendors by e-mail');
    await client.fillLetter({
      'Send it to': 'support@vendor.example',
      Requester: 'Māia Example',
      'Requester’s e-mail': 'maia@firm.example',
      'E-mail for the link': 'records@firm.example',
      Scope: 'All data and documents, “everything”',
    });
    await desk.getByLabel('Notes').fill('First line\nSecond line');
    const saving = desk.waitForEvent('download');
    await client.button('Save as .eml').click();
    const saved = await saving;
    expect(saved.suggestedFilename()).toBe('backup-request.eml');
    const bytes = await readFile(await saved.path());
    expect(bytes.toString('latin1').replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    const mail = await PostalMime.parse(bytes);
    expect(mail.from).toMatchObject({ name: 'Māia Example', address: 'maia@firm.example' });
    expect(mail.to?.map(({ address }) => address)).toEqual(['support@vendor.example']);
    expect(mail.subject).toContain('kowhaisample');
    for (const part of ['records@firm.example', '+64 4 000 0000', '“everything”', 'Second line']) {
      expect(mail.text).toContain(part);
    }

    await client.button('I have sent it: track it').click();
    await expect(desk.getByText('Wait for the vendor’s e-mail with the link')).toBeVisible();
    const reminding = desk.waitForEvent('download');
    await client.button('Reminders (.ics)').click();
    const calendar = await readFile(await (await reminding).path(), 'utf8');
    expect(calendar).toMatch(/^BEGIN:VCALENDAR\r\n/);
    expect(calendar).toContain('BEGIN:VALARM');
    expect(vendor.requests, 'nothing is sent by the page').toEqual([]);
  });

  test('no field takes a second header or a second address', async ({ desk }) => {
    const client = new RequestClient(desk);
    await client.go('Vendors by e-mail');
    for (const [label, hostile] of [
      ['Send it to', 'a@vendor.example, b@elsewhere.example'],
      ['Send it to', 'a@vendor.example?bcc=b@elsewhere.example'],
      ['Requester’s e-mail', '<a@firm.example>'],
      ['Requester', 'Somebody\u2028Bcc: b@elsewhere.example'],
      ['Requester', 'Some\u202ebody'],
      ['Organisation key', 'kowhai\u0000sample'],
      ['Phone for the password', 'an@firm.example'],
    ] as const) {
      await client.fillLetter();
      await expect(client.button('Save as .eml')).toBeVisible();
      await desk.getByLabel(label, { exact: true }).fill(hostile);
      await expect(client.button('Save as .eml'), `${label}: ${hostile}`).toHaveCount(0);
      await desk.getByLabel(label, { exact: true }).fill('');
    }
  });

  test('its way is followed to the end', async ({ desk }) => {
    const client = new RequestClient(desk);
    await client.go('Vendors by e-mail');
    await client.fillLetter();
    await client.button('I have sent it: track it').click();
    await client.button('The link came').click();
    await client.button('Password received').click();
    await desk.getByLabel('Count from the manifest…').setInputFiles({
      name: 'kowhaisample_manifest.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('kowhaisample_part_000.zip\nkowhaisample_part_001.zip\n'),
    });
    await expect(desk.getByText('0 of 2 parts downloaded')).toBeVisible();
    await client.button('All parts are downloaded').click();
    await desk.getByLabel('Choose a load report…').setInputFiles({
      name: 'report.json',
      mimeType: 'application/json',
      buffer: Buffer.from(
        JSON.stringify({
          kind: 'strongroom-load-report',
          version: 1,
          backup: { name: 'otherfirm' },
          volumes: [{ name: 'otherfirm_part_000.zip', bytes: 5, state: 'open' }],
        }),
      ),
    });
    await expect(desk.getByText('This report is of “otherfirm”')).toBeVisible();
    await expect(client.button('Verified by this report')).toHaveCount(0);
    await client.button('I opened it and it is complete').click();
    await client.button('The vendor’s copy is deleted').click();
    await expect(desk.getByText('All done: nothing is left at the vendor.')).toBeVisible();
    await desk.reload();
    await expect(desk.getByText('All done: nothing is left at the vendor.')).toBeVisible();
  });
});
