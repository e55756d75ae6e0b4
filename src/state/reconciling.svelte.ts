import type { Books, Reconciliation } from '../../workers/contract/books.ts';
import { readDay } from '../../workers/contract/day.ts';
import type { EngineClient } from '../engine/client.ts';
import { amountOf } from '../text/amounts.ts';
import type { Looks } from './address.ts';
import { Asked } from './asked.svelte.ts';

/** The worksheet of a reconciliation: what the person typed and ticked lasts as long as the backup is open. */
export class Reconciling extends Asked<Reconciliation> {
  /** The bank's balance as it was typed. */
  typed = $state('');
  readonly statement: string | null = $derived(amountOf(this.typed));
  /** Ids of the entries that are not on the bank's statement yet. */
  ticked = $state.raw<readonly string[]>([]);
  readonly #engine: Pick<EngineClient, 'reconciliation'>;

  constructor(engine: Pick<EngineClient, 'reconciliation'>) {
    super();
    this.#engine = engine;
  }

  async askFor(asAt: string, account: string | null): Promise<void> {
    await this.ask(() => this.#engine.reconciliation(asAt, account, this.statement, this.ticked));
  }

  tick(id: string, isTicked: boolean): void {
    const others = this.ticked.filter((known) => known !== id);
    this.ticked = isTicked ? [...others, id] : others;
  }
}

/** The day a reconciliation is made for: the address's, or the last of the books. */
export function reconciliationDay(given: Looks['params'], books: Books | null): string {
  const day = given['asAt'] ?? '';
  return readDay(day, 'iso') === null ? (books?.lastDay ?? '') : day;
}
