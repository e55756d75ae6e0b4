import { open } from 'node:fs/promises';
import type { Page, TestInfo } from '@playwright/test';
import { RequestClient } from './pages/request-client.ts';
import { expect, test } from './request-fixtures.ts';

const dayMs = 86_400_000;
const ago = (days: number): string => new Date(Date.now() - days * dayMs).toISOString();

/** Has the tracker hold a request that is as far as a test needs it, and shows it. */
async function follow(desk: Page, more: Readonly<Record<string, unknown>>): Promise<void> {
  const request = { id: 'one', kind: 'mail', name: 'kowhaisample', askedAt: ago(20), ...more };
  const file = { kind: 'strongroom-requests', version: 1, requests: [request] };
  await desk.getByLabel('Import').setInputFiles({
    name: 'backup-requests.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(file)),
  });
  await desk.getByRole('link', { name: 'kowhaisample' }).click();
}

/** A file of this size that holds nothing, and takes no room on the disk. */
async function emptyFile(info: TestInfo, name: string, bytes: number): Promise<string> {
  const path = info.outputPath(name);
  const file = await open(path, 'w');
  await file.truncate(bytes);
  await file.close();
  return path;
}

test.describe('a tracked request', () => {
  test('takes a new link in the place of one that has run out', async ({ desk }) => {
    const client = new RequestClient(desk);
    await follow(desk, { readyAt: ago(9), link: 'https://files.example/first', parts: 2 });
    await expect(
      desk.getByText('The link has run out: ask the vendor for a new one.'),
    ).toBeVisible();
    await desk.getByLabel('Link', { exact: true }).fill('http://files.example/second');
    await client.button('A new link came').click();
    await expect(client.alert.filter({ hasText: 'is not secure (https)' })).toBeVisible();
    await desk.getByLabel('Link', { exact: true }).fill('https://files.example/second');
    await client.button('A new link came').click();
    await expect(desk.getByText('Wait for the password')).toBeVisible();
    await expect(client.button('A new link came')).toHaveCount(0);
    await desk.reload();
    await expect(desk.getByText('Link: https://files.example/second')).toBeVisible();
    await expect(desk.getByText('0 of 2 parts downloaded')).toBeVisible();
  });

  test('is done when somebody else deleted the vendor’s copy', async ({ desk, vendor }) => {
    const client = new RequestClient(desk);
    const done = {
      readyAt: ago(9),
      downloadedAt: ago(8),
      verifiedAt: ago(8),
      verifiedBy: 'person',
    };
    await follow(desk, { kind: 'api', vendor: `${vendor.url}/`, ...done });
    await expect(desk.getByText('Delete the vendor’s copy')).toBeVisible();
    await client.button('The vendor’s copy is deleted').click();
    await expect(desk.getByText('All done: nothing is left at the vendor.')).toBeVisible();
  });

  test('is done when its copy is deleted here, and was not there any more', async ({
    desk,
    vendor,
  }) => {
    const client = new RequestClient(desk);
    await client.signIn(vendor);
    const card = client.card('Last quarter');
    await card.getByRole('button', { name: 'Track it' }).click();
    for (const backup of vendor.vendor.backups) vendor.vendor.remove(backup);
    await card.getByRole('button', { name: 'Delete…' }).click();
    await client.dialog.getByRole('checkbox').check();
    await client.dialog.getByRole('button', { name: 'Delete it' }).click();
    await expect(card).toHaveCount(0);
    await expect(client.alert.filter({ hasText: /./ })).toHaveCount(0);
    await client.go('Your requests');
    await desk.getByRole('link', { name: 'Last quarter' }).click();
    const step = desk.getByRole('listitem').filter({ hasText: 'Vendor’s copy deleted' });
    await expect(step).not.toContainText('not yet');
  });

  test('reads a manifest of 30 megabytes, and none that is longer than any is', async ({
    desk,
  }, info) => {
    const client = new RequestClient(desk);
    await follow(desk, { readyAt: ago(1) });
    const manifest = desk.getByLabel('Count from the manifest…');
    const lines = 'kowhaisample_part_000.zip deeds/1.pdf\nkowhaisample_part_001.zip deeds/2.pdf\n';
    await manifest.setInputFiles({
      name: 'kowhaisample_manifest.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from(lines.repeat(400_000)),
    });
    await expect(desk.getByText('0 of 2 parts downloaded')).toBeVisible();
    await manifest.setInputFiles(await emptyFile(info, 'long_manifest.txt', 200_000_001));
    const told = client.alert.filter({ hasText: 'is larger than' });
    await expect(told).toContainText('was not read');
    await expect(desk.getByText('0 of 2 parts downloaded')).toBeVisible();
  });

  test('waits for a drive that comes by courier', async ({ desk }) => {
    const client = new RequestClient(desk);
    await client.go('Vendors by e-mail');
    await client.fillLetter();
    await desk.getByRole('radio', { name: 'Courier' }).check();
    await desk.getByLabel('Courier address').fill('1 Example Street');
    await client.button('I have sent it: track it').click();
    await expect(desk.getByText('Wait for the drive: it is to come by courier.')).toBeVisible();
    await expect(desk.getByLabel('Link', { exact: true })).toHaveCount(0);
    await client.button('The drive came').click();
    await expect(desk.getByText('another way than the drive')).toBeVisible();
    await client.button('Password received').click();
    await desk.getByLabel('Parts of the backup').fill('2');
    await desk.getByLabel('Parts copied').fill('1');
    await client.button('Save the count').click();
    await expect(desk.getByText('Copy 1 part from the drive.')).toBeVisible();
    await expect(desk.getByText(/^Link /)).toHaveCount(0);
    await client.button('All parts are copied').click();
    await client.go('Your requests');
    await expect(desk.getByText('by e-mail, on a drive')).toBeVisible();
  });
});
