import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { aStore, batchOf, load } from '../../../support/store.ts';
import type { Store } from '../../../../workers/store/store.ts';

let store: Store;

beforeEach(async () => {
  store = await aStore();
});

afterEach(() => store.close());

describe('asking', () => {
  beforeEach(() => {
    load(store, 'matters', [
      ['1', 'Whānau trust'],
      ['2', ''],
      ['007', 'Lease'],
    ]);
  });

  test('rows come with their record number first', () => {
    expect(store.rows('SELECT * FROM matters ORDER BY record')).toEqual([
      [1, '1', 'Whānau trust'],
      [2, '2', ''],
      [3, '007', 'Lease'],
    ]);
  });

  test('values are bound, never spliced in', () => {
    expect(store.rows('SELECT record FROM matters WHERE c1 = ?', ["1' OR '1'='1"])).toEqual([]);
    expect(store.value('SELECT record FROM matters WHERE c1 = ?', ['007'])).toBe(3);
    expect(store.value('SELECT c1 FROM matters WHERE record = ?', [2])).toBe('2');
  });

  test('a column is the first cell of every row', () => {
    expect(store.column('SELECT c1 FROM matters ORDER BY record')).toEqual(['1', '2', '007']);
  });

  test('no row has no value', () => {
    expect(store.value("SELECT c1 FROM matters WHERE c1 = 'none'")).toBeNull();
  });

  test('each row is visited, and a visitor that fails frees the statement', () => {
    const visit = (): never => {
      throw new Error('enough');
    };
    expect(() => store.each('SELECT * FROM matters', [], visit)).toThrow('enough');
    store.dropTable('matters');
    expect(store.hasTable('matters')).toBe(false);
  });

  test('a lookup answers again and again, and says when there is nothing', () => {
    const lookup = store.lookup('SELECT c2 FROM matters WHERE c1 = ?');
    expect(lookup.get(['007'])).toEqual(['Lease']);
    expect(lookup.get(['7'])).toBeNull();
    expect(lookup.get(['1'])).toEqual(['Whānau trust']);
    lookup.free();
  });

  test('a faulty question fails with what SQLite says, and the store goes on', () => {
    expect(() => store.rows('SELECT absent FROM matters')).toThrow('no such column: absent');
    expect(store.value('SELECT count(*) FROM matters')).toBe(3);
  });

  test('several statements run in one go', () => {
    store.run("DELETE FROM matters WHERE record = 1; UPDATE matters SET c2 = 'x'");
    expect(store.column('SELECT c2 FROM matters')).toEqual(['x', 'x']);
  });

  test('a transaction that fails leaves everything as it was', () => {
    const work = (): void => {
      store.run('DELETE FROM matters');
      throw new Error('no');
    };
    expect(() => store.transaction(work)).toThrow('no');
    expect(store.value('SELECT count(*) FROM matters')).toBe(3);
    expect(store.transaction(() => store.value('SELECT c1 FROM matters'))).toBe('1');
  });
});

test('numbers come back exactly, as digits where a number could not hold them', () => {
  const sql = 'SELECT 9007199254740991, 9007199254740993, -9223372036854775808, 1e300, 0.5, NULL';
  expect(store.rows(sql)).toEqual([
    [9007199254740991, '9007199254740993', '-9223372036854775808', 1e300, 0.5, null],
  ]);
});

test('bound values come back as they are', () => {
  const values = [0, -1, 2 ** 31 - 1, 2 ** 31, -(2 ** 31), 2 ** 53 - 1, 0.1, null, '', '0', 'a\0b'];
  const places = values.map(() => '?').join(', ');
  expect(store.rows(`SELECT ${places}`, values)).toEqual([values]);
  expect(store.value('SELECT typeof(?)', [''])).toBe('text');
  expect(store.value('SELECT typeof(?)', [2 ** 31 - 1])).toBe('integer');
});

test('fold() knows no case and no marks', () => {
  expect(store.value('SELECT fold(?) = fold(?)', ['Ngāti MĀORI', 'ngati maori'])).toBe(1);
  expect(store.value('SELECT fold(NULL)')).toBe('');
});

describe('indexes', () => {
  test('are made once, and questions use them', () => {
    load(store, 'parts', [['1', 'a']]);
    expect(store.ensureIndex('parts', ['c2', 'c1'])).toBe(true);
    expect(store.ensureIndex('parts', ['c2', 'c1'])).toBe(false);
    expect(store.ensureIndex('parts', ['c1'])).toBe(true);
    const plan = store.rows("EXPLAIN QUERY PLAN SELECT * FROM parts WHERE c2 = 'a'");
    expect(plan[0]?.[3]).toContain('parts:c2,c1');
  });

  test('go with their table', () => {
    load(store, 'parts', [['1']]);
    store.ensureIndex('parts', ['c1']);
    store.dropTable('parts');
    load(store, 'parts', [['1']]);
    expect(store.hasIndex('parts', ['c1'])).toBe(false);
    expect(store.ensureIndex('parts', ['c1'])).toBe(true);
    expect(store.hasIndex('parts', ['c1'])).toBe(true);
  });

  test('fail for a table that is not there', () => {
    expect(() => store.ensureIndex('nothing', ['c1'])).toThrow('no such table');
  });
});

test('any name can be a table', () => {
  for (const name of ['trust "ledger"', "o'hara", 'select', 'whānau; DROP TABLE x', '%']) {
    load(store, name, [['1']]);
    expect(store.hasTable(name)).toBe(true);
    expect(store.ensureIndex(name, ['c1'])).toBe(true);
    store.dropTable(name);
    expect(store.hasTable(name)).toBe(false);
  }
});

test('a row list keeps an order and gives its pages', () => {
  const loader = store.beginTable('numbers', 1);
  const rows = Array.from({ length: 5000 }, (_, i) => [String((i * 7919) % 5000).padStart(4, '0')]);
  loader.add(batchOf(rows));
  loader.publish();
  const list = store.rowList('SELECT record, c1 FROM numbers ORDER BY c1 DESC');
  const sorted = store.column('SELECT record FROM numbers ORDER BY c1 DESC');
  expect(list.length).toBe(5000);
  expect(list.slice(0, 3)).toEqual(sorted.slice(0, 3));
  expect(list.slice(4990, 100)).toEqual(sorted.slice(4990));
  expect(list.slice(5000, 10)).toEqual([]);
  expect(list.indexOf(list.slice(1234, 1)[0] ?? 0)).toBe(1234);
  expect(list.indexOf(99_999)).toBe(-1);
  expect(store.rowList('SELECT record FROM numbers WHERE c1 = ?', ['x']).length).toBe(0);
});

test('a closed store is closed, whatever was left open', async () => {
  const other = await aStore();
  load(other, 'mine', [['1']]);
  const lookup = other.lookup('SELECT c1 FROM mine');
  const loader = other.beginTable('late', 1);
  loader.add(batchOf([['a']]));
  other.close();
  other.close();
  lookup.free();
  expect(() => other.rows('SELECT 1')).toThrow('closed');
  expect(() => lookup.get([])).toThrow('closed');
  expect(() => loader.add(batchOf([['b']], { firstRecord: 2 }))).toThrow('closed');
  loader.drop();
});

test('memory is told, and two stores do not meet', async () => {
  load(store, 'mine', [['1']]);
  const other = await aStore();
  expect(other.hasTable('mine')).toBe(false);
  expect(other.memoryBytes()).toBeGreaterThan(1_000_000);
  other.close();
});
