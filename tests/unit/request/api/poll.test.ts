import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { delayMs } from '../../../../request/api/poll.ts';
import type { Problem } from '../../../../request/api/problems.ts';
import { start } from './polling.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('asking again and again', () => {
  it('goes on until it is done, one question at a time', async () => {
    const polling = start(['wait', 'wait', 'done']);
    await vi.runAllTimersAsync();
    await polling.done;
    expect(polling.heard).toEqual(['wait', 'wait', 'done']);
    expect(polling.most()).toBe(1);
  });

  it('does not ask while nobody sees the page or there is no network, and asks when it is seen', async () => {
    const polling = start(['wait', 'done']);
    await vi.advanceTimersByTimeAsync(200);
    polling.page.see(false);
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(polling.asked()).toBe(1);
    polling.page.see(true);
    await vi.advanceTimersByTimeAsync(200);
    await polling.done;
    expect(polling.asked()).toBe(2);
  });

  it('asks nothing where the network went without a sign', async () => {
    const polling = start(['wait', 'done']);
    await vi.advanceTimersByTimeAsync(200);
    polling.page.isSeen = false;
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(polling.asked()).toBe(1);
    polling.page.see(true);
    await vi.advanceTimersByTimeAsync(200);
    expect(polling.heard).toEqual(['wait', 'done']);
  });

  it('asks as soon as a device wakes, when the time has come', async () => {
    const polling = start(['wait', 'done']);
    await vi.advanceTimersByTimeAsync(200);
    // The clock went on and the timers did not.
    vi.setSystemTime(Date.now() + 3_600_000);
    polling.page.see(true);
    await vi.advanceTimersByTimeAsync(200);
    await polling.done;
    expect(polling.asked()).toBe(2);
  });

  it('goes on after what passes, and ends at what lasts', async () => {
    const passing: Problem[] = [
      { code: 'R07', facts: { status: 503, waitSeconds: null } },
      { code: 'R12', facts: { host: 'h' } },
    ];
    const polling = start([...passing, { code: 'R03', facts: {} }, 'done']);
    await vi.runAllTimersAsync();
    await polling.done;
    expect(polling.problems).toEqual(['R07', 'R12', 'R03']);
    expect(polling.heard).toEqual([]);
  });

  it.each<Problem>([
    { code: 'R06', facts: { waitSeconds: 900 } },
    { code: 'R07', facts: { status: 503, waitSeconds: 900 } },
  ])('waits as long as the server says: $code', async (problem) => {
    const polling = start([problem, 'done']);
    await vi.advanceTimersByTimeAsync(899_000);
    expect(polling.asked()).toBe(1);
    await vi.advanceTimersByTimeAsync(2000);
    expect(polling.asked()).toBe(2);
  });

  it('ends when it is stopped, and is not told what came after', async () => {
    const polling = start(['done']);
    await vi.advanceTimersByTimeAsync(10);
    polling.stop.abort();
    await vi.runAllTimersAsync();
    await polling.done;
    expect(polling.heard).toEqual([]);
  });

  it('waits 5 seconds to 5 minutes, and ever longer', () => {
    fc.assert(
      fc.property(fc.nat(100), fc.double({ min: 0, max: 1, noNaN: true }), (attempt, random) => {
        const wait = delayMs(attempt, random);
        expect(wait).toBeGreaterThanOrEqual(5000);
        expect(wait).toBeLessThanOrEqual(300_000);
        expect(delayMs(attempt + 1, random)).toBeGreaterThanOrEqual(wait);
      }),
    );
  });
});
