import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { onlyOnce, turnFor } from '../../../../request/state/turns.ts';
import { start } from '../api/polling.ts';

/** Locks as a browser gives them to its pages, for one name. */
class FakeLocks {
  #last: Promise<unknown> = Promise.resolve();

  request(_name: string, ...rest: readonly [LockOptions, Work] | readonly [Work]): Promise<void> {
    const [{ signal }, work] = rest.length === 2 ? rest : [{} as LockOptions, rest[0]];
    const before = this.#last;
    const turn = new Promise<void>((resolve, reject) => {
      signal?.addEventListener('abort', () => reject(signal.reason as Error));
      void before.then(() => resolve());
    });
    const held = turn.then(work);
    this.#last = Promise.allSettled([before, held]);
    return held;
  }
}

type Work = () => Promise<void>;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('navigator', { locks: new FakeLocks() });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('two pages that look at the same backup', () => {
  it('lets one of two pages ask, and the other when that one is not seen any more', async () => {
    const turn = turnFor('a backup');
    const [one, other] = [start(['wait', 'wait', 'done'], turn), start(['wait', 'done'], turn)];
    await vi.advanceTimersByTimeAsync(6000);
    expect([one.asked(), other.asked()]).toEqual([2, 0]);
    one.page.see(false);
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect([one.heard, other.heard]).toEqual([
      ['wait', 'wait'],
      ['wait', 'done'],
    ]);
    one.page.see(true);
    await vi.advanceTimersByTimeAsync(200);
    expect(one.heard).toEqual(['wait', 'wait', 'done']);
  });

  it('has the other page ask at once when the one is done, stopped or refused', async () => {
    for (const end of ['done', { code: 'R02', facts: {} } as const, null]) {
      const turn = turnFor('a backup');
      const [one, other] = [start(end === null ? ['wait'] : [end], turn), start(['done'], turn)];
      await vi.advanceTimersByTimeAsync(150);
      if (end === null) one.stop.abort();
      await vi.advanceTimersByTimeAsync(150);
      expect([one.asked(), other.asked()]).toEqual([1, 1]);
      expect(other.heard).toEqual(['done']);
    }
  });

  it('waits for no turn once it is stopped', async () => {
    const turn = turnFor('a backup');
    const [, other] = [start(['wait'], turn), start(['done'], turn)];
    await vi.advanceTimersByTimeAsync(10);
    other.stop.abort();
    await vi.advanceTimersByTimeAsync(10);
    await other.done;
    expect(other.asked()).toBe(0);
  });

  it('do not wait for each other where the browser knows no locks', async () => {
    vi.stubGlobal('navigator', {});
    const turn = turnFor('a backup');
    const pages = [start(['wait'], turn), start(['wait'], turn)];
    await vi.advanceTimersByTimeAsync(150);
    expect(pages.map(({ asked }) => asked())).toEqual([1, 1]);
    for (const { stop } of pages) stop.abort();
  });
});

describe('two pages that ask for a backup', () => {
  it('do it one after the other', async () => {
    const order: string[] = [];
    const work = (name: string) => async () => {
      order.push(`${name} begins`);
      await vi.advanceTimersByTimeAsync(100);
      order.push(`${name} ends`);
    };
    await Promise.all([onlyOnce(work('one')), onlyOnce(work('two'))]);
    expect(order).toEqual(['one begins', 'one ends', 'two begins', 'two ends']);
  });
});
