import { baseOf, isInside } from './address.ts';
import { membersOf, readBackup, readBackups, type Backup } from './backup.ts';
import { textIn } from './members.ts';
import { RequestError, type Problem } from './problems.ts';
import { sendToApi, type Ask, type Network } from './send.ts';
import { checkHeader, pathWith, type Settings } from './settings.ts';

export interface BackupPage {
  backups: readonly Backup[];
  /** Entries that are no backup, or name no sid to ask for it by. */
  unreadable: number;
  /** Null after the last. */
  nextPage: number | null;
}

/** Backups in the vendor's order; `problem` says why the list may be shorter than it is there. */
export interface BackupList {
  backups: readonly Backup[];
  unreadable: number;
  problem: Problem | null;
}

export interface Words {
  name: string;
  description: string;
}

const mostPages = 500;

/** Gives a token for a user and a password. Neither is kept. */
export async function signIn(
  settings: Settings,
  { username, password }: { username: string; password: string },
  network: Network,
): Promise<string> {
  const base = baseOf(settings.base);
  const address = new URL(pathWith(settings.signInPath, {}), base);
  const about = 'sign-in';
  const ask: Ask = { method: 'POST', address, about, body: { username, password } };
  const token = textIn(membersOf(await sendToApi(base, ask, network)), 'token');
  if (token === '') throw new RequestError({ code: 'R09', facts: { detail: 'it holds no token' } });
  checkHeader(settings, token);
  return token;
}

/** The backups of one organisation. The token lives here, in memory, and nowhere else. */
export class Labii {
  readonly #settings: Settings;
  readonly #base: URL;
  readonly #network: Network;
  readonly #token: string;

  constructor(settings: Settings, token: string, network: Network) {
    checkHeader(settings, token);
    this.#settings = settings;
    this.#base = baseOf(settings.base);
    this.#token = token;
    this.#network = network;
  }

  async list(signal?: AbortSignal): Promise<BackupList> {
    const backups: Backup[] = [];
    const seen = new Set<number>();
    let unreadable = 0;
    for (let page: number | null = 1; page !== null;) {
      if (seen.has(page) || seen.size >= mostPages) {
        const problem: Problem = { code: 'R11', facts: { page } };
        return { backups: distinct(backups), unreadable, problem };
      }
      seen.add(page);
      const answer: BackupPage = await this.page(page, signal);
      backups.push(...answer.backups);
      unreadable += answer.unreadable;
      page = answer.nextPage;
    }
    return { backups: distinct(backups), unreadable, problem: null };
  }

  async page(page: number, signal?: AbortSignal): Promise<BackupPage> {
    const address = this.#listAddress();
    address.searchParams.set('page', String(page));
    const answer = membersOf(
      await this.#ask({ method: 'GET', address, about: 'organisation', signal }),
    );
    const results = answer['results'];
    if (!Array.isArray(results)) {
      throw new RequestError({ code: 'R09', facts: { detail: 'it holds no list' } });
    }
    return { ...readBackups(results), nextPage: this.#nextPage(answer['next'], address) };
  }

  /** Costs money. Never sent again by itself. */
  async create(words: Words, signal?: AbortSignal): Promise<Backup> {
    const about = 'organisation';
    const ask: Ask = { method: 'POST', address: this.#listAddress(), about, body: words, signal };
    return readBackup(await this.#ask(ask));
  }

  async read(sid: string, signal?: AbortSignal): Promise<Backup> {
    return readBackup(
      await this.#ask({ method: 'GET', address: this.#backupAddress(sid), signal }),
    );
  }

  async rename(sid: string, words: Words): Promise<Backup> {
    const address = this.#backupAddress(sid);
    return readBackup(await this.#ask({ method: 'PATCH', address, body: words }));
  }

  async remove(sid: string): Promise<void> {
    await this.#ask({ method: 'DELETE', address: this.#backupAddress(sid) });
  }

  #listAddress(): URL {
    const { listPath, organisation } = this.#settings;
    return new URL(pathWith(listPath, { organisation }), this.#base);
  }

  #backupAddress(sid: string): URL {
    return new URL(pathWith(this.#settings.backupPath, { sid }), this.#base);
  }

  #ask(ask: Ask): Promise<unknown> {
    const { headerName, scheme } = this.#settings;
    const value = scheme === '' ? this.#token : `${scheme} ${this.#token}`;
    return sendToApi(this.#base, { ...ask, headers: { [headerName]: value } }, this.#network);
  }

  /** Only the page's number is taken from `next`; the address is made here. A server may think it speaks http. */
  #nextPage(next: unknown, from: URL): number | null {
    if (next === null || next === undefined || next === '') return null;
    const address = typeof next === 'string' ? URL.parse(next, from) : null;
    const page = pageOf(address);
    if (!address || page === null) {
      throw new RequestError({ code: 'R09', facts: { detail: 'its next page has no number' } });
    }
    address.protocol = from.protocol;
    if (!isInside(this.#base, address)) {
      throw new RequestError({ code: 'R10', facts: { host: address.host } });
    }
    return page;
  }
}

function pageOf(address: URL | null): number | null {
  const text = address?.searchParams.get('page') ?? '';
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}

/** Pages move when a backup is made meanwhile: then one stands on two of them. */
function distinct(backups: readonly Backup[]): Backup[] {
  return [...new Map(backups.map((backup) => [backup.sid, backup])).values()];
}
