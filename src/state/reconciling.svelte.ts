import type { Books, Reconciliation, Worksheet } from '../../workers/contract/books.ts';
import { readDay } from '../../workers/contract/day.ts';
import type { EngineClient } from '../engine/client.ts';
import { amountOf } from '../text/amounts.ts';
import type { Looks } from './address.ts';
import { Asked } from './asked.svelte.ts';

/** What the person typed for one day and one account, as typed. */
export interface Typed {
  statement: string;
  adjustment: string;
  reason: string;
}

const nothingTyped: Typed = { statement: '', adjustment: '', reason: '' };

/**
 * The worksheets of reconciliations: what the person typed for a day and an account, and ticked for a day, lasts as
 * long as the backup is open.
 */
export class Reconciling extends Asked<Reconciliation> {
  #typed = $state.raw<Readonly<Record<string, Typed>>>({});
  #ticked = $state.raw<Readonly<Record<string, readonly string[]>>>({});
  readonly #engine: Pick<EngineClient, 'reconciliation'>;

  constructor(engine: Pick<EngineClient, 'reconciliation'>) {
    super();
    this.#engine = engine;
  }

  typed(asAt: string, account: string | null): Typed {
    return this.#typed[keyOf(asAt, account)] ?? nothingTyped;
  }

  type(asAt: string, account: string | null, change: Partial<Typed>): void {
    const now = { ...this.typed(asAt, account), ...change };
    this.#typed = { ...this.#typed, [keyOf(asAt, account)]: now };
  }

  tick(asAt: string, id: string, isTicked: boolean): void {
    const others = (this.#ticked[asAt] ?? []).filter((known) => known !== id);
    this.#ticked = { ...this.#ticked, [asAt]: isTicked ? [...others, id] : others };
  }

  /** All that is known of a day and an account. */
  worksheet(asAt: string, account: string | null): Worksheet {
    const { statement, adjustment, reason } = this.typed(asAt, account);
    return {
      asAt,
      account,
      statement: amountOf(statement),
      adjustment: amountOf(adjustment),
      reason: reason.trim(),
      ticked: this.#ticked[asAt] ?? [],
    };
  }

  async askFor(worksheet: Worksheet): Promise<void> {
    await this.ask(() => this.#engine.reconciliation(worksheet));
  }
}

const keyOf = (asAt: string, account: string | null): string => JSON.stringify([asAt, account]);

/** The day a reconciliation is made for: the address's, or the last of the books. */
export function reconciliationDay(given: Looks['params'], books: Books | null): string {
  const day = given['asAt'] ?? '';
  return readDay(day, 'iso') === null ? (books?.lastDay ?? '') : day;
}
