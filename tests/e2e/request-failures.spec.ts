import { createHash } from 'node:crypto';
import type { Fault } from '../../scripts/request-fixture/faults.ts';
import { RequestClient } from './pages/request-client.ts';
import { expect, test } from './request-fixtures.ts';

const list = 'GET /organizations/backup/list/';

/** What goes wrong with the list, and the sentence and next step for it. */
const FAILURES: readonly [name: string, fault: Fault, sentence: RegExp, next: RegExp][] = [
  ['401', { kind: 'status', status: 401 }, /does not accept this sign-in/, /Sign in again/],
  ['403', { kind: 'status', status: 403 }, /only administrators see them/, /administrator/],
  ['404', { kind: 'status', status: 404 }, /knows no such organisation/, /Check the organisation/],
  ['409', { kind: 'status', status: 409 }, /something else is going on/, /Refresh the list/],
  ['429', { kind: 'status', status: 429, retryAfter: '90' }, /too often/, /in 2 minutes/],
  [
    '429 with a date',
    { kind: 'status', status: 429, retryAfter: 'Wed, 21 Oct 2099 07:28:00 GMT' },
    /too often/,
    /Try again in/,
  ],
  ['500', { kind: 'status', status: 500 }, /server has a fault \(500\)/, /few minutes/],
  ['503', { kind: 'status', status: 503 }, /server has a fault \(503\)/, /few minutes/],
  [
    '503 with a time',
    { kind: 'status', status: 503, retryAfter: '90' },
    /server has a fault \(503\)/,
    /in 2 minutes/,
  ],
  ['a body that breaks off', { kind: 'cut', after: 20 }, /could not be asked/, /terminal/],
  ['not JSON', { kind: 'not-json' }, /not one this page understands/, /Check the address/],
  ['a redirect', { kind: 'redirect', to: 'http://127.0.0.1:9/' }, /leads elsewhere/, /address/],
  ['a refused origin', { kind: 'no-cors' }, /CORS/, /terminal/],
];

test.describe('each thing that goes wrong has its sentence and next step', () => {
  test('whatever the list is answered with', async ({ desk, vendor, traffic }) => {
    // The browser tells of a redirect's target although nothing is asked of it: request-apart counts there.
    traffic.allowed.add('http://127.0.0.1:9');
    const client = new RequestClient(desk);
    await client.signIn(vendor);
    for (const [name, fault, sentence, next] of FAILURES) {
      await test.step(name, async () => {
        vendor.fail({ on: list, fault });
        await client.button('Refresh').click();
        const told = client.alert.filter({ hasText: sentence });
        await expect(told).toBeVisible();
        await expect(told).toContainText(next);
        if (fault.kind === 'no-cors') {
          await expect(desk.getByText('$TOKEN').first()).toBeVisible();
          await expect(desk.locator('body')).not.toContainText(vendor.token);
        }
        await client.button('Refresh').click();
        await expect(told).toHaveCount(0);
        await expect(client.card('Last quarter')).toBeVisible();
      });
    }
  });

  test('a vendor that lets no page sign in gives the commands for it', async ({ desk, vendor }) => {
    const client = new RequestClient(desk);
    await client.go('Vendors with an API');
    vendor.fail({ on: 'POST /accounts', fault: { kind: 'no-cors' } });
    await client.sendSignIn(vendor, { password: vendor.password });
    await expect(client.alert.filter({ hasText: 'CORS' })).toContainText('commands below');
    await expect(desk.getByText(`${vendor.url}/accounts/auth/`).first()).toBeVisible();
  });

  test('a wrong password, and one who is no administrator', async ({ desk, vendor }) => {
    const client = new RequestClient(desk);
    await client.go('Vendors with an API');
    await client.sendSignIn(vendor, { password: 'another' });
    await expect(client.alert.filter({ hasText: 'does not accept this sign-in' })).toBeVisible();
    await expect(desk.getByLabel('Password', { exact: true })).toHaveValue('');
    await client.sendSignIn(vendor, { token: vendor.memberToken });
    await expect(client.alert.filter({ hasText: 'only administrators see them' })).toBeVisible();
  });

  test('an answer that never comes', async ({ desk, vendor }) => {
    await desk.clock.install();
    const client = new RequestClient(desk);
    await client.signIn(vendor);
    // The time-out is the browser's own clock: it is not the page's to turn.
    await desk.evaluate(() => {
      const soon = AbortSignal.timeout.bind(AbortSignal, 300);
      AbortSignal.timeout = () => soon();
    });
    vendor.fail({ on: list, fault: { kind: 'silence' } });
    await client.button('Refresh').click();
    await expect(client.alert.filter({ hasText: 'did not answer within' })).toBeVisible();
  });

  test('no network', async ({ desk, vendor, profile }) => {
    const client = new RequestClient(desk);
    await client.signIn(vendor);
    await profile.setOffline(true);
    await client.button('Refresh').click();
    await expect(client.alert.filter({ hasText: 'This device has no network' })).toBeVisible();
    await profile.setOffline(false);
  });

  test('an address that is not secure is not called', async ({ desk }) => {
    const client = new RequestClient(desk);
    await client.go('Vendors with an API');
    await desk.getByLabel('Address of the API').fill('http://vendor.example/');
    await desk.getByLabel('Organisation', { exact: true }).fill('x');
    await desk.getByLabel('User', { exact: true }).fill('x');
    await desk.getByLabel('Password', { exact: true }).fill('x');
    await client.button('Sign in').click();
    await expect(client.alert.filter({ hasText: 'is not secure (https)' })).toBeVisible();
  });

  test('what is still being made cannot be deleted', async ({ desk, vendor }) => {
    const client = new RequestClient(desk);
    await client.signIn(vendor);
    await client.ask('Too early');
    await client.card('Too early').getByRole('button', { name: 'Delete…' }).click();
    await expect(client.dialog).toContainText('was not verified yet');
    await client.dialog.getByRole('checkbox').check();
    await client.dialog.getByRole('button', { name: 'Delete it' }).click();
    await expect(client.alert.filter({ hasText: 'something else is going on' })).toBeVisible();
  });

  test('a backup that failed, and one that ran out', async ({ desk, vendor, clock }) => {
    const client = new RequestClient(desk);
    await client.signIn(vendor);
    await client.ask('An error');
    await expect(client.card('An error')).toContainText('In Progress');
    await client.ask('Soon expired');
    await expect(client.card('Soon expired')).toContainText('In Progress');
    await expect(client.card('Soon expired').getByRole('definition').first()).toHaveText('–');
    clock.now += 100_000;
    await client.button('Refresh').click();
    await expect(client.card('An error').locator('.state')).toContainText('Error');
    await expect(client.card('Soon expired').locator('.state')).toContainText('Date Expired');
  });
});

test.describe('a download', () => {
  test('that is refused, is no file, breaks or changes goes on to the whole file', async ({
    desk,
    vendor,
  }) => {
    const client = new RequestClient(desk);
    await client.signIn(vendor);
    const card = client.card('Last quarter');
    const failures: readonly [fault: Fault, sentence: string, next: string][] = [
      [{ kind: 'status', status: 403 }, 'refuses it (403)', 'Refresh the list'],
      [{ kind: 'not-json' }, 'a web page came in its place', 'Refresh the list'],
      [{ kind: 'cut', after: 100_000 }, 'broke at', 'Choose “Resume”'],
    ];
    await card.getByRole('button', { name: 'Download…' }).waitFor();
    for (const [fault, sentence, next] of failures) {
      vendor.fail({ on: 'GET /files/', fault });
      await card.getByRole('button', { name: /^(Download…|Resume)$/ }).click();
      const told = card.getByRole('alert').filter({ hasText: sentence });
      await expect(told).toContainText(next);
    }
    vendor.fail({ on: 'GET /files/', fault: { kind: 'stall', after: 100_000 } });
    await card.getByRole('button', { name: 'Resume' }).click();
    await expect(card.getByRole('progressbar')).toHaveAttribute('aria-valuetext', /^[1-9].* of /);
    await card.getByRole('button', { name: 'Cancel' }).click();
    await expect(card).toContainText('what came is kept');
    vendor.fail({ on: 'GET /files/', fault: { kind: 'changed' } });
    await card.getByRole('button', { name: 'Resume' }).click();
    await expect(card).toContainText(createHash('sha256').update(vendor.file.bytes).digest('hex'));
    await expect(card).toContainText('begun again');
    const saved = await client.savedFile('Last quarter.zip');
    expect(saved.equals(vendor.file.bytes)).toBe(true);
  });
});

test.describe('a download whose host does not say how long it is', () => {
  test('is noted with its hash, and not called whole', async ({ desk, vendor }) => {
    const client = new RequestClient(desk);
    await client.signIn(vendor);
    const card = client.card('Last quarter');
    vendor.fail({ on: 'GET /files/', fault: { kind: 'no-length' } });
    await card.getByRole('button', { name: 'Download…' }).click();
    await expect(card).toContainText(createHash('sha256').update(vendor.file.bytes).digest('hex'));
    const note = card.getByRole('status').filter({ hasText: 'did not say how large' });
    await expect(note).toContainText('Open it in the explorer: only that proves it whole.');
    await expect(card.getByRole('alert')).toHaveText('');
  });
});

test.describe('paging', () => {
  test('every page is listed', async ({ desk, vendor }) => {
    for (let index = 0; index < 5; index += 1) vendor.vendor.create(`Page filler ${index}`, '');
    const client = new RequestClient(desk);
    await client.signIn(vendor);
    await expect(desk.getByRole('heading', { level: 3 })).toHaveCount(7);
  });

  test('an entry that cannot be read hides no other', async ({ desk, vendor }) => {
    const client = new RequestClient(desk);
    await client.signIn(vendor);
    vendor.fail({ on: list, fault: { kind: 'no-sid' } });
    await client.button('Refresh').click();
    const told = desk.getByRole('status').filter({ hasText: '1 entry of the vendor’s list' });
    await expect(told).toContainText('Look at the backups on the vendor’s own page.');
    await expect(client.card('Last quarter')).toHaveCount(0);
    await expect(client.card('Earlier backup 1')).toBeVisible();
    await client.button('Refresh').click();
    await expect(client.card('Last quarter')).toBeVisible();
    await expect(told).toHaveCount(0);
  });

  test('a loop ends, and another host is not called', async ({ desk, vendor, traffic }) => {
    vendor.vendor.create('A third', '');
    const client = new RequestClient(desk);
    await client.signIn(vendor);
    vendor.fail({ on: list, times: 9, fault: { kind: 'paging-loop' } });
    await client.button('Refresh').click();
    await expect(client.alert.filter({ hasText: 'list does not end' })).toBeVisible();
    vendor.mend();
    vendor.fail({ on: list, fault: { kind: 'next-elsewhere', to: 'http://127.0.0.1:9/x?page=2' } });
    await client.button('Refresh').click();
    await expect(client.alert.filter({ hasText: 'leads to another host' })).toBeVisible();
    expect(traffic.requests.filter((url) => url.startsWith('http://127.0.0.1:9'))).toEqual([]);
  });
});
