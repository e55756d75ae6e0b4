import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { openStore } from '../../../../workers/store/open-store.ts';
import { loadSqlite } from '../../../../workers/store/sqlite.ts';

const wasm = new URL('../../../../node_modules/sql.js/dist/sql-wasm.wasm', import.meta.url);

test('a failed start can be tried again, from an address', async () => {
  await expect(openStore({})).rejects.toThrow('needs its wasm');
  await expect(openStore({ url: 'data:application/wasm,nothing' })).rejects.toThrow();

  const base64 = (await readFile(wasm)).toString('base64');
  const store = await openStore({ url: `data:text/plain;base64,${base64}` });
  expect(store.column('SELECT name FROM main.sqlite_master')).toEqual([]);
  store.close();
});

test('this build of sql.js shows what bulk loading needs', async () => {
  const { raw } = await loadSqlite({ binary: await readFile(wasm) });
  expect(raw).not.toBeNull();
});
