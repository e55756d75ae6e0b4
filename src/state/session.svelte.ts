import { createContext } from 'svelte';
import type { InspectProgress } from '../../workers/contract/engine.ts';
import { problemOf, type Problem } from '../../workers/contract/problems.ts';
import type { RelatedInfo } from '../../workers/contract/records.ts';
import type {
  Finding,
  FormatId,
  LoadEvent,
  LoadReport,
  Plan,
  SourceFile,
  TableInfo,
  UnlockReport,
} from '../../workers/contract/values.ts';
import type { EngineClient } from '../engine/client.ts';
import { actionsTable } from './sections.ts';

export type LoadProgress = Extract<LoadEvent, { kind: 'progress' }>;

/** Exactly one of these is true. `resting`: nothing runs; what there is, `plan` and `report` tell. */
export type Phase =
  | { name: 'resting' }
  | { name: 'inspecting'; progress: InspectProgress | null }
  | { name: 'unlocking' }
  | { name: 'loading'; progress: LoadProgress | null; startedAt: number };

/** Milliseconds between two progress events that are shown; what comes between is dropped. */
const progressEvery = 80;

/** The backup on the table: from the files chosen to its loaded tables. The password never rests here. */
export class Session {
  phase = $state.raw<Phase>({ name: 'resting' });
  plan = $state.raw<Plan | null>(null);
  tables = $state.raw<readonly TableInfo[]>([]);
  report = $state.raw<LoadReport | null>(null);
  /** Null until they are counted, which begins when everything is read. */
  findings = $state.raw<readonly Finding[] | null>(null);
  refused = $state.raw<UnlockReport['refused']>([]);
  problem = $state.raw<Problem | null>(null);
  /** Counts loadings that ended: what was asked before may have another answer after. */
  loads = $state(0);

  readonly isBusy: boolean = $derived(this.phase.name !== 'resting');
  /** Something can be looked at: the matters are there, or all there is. */
  readonly isOpen: boolean = $derived(this.report !== null || this.table(actionsTable) !== null);
  /** Volumes were opened since the last loading. */
  readonly isLate: boolean = $derived(this.report !== null && hasMore(this.plan, this.report.plan));

  /** What was counted of records that were looked at, so that Back shows it at once. */
  readonly related = new Map<string, readonly RelatedInfo[]>(); // eslint-disable-line svelte/prefer-svelte-reactivity -- a memory: nothing is drawn from it
  readonly #start: (onStopped: (reason: string) => void) => EngineClient;
  #engine: EngineClient | null = null;
  /** Grows with each close: answers that come after belong to nobody. */
  #life = 0;

  constructor(start: (onStopped: (reason: string) => void) => EngineClient) {
    this.#start = start;
  }

  get engine(): EngineClient {
    this.#engine ??= this.#start((reason) => this.#fall(reason));
    return this.#engine;
  }

  table(id: string): TableInfo | null {
    return this.tables.find((table) => table.id === id) ?? null;
  }

  /** Tells one state of these tables, or of all, from another; what depends on them is asked again when it changes. */
  standing(ids: readonly string[] | null): string {
    if (ids === null) return this.tables.map((table) => `${table.id} ${standingOf(table)}`).join();
    return ids.map((id) => standingOf(this.table(id))).join();
  }

  /** A table that is known anew, such as by how its dates are written. */
  know(table: TableInfo): void {
    this.tables = this.tables.map((known) => (known.id === table.id ? table : known));
  }

  /** Tables were laid beside the backup or taken away: what was asked of it may have another answer now. */
  retell(tables: readonly TableInfo[]): void {
    this.related.clear();
    this.tables = tables;
    this.loads += 1;
  }

  /** Parts of an open backup that need no other password are loaded at once. */
  async add(files: readonly SourceFile[]): Promise<void> {
    if (files.length === 0 || this.isBusy) return;
    this.#begin({ name: 'inspecting', progress: null });
    const show = paced<InspectProgress>((progress) => {
      if (this.phase.name === 'inspecting') this.phase = { name: 'inspecting', progress };
    });
    await this.#run(async (isCurrent) => {
      const plan = await this.engine.inspect(files, show);
      if (!isCurrent()) return;
      this.plan = plan;
      if (this.isLate) await this.#load(isCurrent);
    });
  }

  async remove(volume: number): Promise<void> {
    if (this.isBusy) return;
    this.#begin({ name: 'inspecting', progress: null });
    await this.#run(async (isCurrent) => {
      const plan = await this.engine.remove(volume);
      if (isCurrent()) this.plan = plan.volumes.length + plan.ignored.length > 0 ? plan : null;
    });
  }

  /** The person says which kind of backup it is, before it is opened; null: as it is recognised. */
  async chooseFormat(id: FormatId | null): Promise<void> {
    if (!this.plan || this.isBusy) return;
    this.#begin({ name: 'inspecting', progress: null });
    await this.#run(async (isCurrent) => {
      const plan = await this.engine.chooseFormat(id);
      if (isCurrent()) this.plan = plan;
    });
  }

  /** Unlocks what the password opens, and loads. With an empty password it opens what needs none. */
  async open(password: string): Promise<void> {
    if (!this.plan || this.isBusy) return;
    this.#begin({ name: 'unlocking' });
    await this.#run(async (isCurrent) => {
      if (password !== '' && this.#has('locked')) {
        const unlocked = await this.engine.unlock(password);
        if (!isCurrent()) return;
        this.plan = unlocked.plan;
        this.refused = unlocked.refused;
        if (unlocked.refused.length > 0) return;
      }
      if (this.#has('open')) await this.#load(isCurrent);
      else this.problem = this.#lockedProblem();
    });
  }

  async cancel(): Promise<void> {
    if (this.isBusy) await this.#engine?.cancel();
  }

  /** Forgets the backup. The worker goes with it, and with the worker its memory and the password. */
  async close(): Promise<void> {
    this.#life += 1;
    const engine = this.#engine;
    this.#engine = null;
    this.#clear();
    this.problem = null;
    try {
      await engine?.close();
    } finally {
      engine?.stop();
    }
  }

  /** Whatever nobody caught: one calm notice. */
  alarm(reason: unknown): void {
    const problem = problemOf(reason);
    if (problem.code !== 'E01' && this.problem?.code !== 'E02') this.problem = problem;
  }

  dismiss(): void {
    this.problem = null;
  }

  async #load(isCurrent: () => boolean): Promise<void> {
    this.phase = { name: 'loading', progress: null, startedAt: performance.now() };
    const show = paced<LoadProgress>((progress) => {
      if (this.phase.name === 'loading') this.phase = { ...this.phase, progress };
    });
    const known = this.tables;
    // Events have a channel of their own: some may come after the answer.
    let isRunning = true;
    try {
      const report = await this.engine.load((event) => {
        if (!isRunning || !isCurrent()) return;
        if (event.kind === 'progress') show(event);
        else this.#publish(event.table);
      });
      if (isCurrent()) this.#take(report);
    } catch (error) {
      if (isCurrent()) this.tables = known;
      throw error;
    } finally {
      isRunning = false;
    }
  }

  #publish(table: TableInfo): void {
    this.tables = [...this.tables.filter((known) => known.id !== table.id), table];
  }

  #take(report: LoadReport): void {
    this.related.clear();
    this.report = report;
    this.plan = report.plan;
    this.tables = report.tables;
    this.loads += 1;
    void this.#check(report);
  }

  /** In the background: over a big backup it takes seconds, and nobody should wait for it. */
  async #check(report: LoadReport): Promise<void> {
    this.findings = null;
    try {
      const findings = await this.engine.findings();
      if (this.report === report) this.findings = findings;
    } catch (error) {
      if (this.report === report) this.alarm(error);
    }
  }

  #begin(phase: Phase): void {
    this.problem = null;
    this.refused = [];
    this.phase = phase;
  }

  async #run(job: (isCurrent: () => boolean) => Promise<void>): Promise<void> {
    const life = this.#life;
    const isCurrent = (): boolean => life === this.#life;
    try {
      await job(isCurrent);
    } catch (error) {
      const problem = problemOf(error);
      if (isCurrent() && problem.code !== 'E01') this.problem = problem;
    } finally {
      if (isCurrent()) this.phase = { name: 'resting' };
    }
  }

  #has(state: 'open' | 'locked'): boolean {
    return this.plan?.volumes.some((volume) => volume.state === state) ?? false;
  }

  #lockedProblem(): Problem | null {
    const locked = this.plan?.volumes.find((volume) => volume.state === 'locked');
    return locked ? { code: 'Z10', facts: { name: locked.name } } : null;
  }

  /** The engine died: nothing of the backup can be asked for any more. */
  #fall(reason: string): void {
    this.#life += 1;
    this.#engine?.stop();
    this.#engine = null;
    this.#clear();
    this.problem = { code: 'E02', facts: { reason } };
  }

  #clear(): void {
    this.related.clear();
    this.phase = { name: 'resting' };
    this.plan = null;
    this.tables = [];
    this.report = null;
    this.findings = null;
    this.refused = [];
  }
}

function standingOf(table: TableInfo | null): string {
  if (!table) return '';
  const orders = table.columns.flatMap(({ dateOrder }) => dateOrder ?? []);
  const references = table.columns.map((column) => column.references ?? '');
  return [table.rows, ...orders, ...table.key, ...references].join(' ');
}

function hasMore(plan: Plan | null, loaded: Plan): boolean {
  const before = new Set(
    loaded.volumes.filter(({ state }) => state === 'open').map(({ id }) => id),
  );
  return plan?.volumes.some(({ id, state }) => state === 'open' && !before.has(id)) ?? false;
}

/** Lets through one event each `progressEvery` milliseconds. */
function paced<Event>(show: (event: Event) => void): (event: Event) => void {
  let last = -progressEvery;
  return (event) => {
    const now = performance.now();
    if (now - last < progressEvery) return;
    last = now;
    show(event);
  };
}

export const [getSession, setSession] = createContext<Session>();
