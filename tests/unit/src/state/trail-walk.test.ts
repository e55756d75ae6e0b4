import { describe, expect, it } from 'vitest';
import type { Route } from '../../../../src/state/route.svelte.ts';
import type { Trail, Trails } from '../../../../src/state/trail.ts';
import { canStep, TrailWalk } from '../../../../src/state/trail-walk.svelte.ts';
import { FakeEngine } from '../../../support/fake-engine.ts';

const view = { name: 'matters', scope: [], text: '', sort: null };

/** The fake engine names its matters by their places. */
async function trailAt(engine: FakeEngine, at: number, rows = 4210): Promise<Trail> {
  const info = await engine.openView('test', view);
  const { rows: found } = await engine.rows(info.id, at, 1);
  return {
    view,
    noun: ['matter', 'matters'],
    opens: null,
    at,
    key: found[0]?.key ?? '',
    rows,
    list: { entry: 1, grid: 'matters' },
  };
}

function walkFrom(engine: FakeEngine, trail: Trail) {
  const steps: { key: string; at: number }[] = [];
  const lost: string[] = [];
  const trails: Trails = { page: trail, document: null };
  const route = {
    trails,
    step: (_kind: string, { key }: { key: string }, at: number): void =>
      void steps.push({ key, at }),
    lose: (kind: string): void => void lost.push(kind),
  };
  // Of the route a walk needs no more than this.
  const walk = new TrailWalk(engine, route as unknown as Route);
  return { walk, steps, lost };
}

class Counted extends FakeEngine {
  opened = 0;

  override openView(
    ...asked: Parameters<FakeEngine['openView']>
  ): ReturnType<FakeEngine['openView']> {
    this.opened += 1;
    return super.openView(...asked);
  }
}

describe('a walk along a trail', () => {
  it('leads to the rows before and after, and opens the list once', async () => {
    const engine = new Counted();
    const trail = await trailAt(engine, 12);
    const [before, after] = await Promise.all([trailAt(engine, 11), trailAt(engine, 13)]);
    engine.opened = 0;
    const { walk, steps } = walkFrom(engine, trail);
    expect(await walk.step('page', 1)).toBe(true);
    expect(await walk.step('page', -1)).toBe(true);
    expect(steps).toEqual([
      { key: after.key, at: 13 },
      { key: before.key, at: 11 },
    ]);
    expect(engine.opened).toBe(1);
    walk.forget();
    await walk.step('page', 1);
    expect(engine.opened).toBe(2);
  });

  it('ends at either end', async () => {
    const engine = new FakeEngine();
    const first = await trailAt(engine, 0);
    const last = await trailAt(engine, 4209);
    expect([canStep(first, -1), canStep(first, 1)]).toEqual([false, true]);
    expect([canStep(last, -1), canStep(last, 1)]).toEqual([true, false]);
    const { walk, steps } = walkFrom(engine, first);
    expect(await walk.step('page', -1)).toBe(false);
    expect(steps).toEqual([]);
  });

  it('is lost when another record stands where this one stood', async () => {
    const engine = new FakeEngine();
    const { walk, steps, lost } = walkFrom(engine, { ...(await trailAt(engine, 5)), key: 'x' });
    expect(await walk.step('page', 1)).toBe(false);
    expect([steps, lost]).toEqual([[], ['page']]);
  });

  it('goes nowhere without a trail', async () => {
    const engine = new FakeEngine();
    const { walk, steps } = walkFrom(engine, await trailAt(engine, 5));
    expect(await walk.step('document', 1)).toBe(false);
    expect(steps).toEqual([]);
  });
});
