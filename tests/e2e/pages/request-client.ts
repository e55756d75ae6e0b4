import type { Locator, Page } from '@playwright/test';
import type { Fixture } from '../../../scripts/request-fixture/fixture.ts';
import { expect } from '../request-fixtures.ts';

/** The request client as a person uses it. */
export class RequestClient {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get alert(): Locator {
    return this.page.getByRole('alert');
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  /** A backup in the vendor's list. */
  card(name: string): Locator {
    return this.page
      .getByRole('listitem')
      .filter({ has: this.page.getByRole('heading', { level: 3, name, exact: true }) });
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  async go(way: 'Your requests' | 'Vendors with an API' | 'Vendors by e-mail'): Promise<void> {
    await this.page.getByRole('link', { name: way, exact: true }).click();
  }

  /** Fills the form in and sends it: with a token, or with a user and password. */
  async sendSignIn(
    vendor: Fixture,
    secret: { token: string } | { password: string },
  ): Promise<void> {
    await this.page.getByLabel('Address of the API').fill(vendor.url);
    await this.page.getByLabel('Organisation', { exact: true }).fill(vendor.organization);
    if ('token' in secret) {
      await this.page.getByRole('radio', { name: 'A token' }).check();
      await this.page.getByLabel('Token', { exact: true }).fill(secret.token);
    } else {
      await this.page.getByLabel('User', { exact: true }).fill(vendor.user);
      await this.page.getByLabel('Password', { exact: true }).fill(secret.password);
    }
    await this.button('Sign in').click();
  }

  async signIn(vendor: Fixture): Promise<void> {
    await this.go('Vendors with an API');
    await this.sendSignIn(vendor, { token: vendor.token });
    await expect(this.page.getByRole('heading', { name: 'Backups at the vendor' })).toBeVisible();
  }

  async ask(name: string): Promise<void> {
    await this.button('New backup…').click();
    await expect(this.dialog).toContainText('costs money');
    await this.dialog.getByLabel('Name').fill(name);
    const yes = this.dialog.getByRole('button', { name: 'Ask for the backup' });
    await expect(yes).toBeDisabled();
    await this.dialog.getByRole('checkbox').check();
    await yes.click();
  }

  /** Fills in what a letter needs, and the fields given. */
  async fillLetter(more: Readonly<Record<string, string>> = {}): Promise<void> {
    const fields = {
      'Organisation key': 'kowhaisample',
      Requester: 'An Example',
      'Requester’s e-mail': 'an@firm.example',
      'E-mail for the link': 'an@firm.example',
      'Phone for the password': '+64 4 000 0000',
      Scope: 'Everything',
      ...more,
    };
    for (const [label, text] of Object.entries(fields)) {
      await this.page.getByLabel(label, { exact: true }).fill(text);
    }
  }

  /** The bytes of a file that was saved where the tests' file dialog saves. */
  async savedFile(name: string): Promise<Buffer> {
    const text = await this.page.evaluate(async (fileName) => {
      const folder = await navigator.storage.getDirectory();
      const file = await (await folder.getFileHandle(fileName)).getFile();
      const bytes = new Uint8Array(await file.arrayBuffer());
      return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
    }, name);
    return Buffer.from(text, 'latin1');
  }
}
