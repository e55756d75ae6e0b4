import { createContext } from 'svelte';
import { baseOf } from '../api/address.ts';
import type { Backup } from '../api/backup.ts';
import { Labii, signIn, type Words } from '../api/labii.ts';
import type { Awareness } from '../api/poll.ts';
import { problemOf, RequestError, type Problem } from '../api/problems.ts';
import type { Network, Sent } from '../api/send.ts';
import { checkHeader, type Settings } from '../api/settings.ts';
import { aRequest, type TrackedRequest } from '../track/tracked.ts';
import { isHere, learnt } from './learnt.ts';
import { pageAwareness } from './awareness.ts';
import { Following } from './following.ts';
import { moment, now } from './moment.ts';
import { readSettings, writeSettings } from './settings-memory.ts';
import type { Tracker } from './tracker.svelte.ts';
import { onlyOnce, turnFor } from './turns.ts';

/** After these the vendor did nothing; after any other failure of a request it may have. */
const refusals = new Set(['R01', 'R02', 'R03', 'R04', 'R05', 'R06', 'R10', 'R14', 'R40']);
const mostSent = 50;
/** So long a vendor may take to list a request whose answer was lost. */
const graceMs = 5 * 60_000;

export interface DeskParts {
  tracker: Tracker;
  awareness?: Awareness;
  timeoutMs?: number;
  isOnline?: () => boolean;
}

/** One vendor's backups, while somebody is signed in. The token is in its client, in memory, and goes with it. */
export class Desk {
  settings = $state.raw<Settings>(readSettings());
  isSignedIn = $state(false);
  isBusy = $state(false);
  /** Null before the first list. */
  backups = $state.raw<readonly Backup[] | null>(null);
  /** Entries of the list that are not among them. */
  unreadable = $state(0);
  problem = $state.raw<Problem | null>(null);
  /** Why a backup that is being made is not looked at just now. */
  pollProblem = $state.raw<Problem | null>(null);
  /** What went out, the newest first. */
  sent = $state.raw<readonly Sent[]>([]);
  readonly #tracker: Tracker;
  readonly #following: Following;
  readonly network: Network;
  #client: Labii | null = null;
  #session = new AbortController();

  constructor({
    tracker,
    awareness = pageAwareness,
    timeoutMs = 30_000,
    isOnline = () => navigator.onLine,
  }: DeskParts) {
    this.#tracker = tracker;
    this.#following = new Following({
      awareness,
      onanswer: (backup) => {
        this.pollProblem = null;
        this.#take(backup);
      },
      onproblem: (problem) => (this.pollProblem = problem),
    });
    this.network = {
      isOnline,
      onsent: (sent) => (this.sent = [sent, ...this.sent].slice(0, mostSent)),
      timeoutMs,
    };
  }

  async signIn(settings: Settings, username: string, password: string): Promise<boolean> {
    return this.#do(async () => {
      const known = this.#speakWith(settings);
      await this.#enter(known, await signIn(known, { username, password }, this.network));
    });
  }

  async useToken(settings: Settings, token: string): Promise<boolean> {
    return this.#do(() => this.#enter(this.#speakWith(settings), token));
  }

  signOut(): void {
    this.#forget();
    this.sent = [];
  }

  #forget(): void {
    this.#session.abort();
    this.#session = new AbortController();
    this.#following.stopAll();
    this.#client = null;
    this.isSignedIn = false;
    this.backups = null;
    this.unreadable = 0;
    this.problem = null;
    this.pollProblem = null;
  }

  refresh(): Promise<boolean> {
    return this.#do(() => this.#list());
  }

  /** Costs money. Sent once: where the answer is lost, it is looked for before it may be sent again. */
  create(words: Words): Promise<boolean> {
    return this.#do(() => onlyOnce(() => this.#create(words)));
  }

  /**
   * Looks through the list for a request whose answer was lost. Where it is not there after some minutes, it may be
   * asked for again (R23); until then the vendor may still be about to list it (R22).
   */
  lookFor(id: string): Promise<boolean> {
    return this.#do(async () => {
      await this.#list();
      const request = this.#tracker.find(id);
      // What was not read may be the very backup.
      const isWhole = this.problem === null && this.unreadable === 0;
      if (!isWhole || request?.isUncertain !== true) return;
      const { name, askedAt } = request;
      const leftMs = Date.parse(askedAt) + graceMs - now().getTime();
      if (leftMs > 0) {
        const waitSeconds = Math.ceil(leftMs / 1000);
        throw new RequestError({ code: 'R22', facts: { name, waitSeconds } });
      }
      this.#tracker.remove(id);
      this.problem = { code: 'R23', facts: { name } };
    });
  }

  /** The backup as it is now: a list may name less of it. */
  look(sid: string): Promise<boolean> {
    return this.#do(async () => this.#take(await this.#signedIn().read(sid, this.#session.signal)));
  }

  rename(sid: string, words: Words): Promise<boolean> {
    return this.#do(async () => this.#take(await this.#signedIn().rename(sid, words)));
  }

  remove(sid: string): Promise<boolean> {
    return this.#do(async () => {
      try {
        await this.#signedIn().remove(sid);
      } catch (error) {
        // Somebody else deleted it before, which is what was wanted.
        if (problemOf(error).code !== 'R04') throw error;
      }
      this.#following.stop(sid);
      this.backups = (this.backups ?? []).filter((backup) => backup.sid !== sid);
      const request = this.requestOf(sid);
      if (request) this.#tracker.update(request.id, { deletedAt: moment() });
    });
  }

  /** Another backup in the list has this name: by it a lost request is found again. */
  isTaken(name: string, sid = ''): boolean {
    return (this.backups ?? []).some((backup) => backup.name === name && backup.sid !== sid);
  }

  /** The tracked request of a backup in the list; null where it is not tracked. */
  requestOf(sid: string): TrackedRequest | null {
    const found = this.#tracker.requests.find(
      (request) => request.sid === sid && isHere(request, this.settings),
    );
    return found ?? null;
  }

  /** Tracks a backup that somebody else asked for. */
  track(backup: Backup): TrackedRequest {
    const known = this.requestOf(backup.sid);
    if (known) return known;
    const request = this.#begun(backup.name || backup.sid, { sid: backup.sid });
    this.#tracker.add({ ...request, ...learnt(request, backup, now()) });
    return request;
  }

  /** Remembers how the API is spoken to: the commands for a terminal are made of it, also where signing in fails. */
  #speakWith(settings: Settings): Settings {
    this.#forget();
    const base = baseOf(settings.base).href;
    const organisation = settings.organisation.trim();
    const known = { ...settings, base, organisation };
    // What cannot be a header's name may be a token in the wrong field: it is not kept.
    checkHeader(known, '-');
    this.settings = known;
    writeSettings(known);
    return known;
  }

  async #enter(settings: Settings, token: string): Promise<void> {
    this.#client = new Labii(settings, token, this.network);
    try {
      await this.#list();
      this.isSignedIn = true;
    } catch (error) {
      this.#client = null;
      throw error;
    }
  }

  async #list(): Promise<void> {
    const { backups, unreadable, problem } = await this.#signedIn().list(this.#session.signal);
    this.backups = backups;
    this.unreadable = unreadable;
    this.problem = problem;
    for (const backup of backups) this.#note(backup);
  }

  async #create(words: Words): Promise<void> {
    const client = this.#signedIn();
    await this.#list();
    if (this.problem !== null) throw new RequestError(this.problem);
    const { name } = words;
    if (this.isTaken(name)) {
      throw new RequestError({ code: 'R20', facts: { name } });
    }
    const lost = this.#tracker.requests.some(
      (one) => one.isUncertain && one.name === name && isHere(one, this.settings),
    );
    if (lost) throw new RequestError({ code: 'R21', facts: { name } });
    const request = this.#begun(name, { isUncertain: true });
    this.#tracker.add(request);
    try {
      const backup = await client.create(words, this.#session.signal);
      this.#tracker.update(request.id, { sid: backup.sid, isUncertain: false });
      this.#take({ ...backup, name: backup.name || name });
    } catch (error) {
      if (refusals.has(problemOf(error).code)) {
        this.#tracker.remove(request.id);
        throw error;
      }
      throw new RequestError({ code: 'R21', facts: { name } }, { cause: error });
    }
  }

  #begun(name: string, known: Partial<TrackedRequest>): TrackedRequest {
    return aRequest({
      id: crypto.randomUUID(),
      kind: 'api',
      name,
      vendor: this.settings.base,
      organisation: this.settings.organisation,
      askedAt: moment(),
      ...known,
    });
  }

  #take(backup: Backup): void {
    const others = (this.backups ?? []).filter(({ sid }) => sid !== backup.sid);
    const at = (this.backups ?? []).findIndex(({ sid }) => sid === backup.sid);
    this.backups = others.toSpliced(Math.max(0, at), 0, backup);
    this.#note(backup);
  }

  /** What an answer tells the tracker; and one that is still being made is looked at again. */
  #note(backup: Backup): void {
    const request = this.requestOf(backup.sid) ?? this.#lostRequest(backup);
    if (request) this.#tracker.update(request.id, learnt(request, backup, now()));
    if (backup.state === 'running') this.#follow(backup.sid);
  }

  /** No two backups here have one name: the one in the list is the one that was asked for. */
  #lostRequest({ name }: Backup): TrackedRequest | null {
    const found = this.#tracker.requests.find(
      (one) => one.isUncertain && one.name === name && isHere(one, this.settings),
    );
    return found ?? null;
  }

  #follow(sid: string): void {
    const client = this.#client;
    if (!client) return;
    const turn = turnFor(`strongroom-request.poll ${this.settings.base} ${sid}`);
    this.#following.follow(sid, turn, (signal) => client.read(sid, signal));
  }

  #signedIn(): Labii {
    if (!this.#client) throw new RequestError({ code: 'R02', facts: {} });
    return this.#client;
  }

  /** One thing at a time; true where it went well. */
  async #do(work: () => Promise<void>): Promise<boolean> {
    if (this.isBusy) return false;
    this.isBusy = true;
    this.problem = null;
    try {
      await work();
      return true;
    } catch (error) {
      const problem = problemOf(error);
      this.problem = problem.code === 'R60' ? null : problem;
      return false;
    } finally {
      this.isBusy = false;
    }
  }
}

export const [getDesk, setDesk] = createContext<Desk>();
