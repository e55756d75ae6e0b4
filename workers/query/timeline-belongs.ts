import type { TableInfo } from '../contract/values.ts';
import { quoteIdentifier } from '../store/sql.ts';
import { columnSql, findColumn, type Tables } from './tables.ts';
import { anyOf } from './text-filter.ts';
import type { Belonging } from './timeline-kinds.ts';

/** The row `t` belongs to the matter whose id is bound as `id`, as SQL; null where nothing in the backup tells. */
export function belongsSql(
  tables: Tables,
  table: TableInfo,
  belongs: Belonging,
  id: string,
): string | null {
  const ways = {
    matter: () => [cellTest(tables, table.id, 't', 'action_id', `= ${id}`)],
    mail: () => mailTests(tables, table, id),
    payment: () => [paymentTest(tables, table.id, 't', id)],
    receipt: () => [
      cellTest(tables, table.id, 't', 'action_id', `= ${id}`),
      linkTest(tables, table.id, 'receipt_id', {
        from: 'sale_purchase_payment',
        column: 'receipt_id',
        test: paymentTest(tables, 'sale_purchase_payment', 'l', id),
      }),
    ],
  }[belongs]();
  const tests = ways.filter((test) => test !== null);
  return tests.length === 0 ? null : anyOf(tests);
}

/** A condition on an indexed cell; null where the table or the column is not there. */
function cellTest(
  { store, catalogue }: Tables,
  table: string,
  alias: string,
  known: string,
  condition: string,
): string | null {
  const info = catalogue.get(table);
  const column = info && findColumn(info, known);
  if (!column) return null;
  store.ensureIndex(table, [column.id]);
  return `${columnSql(alias, column.id)} ${condition}`;
}

/** The row `t` is one that a row `l` of another table, which meets the test, leads to. */
function linkTest(
  tables: Tables,
  table: string,
  known: string,
  link: { from: string; column: string; test: string | null },
): string | null {
  const target = tables.catalogue.column(link.from, link.column);
  if (target === null || link.test === null) return null;
  const rows = `SELECT ${columnSql('l', target)} FROM ${quoteIdentifier(link.from)} AS l WHERE ${link.test}`;
  return cellTest(tables, table, 't', known, `IN (${rows})`);
}

/** Paid on an invoice of the matter. */
function paymentTest(tables: Tables, table: string, alias: string, id: string): string | null {
  const invoice = tables.catalogue.column('sale_purchase', 'sale_purchase_id');
  const ofMatter = cellTest(tables, 'sale_purchase', 's', 'action_id', `= ${id}`);
  if (invoice === null || ofMatter === null) return null;
  const invoices = `SELECT ${columnSql('s', invoice)} FROM sale_purchase AS s WHERE ${ofMatter}`;
  return cellTest(tables, table, alias, 'sale_purchase_id', `IN (${invoices})`);
}

/** What the links of mail call a matter. */
const matterWords = `('action', 'actions', 'matter', 'matters')`;

/** Mail is linked to matters by rows of its own: by a column for matters, or by a pair of table and id. */
function mailTests(tables: Tables, table: TableInfo, id: string): (string | null)[] {
  const from = 'email_associations';
  const kind = tables.catalogue.column(from, 'associated_table');
  const ofId = cellTest(tables, from, 'l', 'associated_id', `= ${id}`);
  const isMatter = kind && `lower(trim(${columnSql('l', kind)})) IN ${matterWords}`;
  const tests = [
    cellTest(tables, from, 'l', 'action_id', `= ${id}`),
    ofId && isMatter && `${ofId} AND ${isMatter}`,
  ];
  return tests.map((test) =>
    linkTest(tables, table.id, 'email_id', { from, column: 'email_id', test }),
  );
}
