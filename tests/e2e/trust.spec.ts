import { expect, test } from './fixtures.ts';
import { expectNoAxeFindings } from './pages/axe.ts';
import { found, sample } from './pages/sample.ts';
import { centsOf, shown, TrustRoom } from './pages/trust-room.ts';

const { trust } = sample.ledger;
/** A matter that held something on some day. */
const held = found(trust.balances.find(({ amount }) => amount !== '0.00'));
const balances = trust.balances.filter(({ matter }) => matter === held.matter);

test.describe('trust balances', () => {
  test('are those of the ledger on each day, and tie to the cash book and the books', async ({
    app,
  }) => {
    const room = await TrustRoom.open(app);
    await room.go('Trust');
    await expect(room.grid('Trust balances')).toBeVisible();
    for (const { day, amount } of trust.totals) {
      await app.getByLabel('As at').fill(day);
      await expect(room.total).toContainText(shown(amount));
      const control = app.getByRole('group', { name: 'Control totals' });
      await expect(control.getByText(shown(amount), { exact: true })).toHaveCount(4);
      await expect(control).toContainText('They agree');
      expect(app.url()).toContain(`p.asAt=${day}`);
    }
  });

  test('of one matter are the ledger’s on each day, also when they are nought', async ({ app }) => {
    const room = await TrustRoom.open(app);
    for (const { matter, day, amount } of balances) {
      await room.visit(`#/trust?filter=${matter}&p.asAt=${day}&p.zero=with`);
      const [numbers = [], totals = []] = await room.columns('Trust balances', 'Matter', 'Total');
      expect(totals[numbers.indexOf(String(matter))] ?? '0.00').toBe(shown(amount));
    }
  });

  test('lead to the matter’s ledger, whose balance after every row is what came and went', async ({
    app,
  }) => {
    const room = await TrustRoom.open(app);
    await room.visit('#/trust');
    const [names = [], totals = []] = await room.columns('Trust balances', 'Name', 'Total');
    await room
      .grid('Trust balances')
      .getByRole('link', { name: names[1] ?? '', exact: true })
      .first()
      .click();
    await expect(room.grid('Trust ledger')).toBeVisible();
    expect(app.url()).toMatch(/#\/matters\/\d+\/trust$/);
    await expect(room.rowsStatus).toContainText(/^\d/);
    const [debits = [], credits = [], after = []] = await room.columns(
      'Trust ledger',
      'Debit',
      'Credit',
      'Balance',
    );
    let balance = 0n;
    for (const [at, text] of after.entries()) {
      balance += centsOf(credits[at] ?? '') - centsOf(debits[at] ?? '');
      expect(centsOf(text)).toBe(balance);
    }
    expect(after.at(-1)).toBe(totals[1]);
    await expect(app.locator('.facts').last()).toContainText('Balance');
  });

  test('can be reached and opened by keyboard alone', async ({ app }) => {
    const room = await TrustRoom.open(app);
    await room.go('Trust');
    await room.settled();
    const grid = room.grid('Trust balances');
    await grid.locator('[data-row="0"] [tabindex="0"]').focus();
    await app.keyboard.press('ArrowDown');
    await app.keyboard.press('Enter');
    await expect(room.grid('Trust ledger')).toBeVisible();
    await app.goBack();
    await expect(grid.locator('[data-row="1"] [role="gridcell"]:focus')).toBeVisible();
  });
});

test.describe('how the books were read', () => {
  test('a sign chosen by the person turns every balance, is kept, and can be taken back', async ({
    app,
  }) => {
    const total = shown(found(trust.totals.at(-1)).amount);
    const room = await TrustRoom.open(app);
    await room.visit('#/trust?list=reading');
    const file = app.getByRole('form', { name: 'Trust transactions' });
    await expect(file.getByRole('button', { name: 'Apply' })).toBeDisabled();
    await file
      .getByRole('combobox', { name: 'Which way', exact: true })
      .selectOption('A debit adds to what is held');
    await file.getByRole('button', { name: 'Apply' }).click();
    await expect(file.getByText('You chose this.')).toBeVisible();
    await room.visit('#/trust');
    await expect(room.total).toContainText(`−${total}`);
    await expect(app.getByRole('group', { name: 'Control totals' })).toContainText('apart');

    await app.reload();
    await room.open(sample.volumes, sample.password);
    await room.visit('#/trust');
    await expect(room.total).toContainText(`−${total}`);
    await room.visit('#/trust?list=reading');
    await file.getByRole('button', { name: 'Back to our choice' }).click();
    await expect(file.getByText('You chose this.')).toHaveCount(0);
    await room.visit('#/trust');
    await expect(room.total).not.toContainText('−');
    await expect(room.total).toContainText(total);
  });

  test('clients’ money goes by the words of the country', async ({ app }) => {
    const room = await TrustRoom.open(app);
    await room.go('Trust');
    await app.getByRole('button', { name: 'Times' }).click();
    await app.getByLabel('Country').selectOption('United Kingdom');
    await app.keyboard.press('Escape');
    await expect(room.sections.getByRole('link', { name: 'Client account' })).toBeVisible();
    await expect(room.grid('Client account balances')).toBeVisible();
  });
});

test.describe('the reconciliation worksheet', () => {
  test('adds what the bank has not yet, and holds it against the books', async ({ app }) => {
    const room = await TrustRoom.open(app);
    await room.visit('#/trust?list=reconciliation');
    const legs = app.getByRole('group', { name: 'Three legs' });
    const book = centsOf(shown(found(trust.totals.at(-1)).amount));
    const boxes = app.getByRole('checkbox', { name: /^Not on the statement/ });
    const open = app.getByRole('table', { name: 'Open entries' }).getByRole('row');
    await expect(boxes.first()).toBeVisible();
    const amounts = (await open.locator('td:last-child').allInnerTexts()).map(centsOf);
    const at = amounts.findIndex((amount) => amount > 0n);
    const out = amounts.findIndex((amount) => amount < 0n);
    await boxes.nth(at).check();
    await boxes.nth(out).check();
    const statement = book - (amounts[at] ?? 0n) - (amounts[out] ?? 0n);
    const typed = `$${(statement / 100n).toLocaleString('en')}.${String(statement % 100n).padStart(2, '0')}`;
    await app.getByLabel('Balance on the bank’s statement').fill(typed);
    await expect(legs).toContainText('Bank, adjusted');
    await expect(legs).toContainText('They agree');
    await app.getByLabel('Balance on the bank’s statement').fill('1.00');
    await expect(legs).toContainText('apart');
    await app.getByLabel('Balance on the bank’s statement').fill('a lot');
    await expect(app.getByRole('alert').filter({ hasText: 'not an amount' })).toBeVisible();
    await expect(boxes.nth(at)).toBeChecked();
  });
});

test.describe('the ledger', () => {
  test('has a trial balance that balances, and leads from account to transaction', async ({
    app,
  }) => {
    const room = await TrustRoom.open(app);
    await room.visit('#/ledger?list=trial');
    const sums = await room.total.locator('span b').allInnerTexts();
    expect(sums[0]).toBe(sums[1]);
    await room.go('Ledger');
    await room.grid('Accounts').getByRole('link', { name: 'Trust bank', exact: true }).click();
    await expect(app.getByRole('heading', { level: 1, name: /Trust bank/ })).toBeVisible();
    const entries = room.grid('Account entries');
    await entries.locator('[data-row="0"] a.reference[href*="/transaction/"]').click();
    await expect(room.grid('Transaction')).toBeVisible();
    await expect(room.total).toContainText('Debit');
    const [debit, credit] = await room.total.locator('span b').allInnerTexts();
    expect(debit).toBe(credit);
    await room.visit('#/ledger?list=tie-outs');
    await expect(app.getByRole('main').getByText('They agree')).not.toHaveCount(0);
  });
});

const screens = [
  '#/trust',
  '#/trust?list=payments&p.deleted=with',
  '#/trust?list=search',
  '#/trust?list=reconciliation',
  '#/trust?list=month',
  '#/trust?list=reading',
  `#/matters/${held.matter}/trust`,
  '#/ledger',
  '#/ledger?list=exceptions',
  '#/ledger?list=tie-outs',
  '#/trust?print=1',
];

test.describe('access', () => {
  // Every screen of two sections, one after the other.
  test.describe.configure({ timeout: 300_000 });
  for (const [name, width, height] of [
    ['wide', 1440, 900],
    ['narrow', 390, 844],
  ] as const) {
    test(`nothing for axe to find on a ${name} screen, and nothing sideways`, async ({ app }) => {
      const room = await TrustRoom.open(app);
      await app.setViewportSize({ width, height });
      for (const screen of screens) {
        await room.visit(screen);
        await expect(app.getByText(/^(Laying it out…|Counting…)$/)).toHaveCount(0);
        await expectNoAxeFindings(app, `${screen}, ${name}`);
        const sideways = await app.evaluate(
          () => document.documentElement.scrollWidth > innerWidth,
        );
        expect(sideways, screen).toBe(false);
      }
    });
  }
});
