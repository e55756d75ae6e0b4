import { afterEach, expect, it } from 'vitest';
import type { BookFile, Books } from '../../../../workers/contract/books.ts';
import type { BackupEngine } from '../../../../workers/engine.ts';
import { openSome, reportOf } from '../../../support/trust.ts';

let engine: BackupEngine;

const nothing = (): void => undefined;

afterEach(async () => {
  await engine.close();
});

function trustFile({ files }: Books): BookFile {
  const found = files.find(({ side }) => side === 'trust');
  if (!found) throw new Error('no trust file');
  return found;
}

const heldFor = async (): Promise<string> => {
  const { info } = await reportOf(engine, 'trust/listing');
  return info.totals?.['total'] ?? '';
};

it('a sign that the person turns round is taken, told with what it leads to, and taken back', async () => {
  engine = await openSome(() => true);
  const read = trustFile(await engine.books(nothing));
  const held = await heldFor();
  const { table, roles } = read;
  const turned = await engine.chooseBook(table, {
    side: 'trust',
    reading: { roles, shape: 'debit-credit', sign: -1 },
  });
  expect(trustFile(turned)).toMatchObject({ isChosen: true, sign: -1 });
  const { evidence } = trustFile(turned);
  expect(evidence).toContainEqual({ kind: 'chosen' });
  const rows = evidence.flatMap((one) =>
    one.kind === 'overdrawn' && one.withSign === -1 ? [one.rows] : [],
  );
  expect(Math.max(...rows)).toBeGreaterThan(0);
  expect(await heldFor()).toBe(`-${held}`);

  expect(trustFile(await engine.chooseBook(table, null))).toEqual(read);
  expect(await heldFor()).toBe(held);
});

it('another column for a role is taken', async () => {
  engine = await openSome(() => true);
  const { table, roles } = trustFile(await engine.books(nothing));
  const { debit, credit, ...others } = roles;
  if (debit === undefined || credit === undefined) throw new Error('no sides');
  const held = await heldFor();
  const swapped = { ...others, debit: credit, credit: debit };
  await engine.chooseBook(table, {
    side: 'trust',
    reading: { roles: swapped, shape: 'debit-credit', sign: 1 },
  });
  expect(await heldFor()).toBe(`-${held}`);
});

it('a backup without any trust file says so, and has the ledger still', async () => {
  engine = await openSome((table) => !table.startsWith('trust_'));
  const { files } = await engine.books(nothing);
  expect(files.map(({ side, table }) => [side, table])).toEqual([
    ['ledger', 'general_ledger_transactions'],
  ]);
  for (const name of ['trust/listing', 'trust/receipts', 'trust/ledger']) {
    const { info } = await reportOf(engine, name);
    expect([name, info.rows]).toEqual([name, 0]);
  }
  const ties = await engine.tieOuts('2025-06-30');
  expect(ties.map(({ id, isEqual }) => [id, isEqual])).toContainEqual([
    'transactions-balance',
    true,
  ]);
  expect(ties.some(({ id }) => id === 'matters-cashbook' || id === 'cashbook-bank')).toBe(false);
});

it('a backup without ledger and chart has its trust money all the same', async () => {
  engine = await openSome((table) => table.startsWith('trust_') || table === 'actions');
  const { files, accounts } = await engine.books(nothing);
  expect(files.map(({ side, sign }) => [side, sign])).toEqual([['trust', 1]]);
  expect(accounts.every(({ part }) => part === 'bank')).toBe(true);
  const { rows } = await reportOf(engine, 'trust/listing');
  expect(rows.length).toBeGreaterThan(0);
  const { rows: found } = await reportOf(engine, 'trust/exceptions');
  expect(found).toEqual([]);
});

it('a backup with neither has no books, and fails nowhere', async () => {
  engine = await openSome((table) => table === 'actions');
  expect(await engine.books(nothing)).toMatchObject({ files: [], accounts: [] });
  const { info } = await reportOf(engine, 'trust/listing');
  expect(info.rows).toBe(0);
  expect(await engine.tieOuts('2025-06-30')).toEqual([]);
});
