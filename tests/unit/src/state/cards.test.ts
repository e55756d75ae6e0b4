import { describe, expect, it } from 'vitest';
import { Cards } from '../../../../src/state/cards.ts';
import { QueryError } from '../../../../workers/contract/problems.ts';
import { FakeEngine } from '../../../support/fake-engine.ts';

class Counted extends FakeEngine {
  asked: string[] = [];

  override card(table: string, key: string): ReturnType<FakeEngine['card']> {
    this.asked.push(`${table}/${key}`);
    if (key === 'lost') {
      return Promise.reject(new QueryError({ code: 'V03', facts: { table, key } }));
    }
    return super.card(table, key);
  }
}

describe('cards', () => {
  it('tell what a record’s address leads to, and ask once', async () => {
    const engine = new Counted();
    const cards = new Cards(engine);
    const [first, again] = await Promise.all([
      cards.of('#/matters/7865/people?folder=3'),
      cards.of('#/matters/7865'),
    ]);
    expect(first?.title).not.toBe('');
    expect(again).toBe(first);
    expect(engine.asked).toEqual(['actions/7865']);
  });

  it('have nothing to tell of a list', async () => {
    const engine = new Counted();
    expect(await new Cards(engine).of('#/matters?filter=lease')).toBeNull();
    expect(await new Cards(engine).of('#/tables/tasks')).toBeNull();
    expect(engine.asked).toEqual([]);
  });

  it('have nothing to tell of a record that is not there, and look again the next time', async () => {
    const engine = new Counted();
    const cards = new Cards(engine);
    expect(await cards.of('#/tables/tasks/lost')).toBeNull();
    expect(await cards.of('#/tables/tasks/lost')).toBeNull();
    expect(engine.asked).toEqual(['tasks/lost', 'tasks/lost']);
  });

  it('are kept up to a hundred, the last used of them', async () => {
    const engine = new Counted();
    const cards = new Cards(engine);
    for (let key = 0; key < 100; key++) await cards.of(`#/tables/tasks/${key}`);
    await cards.of('#/tables/tasks/0');
    await cards.of('#/tables/tasks/100');
    engine.asked = [];
    await cards.of('#/tables/tasks/0');
    await cards.of('#/tables/tasks/1');
    expect(engine.asked).toEqual(['tasks/1']);
    cards.forget();
    await cards.of('#/tables/tasks/0');
    expect(engine.asked).toEqual(['tasks/1', 'tasks/0']);
  });
});
