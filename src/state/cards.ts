import type { CardInfo } from '../../workers/contract/records.ts';
import type { EngineClient } from '../engine/client.ts';
import { parseAddress, recordOf } from './address.ts';

const mostCards = 100;

/** What links lead to, in short. The last hundred answers are kept. */
export class Cards {
  readonly #engine: Pick<EngineClient, 'card'>;
  readonly #answers = new Map<string, Promise<CardInfo | null>>();

  constructor(engine: Pick<EngineClient, 'card'>) {
    this.#engine = engine;
  }

  /** Null where an address leads to no record, or to one that is not there. */
  async of(hash: string): Promise<CardInfo | null> {
    const record = recordOf(parseAddress(hash).place);
    if (!record) return null;
    const name = `${record.table}/${record.key}`;
    const answer = this.#answers.get(name) ?? this.#ask(name, record);
    this.#answers.delete(name);
    this.#answers.set(name, answer);
    const oldest = this.#answers.keys().next();
    if (this.#answers.size > mostCards && !oldest.done) this.#answers.delete(oldest.value);
    return answer;
  }

  forget(): void {
    this.#answers.clear();
  }

  /** A failure is not kept: the table may still be on its way. */
  async #ask(
    name: string,
    { table, key }: { table: string; key: string },
  ): Promise<CardInfo | null> {
    try {
      return await this.#engine.card(table, key);
    } catch {
      this.#answers.delete(name);
      return null;
    }
  }
}
