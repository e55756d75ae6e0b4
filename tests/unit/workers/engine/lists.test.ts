import { afterAll, beforeAll, expect, it } from 'vitest';
import { lists } from '../../../../workers/formats/actionstep/lists.ts';
import type { ListSchema } from '../../../../workers/formats/lists.ts';
import { independentCounts } from '../../../support/independent.ts';
import { needs } from '../../../support/needs.ts';
import {
  aView,
  allRows,
  openSample,
  referencesIn,
  rowsReferring,
  VARIANTS,
  type OpenedSample,
} from './sample-relations.ts';

/** Which rows of its table a list is of, as the sample's maker would pick them. */
const PARTS: Readonly<Record<string, string>> = {
  invoices: `WHERE type NOT IN ('Quote', 'Order')`,
  quotes: `WHERE type = 'Quote'`,
  orders: `WHERE type = 'Order'`,
  'unlinked-email': 'WHERE email_id NOT IN (SELECT email_id FROM email_associations)',
};

/** No sample says of a role which kind of matter it is for. */
const LACKING = { 'role-types': ['Matter type'] };

/** What the odd backup's lists lack besides, by the columns that its maker took away. */
const LACKING_IN_ODD = {
  ...LACKING,
  email: ['To'],
  'unlinked-email': ['To'],
  bills: ['Due amount'],
  invoices: ['Due amount'],
  quotes: ['Due amount'],
  orders: ['Due amount'],
  'bill-lines': ['Matter'],
};

for (const [variant, options] of Object.entries(VARIANTS)) {
  needs('python3').describe(`the lists of a backup ${variant}`, () => {
    let opened: OpenedSample;
    let isThere: (list: ListSchema) => boolean;

    beforeAll(async () => {
      opened = await openSample(options);
      const tables = new Set(opened.plain.ledger.tables.map(({ name }) => name));
      isThere = ({ table }) => tables.has(table);
    });

    afterAll(() => opened.engine.close());

    it('have as many rows as Python counts, parted as their table says', async () => {
      const queries = lists
        .filter(isThere)
        .map(({ id, table }) => [id, `SELECT count(*) FROM ${table} ${PARTS[id] ?? ''}`] as const);
      const wanted = await independentCounts(opened.tree, Object.fromEntries(queries));
      for (const [id, count] of Object.entries(wanted)) {
        const { info, rows } = await allRows(opened.engine, aView(id));
        expect([id, info.rows, info.of, rows.length]).toEqual([id, count, count, count]);
      }
      expect(Object.values(wanted).every((count) => count > 0)).toBe(true);
    });

    it('say which of their columns are absent', async () => {
      const told: Record<string, readonly string[]> = {};
      for (const { id } of lists.filter(isThere)) {
        const { absent } = await opened.engine.openView('test', aView(id));
        if (absent.length > 0) told[id] = absent;
      }
      expect(told).toEqual(options.odd ? LACKING_IN_ODD : LACKING);
    });

    it('are told to be absent where their table is', async () => {
      const absent = new Set(opened.load.absent.map(({ id }) => id));
      const without = lists.filter((list) => !isThere(list));
      expect(without.map(({ id }) => id)).toEqual(options.odd ? ['tasks'] : []);
      for (const { id, table } of without) {
        expect(absent).toContain(table);
        const asked = opened.engine.openView('test', aView(id));
        await expect(asked).rejects.toMatchObject({ problem: { code: 'V01' } });
      }
    });

    it('make a matter’s timeline of all that belongs to it', async () => {
      const wanted = await independentCounts(opened.tree, timelineQueries(opened));
      const found: Record<string, number> = {};
      for (const { id } of opened.plain.ledger.matters) {
        const all = { kinds: null, person: null };
        const { kinds } = await opened.engine.timeline(String(id), all, 0, 1);
        for (const kind of kinds.filter((one) => one.id !== 'matter'))
          found[`${id} ${kind.id}`] = kind.count;
      }
      const filled = Object.entries(wanted).filter(([, count]) => count > 0);
      expect(found).toEqual(Object.fromEntries(filled));
    });
  });
}

/** The rows of each kind that belong to each of the ledger's matters, as SQL by `matter kind`. */
function timelineQueries({ plain }: OpenedSample): Record<string, string> {
  const references = referencesIn(plain);
  const toMatters = references.filter(({ target }) => target === 'actions');
  const rowsOf = (table: string, id: number): string | null => {
    const one = toMatters.find((reference) => reference.table === table);
    return one ? rowsReferring(one, id) : null;
  };
  const kinds = (id: number): Record<string, string | null> => {
    const sales = rowsOf('sale_purchase', id) ?? '';
    const invoices = `sale_purchase_id IN (SELECT sale_purchase_id FROM ${sales})`;
    const links = rowsOf('email_associations', id) ?? '';
    return {
      documents: rowsOf('document_log', id),
      email: `email WHERE email_id IN (SELECT email_id FROM ${links})`,
      tasks: rowsOf('tasks', id),
      time: rowsOf('time_records', id),
      disbursements: rowsOf('disbursements', id),
      invoices: `${sales} AND type NOT IN ('Quote', 'Order')`,
      quotes: `${sales} AND type = 'Quote'`,
      orders: `${sales} AND type = 'Order'`,
      payments: `sale_purchase_payment WHERE ${invoices}`,
      receipts: rowsOf('receipt', id),
      trust: rowsOf('trust_transactions', id),
    };
  };
  const queries = plain.ledger.matters.flatMap(({ id }) =>
    Object.entries(kinds(id)).flatMap(([kind, rows]) =>
      rows === null ? [] : [[`${id} ${kind}`, `SELECT count(*) FROM ${rows}`] as const],
    ),
  );
  return Object.fromEntries(queries);
}
