import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { aVolume } from '../support/encrypted-zip.ts';
import { tempFolder } from '../support/native.ts';
import { expect, test } from './fixtures.ts';
import { Strongroom } from './pages/strongroom.ts';
import { TrustRoom } from './pages/trust-room.ts';

test.describe('the files of the books', () => {
  test('a backup without trust files says so, and offers no such section', async ({ app }) => {
    const zip = path.join(tempFolder(), 'fakechambers.zip');
    await writeFile(zip, await aVolume({ 'data/actions.csv': 'action_id,action_name\n7,Lease\n' }));
    const room = new Strongroom(app);
    await room.open([zip], null);
    await expect(room.sections.getByRole('link', { name: 'Trust' })).toHaveCount(0);
    await expect(room.sections.getByRole('link', { name: 'Ledger' })).toHaveCount(0);
    await app.evaluate(() => void (location.hash = '#/trust'));
    await expect(app.getByRole('main')).toContainText('This backup has no trust files');
    await app.evaluate(() => void (location.hash = '#/ledger'));
    await expect(app.getByRole('main')).toContainText('This backup has no general ledger');
  });

  test('a file whose amount nothing tells asks for it', async ({ app }) => {
    const zip = path.join(tempFolder(), 'fakechambers.zip');
    const rows = 'transaction_id,action_id,transaction_date,narration\n1,7,2024-07-22,Fern\n';
    const files = {
      'data/actions.csv': 'action_id,action_name\n7,Lease\n',
      'data/trust_movements.csv': rows,
    };
    await writeFile(zip, await aVolume(files));
    const room = new TrustRoom(app);
    await room.open([zip], null);
    await room.go('Trust');
    await expect(app.getByRole('main')).toContainText(
      'We could not tell which column is the amount: choose it.',
    );
    await app.getByRole('link', { name: 'Choose the columns' }).click();
    await expect(app.getByRole('form', { name: 'Trust movements' })).toBeVisible();
  });

  test('a file of another name is read by itself, and any other when the person says so', async ({
    app,
  }) => {
    const zip = path.join(tempFolder(), 'fakechambers.zip');
    const files = {
      'data/actions.csv': 'action_id,action_name\n7,Lease\n',
      'data/client_account.csv': 'txn,matter,day,amount\n1,7,2024-07-22,10.00\n',
      'data/cash_slips.csv': 'matter,day,amount\n7,2024-07-23,5.00\n',
    };
    await writeFile(zip, await aVolume(files));
    const room = new TrustRoom(app);
    await room.open([zip], null);
    await room.go('Trust');
    await expect(room.total).toContainText('10.00');

    await room.visit('#/trust?list=reading');
    const other = app.getByRole('form', { name: 'Another file' });
    await other.getByRole('combobox').selectOption('cash_slips');
    await other.getByRole('button', { name: 'Read it as a trust file' }).click();
    const slips = app.getByRole('form', { name: 'cash_slips' });
    await expect(slips.getByText('You chose this.')).toBeVisible();
    await room.visit('#/trust');
    await expect(room.total).toContainText('15.00');

    await room.visit('#/trust?list=reading');
    await slips.getByRole('button', { name: 'Back to our choice' }).click();
    await expect(slips).toHaveCount(0);
    await app.getByRole('button', { name: 'Leave this file out' }).click();
    await expect(app.getByText('You left this file out')).toBeVisible();
    await room.visit('#/trust');
    await expect(app.getByRole('main')).toContainText('Nothing was held for any matter');
  });

  test('a backup whose trust file nothing tells has one as soon as the person names it', async ({
    app,
  }) => {
    const zip = path.join(tempFolder(), 'fakechambers.zip');
    const slips = 'matter,day,amount\n7,2024-07-23,5.00\n';
    await writeFile(zip, await aVolume({ 'data/cash_slips.csv': slips }));
    const room = new TrustRoom(app);
    await room.open([zip], null);
    await room.go('All tables');
    await app.getByRole('link', { name: 'Trust files' }).click();
    const other = app.getByRole('form', { name: 'Another file' });
    await other.getByRole('combobox').selectOption('cash_slips');
    await other.getByRole('button', { name: 'Read it as a trust file' }).click();
    await expect(room.sections.getByRole('link', { name: 'Trust' })).toBeVisible();
    await expect(room.total).toContainText('5.00');
  });
});
