import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { BackupError } from '../../../../workers/contract/problems.ts';
import type { Rejection } from '../../../../workers/contract/values.ts';
import type { Store } from '../../../../workers/store/store.ts';
import { aPlainStore, aStore, batchOf, load } from '../../../support/store.ts';

let store: Store;

beforeEach(async () => {
  store = await aStore();
});

afterEach(() => store.close());

const rejection: Rejection = {
  record: 2,
  line: 3,
  byteStart: 40,
  byteLength: 12,
  code: 'QUOTE_TRAIL',
  column: 2,
  raw: '2,"x"y',
};
const beside = {
  extras: [{ record: 1, cells: ['more', 'ā'] }],
  rejections: [rejection],
  places: [{ record: 1, byte: 3, line: 2 }],
};

/** Every table and index there is, the rows of the side tables among them. */
function everything(of: Store): unknown {
  const names = of.rows(
    'SELECT type, name FROM heap.sqlite_master UNION ALL SELECT type, name FROM main.sqlite_master',
  );
  const sides = ['_extras', '_quarantine', '_places'];
  return [names, ...sides.map((name) => of.rows(`SELECT * FROM ${name}`))];
}

describe('cells are stored as they stand', () => {
  const cells = [
    '007',
    '0.10',
    '1e5',
    ' 12 ',
    '9007199254740993',
    '',
    'NULL',
    'a\0b',
    '\0',
    'Māori kōrero',
    '👩‍⚖️ 🏛️',
    '\uFEFFa mark before a text that is not short',
    'line\r\nline',
    '"quoted"',
    'x'.repeat(1024 * 1024),
  ];

  test.each([
    ['heap', 0],
    ['main', 1e12],
  ])('in %s', (place, csvBytes) => {
    const loader = store.beginTable('exact', cells.length, csvBytes);
    loader.add(batchOf([cells, cells.toReversed()]));
    loader.publish();
    expect(store.rows('SELECT * FROM exact')).toEqual([
      [1, ...cells],
      [2, ...cells.toReversed()],
    ]);
    expect(store.value(`SELECT count(*) FROM ${place}.exact`)).toBe(2);
    expect(store.rows('SELECT typeof(c1), typeof(c6) FROM exact')).toEqual([
      ['text', 'text'],
      ['text', 'text'],
    ]);
    expect(store.ensureIndex('exact', ['c1'])).toBe(true);
  });

  test('in a table of no rows, of empty cells, of no columns, of many columns', () => {
    store.beginTable('none', 3).publish();
    expect(store.rows('SELECT * FROM none')).toEqual([]);
    load(store, 'empty', [['', '']]);
    expect(store.rows('SELECT * FROM empty')).toEqual([[1, '', '']]);
    store.beginTable('nothing', 0).publish();
    expect(store.hasTable('nothing')).toBe(true);
    const wide = Array.from({ length: 1999 }, (_, i) => String(i));
    load(store, 'wide', [wide, wide]);
    expect(store.rows('SELECT * FROM wide')[1]).toEqual([2, ...wide]);
  });

  test('with record numbers that leave some out, as large as they come', () => {
    const loader = store.beginTable('gaps', 1);
    loader.add(batchOf([['a'], ['b'], ['c']], { records: Uint32Array.of(2, 9, 4_000_000_000) }));
    loader.publish();
    expect(store.column('SELECT record FROM gaps')).toEqual([2, 9, 4_000_000_000]);
    expect(store.rowList('SELECT record FROM gaps').slice(2, 1)).toEqual([4_000_000_000]);
  });
});

const cell = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('', '', '0', '007', '\0', '\uFEFF', 'ā'.repeat(20)),
);
const table = fc.integer({ min: 1, max: 6 }).chain((width) =>
  fc.array(fc.array(cell, { minLength: width, maxLength: width }), {
    minLength: 1,
    maxLength: 400,
  }),
);

test('property: whatever the rows and the batches, they come back in order', () => {
  fc.assert(
    fc.property(table, fc.integer({ min: 1, max: 400 }), (rows, size) => {
      const loader = store.beginTable('any', rows[0]?.length ?? 0);
      for (let at = 0; at < rows.length; at += size) {
        loader.add(batchOf(rows.slice(at, at + size), { firstRecord: at + 1 }));
      }
      loader.publish();
      const stored = store.rows('SELECT * FROM any');
      store.dropTable('any');
      expect(stored).toEqual(rows.map((row, i) => [i + 1, ...row]));
    }),
    { numRuns: 60 },
  );
});

test('5,000 rows in uneven batches', () => {
  const rows = Array.from({ length: 5000 }, (_, i) => [
    String(i).padStart(6, '0'),
    i % 3 === 0 ? '' : 'memo '.repeat(i % 40),
    String(i % 97),
  ]);
  const loader = store.beginTable('time', 3);
  for (let at = 0, size = 1; at < rows.length; at += size, size = (size * 3) % 1009) {
    loader.add(batchOf(rows.slice(at, at + size), { firstRecord: at + 1 }));
    size = Math.min(size, rows.length - at);
  }
  loader.publish();
  expect(store.rows('SELECT * FROM time')).toEqual(rows.map((row, i) => [i + 1, ...row]));
});

test('property: the way without the heap gives the same table', async () => {
  const plain = await aPlainStore();
  fc.assert(
    fc.property(table, (rows) => {
      const columns = rows[0]?.map((_, i) => `hex(c${i + 1}), typeof(c${i + 1})`).join(', ');
      const [fast, slow] = [store, plain].map((each) => {
        load(each, 'any', rows);
        const stored = each.rows(`SELECT record, ${columns ?? ''} FROM any`);
        each.dropTable('any');
        return stored;
      });
      expect(slow).toEqual(fast);
    }),
    { numRuns: 30 },
  );
  expect(plain.rows('SELECT 9007199254740993, 5, ?, NULL', ['a'])).toEqual([
    ['9007199254740993', 5, 'a', null],
  ]);
  expect(plain.rowList('SELECT 7 UNION ALL SELECT 9').slice(0, 2)).toEqual([7, 9]);
  expect(plain.memoryBytes()).toBeGreaterThan(0);
  plain.close();
});

describe('a load', () => {
  test('is seen when it is published, not before', () => {
    const loader = store.beginTable('later', 1);
    loader.add(batchOf([['a']]));
    expect(store.hasTable('later')).toBe(false);
    loader.publish();
    expect(store.hasTable('later')).toBe(true);
    loader.drop();
    expect(store.hasTable('later')).toBe(true);
  });

  test('brings extra cells, quarantine and places under the table’s name', () => {
    const loader = store.beginTable('beside', 1);
    loader.add(batchOf([['a']], beside));
    loader.publish();
    expect(store.rows('SELECT * FROM _extras')).toEqual([['beside', 1, '["more","ā"]']]);
    expect(store.rows('SELECT * FROM _quarantine')).toEqual([
      ['beside', 2, 3, 40, 12, 'QUOTE_TRAIL', 2, '2,"x"y'],
    ]);
    expect(store.rows('SELECT * FROM _places')).toEqual([['beside', 1, 3, 2]]);
    store.dropTable('beside');
    expect(store.rows('SELECT * FROM _extras')).toEqual([]);
  });

  test('that is dropped leaves nothing', () => {
    const before = everything(store);
    const loader = store.beginTable('gone', 1);
    loader.add(batchOf([['a']], beside));
    expect(everything(store)).not.toEqual(before);
    loader.drop();
    loader.drop();
    expect(everything(store)).toEqual(before);
  });

  test('runs beside others', () => {
    const loaders = ['one', 'two', 'three'].map((name) => store.beginTable(name, 1));
    for (let record = 1; record <= 300; record += 1) {
      loaders.forEach((loader, i) => {
        loader.add(batchOf([[`${i}:${record}`]], { firstRecord: record }));
      });
      if (record === 100) loaders[1]?.drop();
      if (record === 100) loaders.splice(1, 1);
      if (record === 200) load(store, 'small', [['s']]);
    }
    for (const loader of loaders) loader.publish();
    expect(store.hasTable('two')).toBe(false);
    expect(store.rows('SELECT count(*), max(record), min(c1) FROM three')).toEqual([
      [300, 300, '1:101'],
    ]);
    expect(store.value('SELECT count(*) FROM one')).toBe(300);
  });

  test('refuses a batch of another width', () => {
    const loader = store.beginTable('two', 2);
    expect(() => loader.add(batchOf([['a']]))).toThrow('two has 2 columns, a batch has 1');
    loader.drop();
  });

  test('refuses to take the place of a table, and can still be dropped', () => {
    load(store, 'twice', [['first']]);
    const loader = store.beginTable('twice', 1);
    loader.add(batchOf([['second']], beside));
    expect(() => loader.publish()).toThrow('already');
    loader.drop();
    expect(store.rows('SELECT * FROM twice')).toEqual([[1, 'first']]);
    expect(store.rows('SELECT * FROM _places')).toEqual([]);
  });

  test('that finds no room says so, and all the rest stays', () => {
    load(store, 'before', [['a']]);
    const other = store.beginTable('beside', 1);
    other.add(batchOf([['b']]));
    const before = everything(store);
    const loader = store.beginTable('big', 1);
    store.run('PRAGMA heap.max_page_count=40');
    loader.add(batchOf([['fits'], ['too']]));
    const large = batchOf([['x'.repeat(2_000_000)]], { firstRecord: 3, ...beside });
    expect(() => loader.add(large)).toThrow(BackupError);
    expect(() => loader.add(large)).toThrow('I04 {"table":"big","rows":2}');
    loader.drop();
    expect(everything(store)).toEqual(before);
    other.add(batchOf([['c']], { firstRecord: 2 }));
    other.publish();
    expect(store.column('SELECT c1 FROM beside')).toEqual(['b', 'c']);
  });

  test('an index that finds no room is not made, and nothing is lost', () => {
    const rows = Array.from({ length: 500 }, (_, i) => [`${i} ${'x'.repeat(500)}`]);
    load(store, 'wide', rows);
    store.run('PRAGMA heap.max_page_count=1'); // as many as there are
    expect(store.ensureIndex('wide', ['c1'])).toBe(false);
    expect(store.value('SELECT count(*) FROM wide')).toBe(500);
  });
});
