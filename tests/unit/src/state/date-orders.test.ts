import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DateOrders } from '../../../../src/state/date-orders.svelte.ts';
import { Preferences } from '../../../../src/state/preferences.svelte.ts';
import { Session } from '../../../../src/state/session.svelte.ts';
import type { DateOrder, TableInfo } from '../../../../workers/contract/values.ts';
import { FakeEngine } from '../../../support/fake-engine.ts';
import { fakeTable } from '../../../support/fake-values.ts';

const ordered = (dateOrder: DateOrder): TableInfo => {
  const table = fakeTable('tasks', 3);
  return { ...table, columns: table.columns.map((column) => ({ ...column, dateOrder })) };
};

class Chooser extends FakeEngine {
  readonly told: unknown[] = [];

  override async setDateOrder(
    ...asked: Parameters<FakeEngine['setDateOrder'] & ((...all: unknown[]) => unknown)>
  ): Promise<TableInfo> {
    this.told.push(asked);
    return Promise.resolve(ordered('dmy'));
  }
}

const kept = new Map<string, string>();

beforeEach(() => {
  kept.clear();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  });
});
afterEach(() => vi.unstubAllGlobals());

function aSession(engine: FakeEngine): Session {
  const session = new Session(() => engine);
  session.tables = [ordered('ambiguous')];
  return session;
}

describe('how a person says that dates are written', () => {
  it('is told to the engine, kept by names alone, and told again with the next backup', async () => {
    const engine = new Chooser();
    const session = aSession(engine);
    const [table] = session.tables;
    const column = table?.columns[0];
    if (!table || !column) throw new Error('the fake has both');
    await new DateOrders(session, new Preferences()).choose(table, column, 'dmy');
    expect(engine.told).toEqual([['tasks', 'c1', 'dmy']]);
    expect(session.table('tasks')?.columns[0]?.dateOrder).toBe('dmy');
    expect([...kept.values()].join()).toBe('[["[\\"tasks\\",\\"id\\"]","dmy"]]');

    const later = new Chooser();
    const next = aSession(later);
    await new DateOrders(next, new Preferences()).recall();
    expect(later.told).toEqual([['tasks', 'c1', 'dmy']]);
    expect(next.table('tasks')?.columns[0]?.dateOrder).toBe('dmy');
  });

  it('is forgotten when it is taken back', async () => {
    const engine = new Chooser();
    const session = aSession(engine);
    const [table] = session.tables;
    const column = table?.columns[0];
    if (!table || !column) throw new Error('the fake has both');
    const orders = new DateOrders(session, new Preferences());
    await orders.choose(table, column, 'mdy');
    await orders.choose(table, column, null);
    expect(new Preferences().dateOrder('tasks', 'id')).toBeNull();
  });

  it('is not asked about columns that are proven', async () => {
    const engine = new Chooser();
    const session = new Session(() => engine);
    session.tables = [ordered('iso')];
    const preferences = new Preferences();
    preferences.setDateOrder('tasks', 'id', 'dmy');
    await new DateOrders(session, preferences).recall();
    expect(engine.told).toEqual([]);
  });
});

describe('what was kept by another version or program', () => {
  it.each(['{', '7', '[["a","iso"],["b"],3]', 'null'])('%s is forgotten', (text) => {
    kept.set('strongroom.date-orders', text);
    kept.set('strongroom.zone', 'Nowhere/At_all');
    const preferences = new Preferences();
    expect(preferences.dateOrder('a', 'b')).toBeNull();
    expect(preferences.zoneChoice).toBe('device');
  });
});

describe('the zone for times', () => {
  it('is the device’s until another is chosen, or none', () => {
    const preferences = new Preferences();
    expect(preferences.zone).toBe(new Intl.DateTimeFormat().resolvedOptions().timeZone);
    preferences.setZone('Asia/Kathmandu');
    expect(new Preferences().zone).toBe('Asia/Kathmandu');
    preferences.setZone('written');
    expect(new Preferences().zone).toBeNull();
    preferences.setZone('device');
    expect(new Preferences().zoneChoice).toBe('device');
  });
});
