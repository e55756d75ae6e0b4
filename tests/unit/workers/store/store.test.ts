import { expect, test } from 'vitest';
import { aStore } from '../../../support/store.ts';

test('smoke', async () => {
  const store = await aStore();
  const loader = store.beginTable('t', 2);
  const bytes = new TextEncoder().encode('007āb');
  loader.add({ bytes, spans: Uint32Array.of(0, 3, 3, 6), records: Uint32Array.of(1), width: 2, rows: 1, extras: [{record:1,cells:['x']}], rejections: [], places: [], bytesRead: 6 });
  loader.publish();
  expect(store.rows('SELECT * FROM t')).toEqual([[1, '007', 'āb']]);
  expect(store.value('SELECT fold(c2) FROM t')).toBe('ab');
  expect(store.value('SELECT 9007199254740993')).toBe('9007199254740993');
  expect(store.rows('SELECT * FROM _extras')).toEqual([['t',1,'["x"]']]);
  expect(store.ensureIndex('t',['c1'])).toBe(true);
  expect(store.ensureIndex('t',['c1'])).toBe(false);
  store.close();
});
