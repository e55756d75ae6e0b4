import { expect, test } from 'vitest';
import { openStore } from '../../../../workers/store/open-store.ts';
import { sqlite } from '../../../support/store.ts';

test('this build of sql.js shows what bulk loading needs', async () => {
  expect((await sqlite()).raw).not.toBeNull();
});

test('a store opens empty', async () => {
  await sqlite();
  const store = await openStore({ url: 'not asked for: sql.js is there already' });
  expect(store.column('SELECT name FROM main.sqlite_master')).toEqual([]);
  store.close();
});
