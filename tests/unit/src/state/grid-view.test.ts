import { describe, expect, it } from 'vitest';
import { GridView } from '../../../../src/state/grid-view.svelte.ts';
import { EngineError, QueryError } from '../../../../workers/contract/problems.ts';
import type { View, ViewInfo, ViewPage } from '../../../../workers/contract/views.ts';

const view = (text: string): View => ({ name: 'matters', scope: [], text, sort: null });
const info = (id: number, rows: number): ViewInfo => ({
  id,
  title: 't',
  table: 't',
  columns: [],
  rows,
  of: 1000,
});

/** Questions that are answered when the test says so. */
function slowEngine() {
  const opens: PromiseWithResolvers<ViewInfo>[] = [];
  const pages: { offset: number; answer: PromiseWithResolvers<ViewPage> }[] = [];
  return {
    opens,
    pages,
    openView: async (): Promise<ViewInfo> => {
      const answer = later<ViewInfo>();
      opens.push(answer);
      return answer.promise;
    },
    rows: async (_viewId: number, offset: number): Promise<ViewPage> => {
      const answer = later<ViewPage>();
      pages.push({ offset, answer });
      return answer.promise;
    },
    closeView: async (): Promise<void> => Promise.resolve(),
  };
}

interface PromiseWithResolvers<T> {
  promise: Promise<T>;
  resolve: (value: T) => void;
  reject: (reason: unknown) => void;
}

function later<T>(): PromiseWithResolvers<T> {
  let resolve!: (value: T) => void;
  let reject!: (reason: unknown) => void;
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}

const settle = async (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const page = (offset: number, name: string): ViewPage => ({
  offset,
  rows: Array.from({ length: 200 }, (_, at) => ({
    record: offset + at,
    key: `${name}${offset + at}`,
    cells: [],
    links: {},
  })),
});

describe('a grid view', () => {
  it('shows the answer to the latest question when an older one answers later', async () => {
    const engine = slowEngine();
    const grid = new GridView(engine, 'slot');
    const first = grid.ask(view('old'));
    const second = grid.ask(view('new'));
    engine.opens[1]?.resolve(info(2, 0));
    await second;
    engine.opens[0]?.resolve(info(1, 500));
    await first;
    expect(grid.info?.id).toBe(2);
    expect(grid.view?.text).toBe('new');
    expect(grid.isAsking).toBe(false);
  });

  it('drops the rows of a question that was overtaken while they were fetched', async () => {
    const engine = slowEngine();
    const grid = new GridView(engine, 'slot');
    const first = grid.ask(view('old'));
    engine.opens[0]?.resolve(info(1, 500));
    await settle();
    const second = grid.ask(view('new'));
    engine.pages[0]?.answer.resolve(page(0, 'old'));
    await first;
    expect(grid.info).toBeNull();
    engine.opens[1]?.resolve(info(2, 300));
    await settle();
    engine.pages[1]?.answer.resolve(page(0, 'new'));
    await second;
    expect(grid.row(7)?.key).toBe('new7');
  });

  it('says nothing of a question that a newer one replaced', async () => {
    const engine = slowEngine();
    const grid = new GridView(engine, 'slot');
    const first = grid.ask(view('old'));
    const second = grid.ask(view('new'));
    engine.opens[0]?.reject(new EngineError({ code: 'E01', facts: {} }));
    engine.opens[1]?.reject(new QueryError({ code: 'V01', facts: { view: 'matters' } }));
    await Promise.all([first, second]);
    expect(grid.problem?.code).toBe('V01');
  });

  it('keeps at most two requests under way and then serves the newest wish', async () => {
    const engine = slowEngine();
    const grid = new GridView(engine, 'slot');
    const asked = grid.ask(view(''));
    engine.opens[0]?.resolve(info(1, 100_000));
    await settle();
    engine.pages[0]?.answer.resolve(page(0, 'row'));
    await asked;
    for (const first of [1000, 3000, 5000, 90_000]) grid.want(first, first + 40);
    expect(engine.pages.map(({ offset }) => offset)).toEqual([0, 1000, 3000]);
    engine.pages[1]?.answer.resolve(page(1000, 'row'));
    await settle();
    expect(engine.pages.at(-1)?.offset).toBe(90_000);
    engine.pages.at(-1)?.answer.resolve(page(90_000, 'row'));
    await settle();
    expect(grid.row(90_003)?.key).toBe('row90003');
    expect(grid.row(5000)).toBeNull();
  });
});
