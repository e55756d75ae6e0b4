import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { formatAddress } from '../../../../src/state/address.ts';
import { Route, type FindRow, type GridMark } from '../../../../src/state/route.svelte.ts';
import type { ViewRow } from '../../../../workers/contract/views.ts';
import { FakeHistory } from '../../../support/fake-history.ts';

const mark = (row: number): GridMark => ({
  top: row * 34,
  left: 0,
  row,
  column: 1,
  key: String(row),
  isMoved: false,
});
const rowOf = (key: string): ViewRow => ({ record: Number(key), key, cells: [], links: {} });
const list = { name: 'matters', scope: [], text: 'lease', sort: null };

/** A grid of ten matters with keys 0 to 9. */
const tenMatters: FindRow = (hash) => {
  const key = /^#\/matters\/(\d)$/.exec(hash)?.[1];
  if (key === undefined) return null;
  return { view: list, noun: ['matter', 'matters'], opens: null, at: Number(key), key, rows: 10 };
};

let past: FakeHistory;
let route: Route;

beforeEach(() => {
  past = new FakeHistory();
  vi.stubGlobal('history', past);
  vi.stubGlobal('location', past.location);
  vi.stubGlobal('addEventListener', past.listen);
  route = new Route();
});
afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the way through the history', () => {
  it('remembers each entry’s rows and scroll, however it is reached again', () => {
    past.follow('#/matters');
    route.remember('matters', mark(40));
    past.follow('#/report');
    expect([route.recall('matters'), route.recallScroll()]).toEqual([null, null]);
    route.rememberScroll(300);
    past.follow('#/matters');
    expect(route.recall('matters')).toBeNull();
    past.back();
    expect(route.recallScroll()).toBe(300);
    past.back();
    expect(route.recall('matters')).toEqual(mark(40));
    past.forward();
    expect(route.recallScroll()).toBe(300);
  });

  it('keeps rows where they are when something is opened over them', () => {
    past.follow('#/documents');
    route.remember('documents', mark(3));
    past.follow('#/documents?document=3');
    expect(route.recall('documents')).toEqual(mark(3));
  });

  it('goes back to close what was opened, and changes the address where one came otherwise', () => {
    past.follow('#/matters');
    route.goTo('#/matters?peek=4');
    route.lookBack({ peek: null });
    expect(past.location.hash).toBe('#/matters');
    past.forward();
    expect(route.looks.peek).toBe('4');
    route.look({ filter: 'lease' });
    route.lookBack({ peek: null });
    expect(past.location.hash).toBe('#/matters?filter=lease');
    past.back();
    expect(past.location.hash).toBe('#/matters');
  });

  it('is not led astray by entries from before the page was loaded again', () => {
    past.follow('#/matters');
    past.follow('#/report');
    const reloaded = new Route();
    reloaded.offer('matters', tenMatters);
    past.back();
    reloaded.lookBack({ document: null });
    expect(reloaded.place.screen).toBe('matters');
    expect(past.location.hash).toBe('#/matters');
  });
});

describe('a trail', () => {
  const openFrom = (hash: string): (() => void) => {
    past.follow('#/matters?filter=lease');
    route.remember('matters', mark(4));
    const leave = route.offer('matters', tenMatters);
    past.follow(hash);
    return leave;
  };

  it('begins where a record is opened from a list, and nowhere else', () => {
    openFrom('#/matters/4');
    expect(route.trails.page).toMatchObject({ at: 4, rows: 10, view: list });
    expect(route.trails.document).toBeNull();
    past.back();
    expect(route.trails.page).toBeNull();
    past.follow('#/tables/participants/4');
    expect(route.trails.page).toBeNull();
  });

  it('is asked for while the list’s screen still is where it was', () => {
    past.follow('#/tables/tasks');
    const places: string[] = [];
    route.offer('table', () => {
      places.push(route.place.screen);
      return null;
    });
    past.follow('#/report');
    expect(places).toEqual(['table']);
  });

  it('leads to the neighbour in this place, and Back to the neighbour’s row', () => {
    openFrom('#/matters/4')();
    route.remember('documents', mark(9));
    route.step('page', rowOf('5'), 5);
    expect(past.location.hash).toBe('#/matters/5');
    expect(route.recall('documents')).toBeNull();
    route.step('page', rowOf('6'), 6);
    expect(route.trails.page).toMatchObject({ at: 6, key: '6' });
    past.back();
    expect(past.location.hash).toBe('#/matters?filter=lease');
    expect(route.recall('matters')).toEqual({ ...mark(4), row: 6, key: '6', isMoved: true });
    past.forward();
    expect(route.trails.page).toMatchObject({ at: 6, key: '6' });
  });

  it('goes on from tab to tab of a matter, and ends with another record', () => {
    openFrom('#/matters/4')();
    route.go({ screen: 'record', table: 'actions', key: '4', tab: 'people' });
    expect(route.trails.page).toMatchObject({ at: 4 });
    route.step('page', rowOf('5'), 5);
    expect(past.location.hash).toBe('#/matters/5/people');
    past.follow('#/matters/8');
    expect(route.trails.page).toBeNull();
  });

  it('of documents lies over the matter’s own', () => {
    openFrom('#/matters/4')();
    route.offer('matter-documents', (hash) => {
      const isIt =
        hash ===
        formatAddress(route.place, {
          ...route.looks,
          document: { table: 'document_log', record: 70 },
        });
      return isIt ? { view: list, noun: ['a', 'b'], opens: null, at: 7, key: '70', rows: 9 } : null;
    });
    past.follow('#/matters/4?document=70');
    expect(route.trails.page).toMatchObject({ at: 4 });
    expect(route.trails.document).toMatchObject({ at: 7 });
    route.step('document', rowOf('80'), 8);
    expect(past.location.hash).toBe('#/matters/4?document=80');
    expect(route.trails.page).toMatchObject({ at: 4 });
    route.lookBack({ document: null });
    expect([route.trails.page?.at, route.trails.document]).toEqual([4, null]);
  });

  it('is lost where the list is no longer what it was', () => {
    openFrom('#/matters/4');
    route.lose('page');
    expect(route.trails.page).toBeNull();
    route.step('page', rowOf('5'), 5);
    expect(past.location.hash).toBe('#/matters/4');
  });
});
