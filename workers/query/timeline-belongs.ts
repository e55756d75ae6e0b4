import type { TableInfo } from '../contract/values.ts';
import { quoteIdentifier } from '../store/sql.ts';
import type { Bind } from './bind.ts';
import { joinedSql, joinsOf, ofColumn, refersSql } from './relations.ts';
import { columnSql, findColumn, type Tables } from './tables.ts';
import { anyOf } from './text-filter.ts';
import type { Belonging } from './timeline-kinds.ts';

/** Where a matter's id stands in a statement, and how other values come into it. */
interface MatterId {
  id: string;
  bind: Bind;
}

/** The row `t` belongs to the matter whose id stands at the place `id`, as SQL; null where nothing in the backup tells. */
export function belongsSql(
  tables: Tables,
  table: TableInfo,
  belongs: Belonging,
  { id, bind }: MatterId,
): string | null {
  const ways = {
    matter: () => matterTests(tables, table, { id, bind }),
    mail: () => mailTests(tables, table, { id, bind }),
    payment: () => [paymentTest(tables, table.id, 't', id)],
    receipt: () => [
      ...matterTests(tables, table, { id, bind }),
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

/** By the column that the format knows; where that is not there, by those that were found to refer to matters. */
function matterTests(tables: Tables, table: TableInfo, { id, bind }: MatterId): (string | null)[] {
  const known = cellTest(tables, table.id, 't', 'action_id', `= ${id}`);
  if (known !== null) return [known];
  return table.columns
    .flatMap((column) => ofColumn(tables, table, column))
    .filter(({ target }) => target === 'actions')
    .map((relation) => {
      tables.store.ensureIndex(table.id, [relation.column.id]);
      return refersSql(relation, 't', id, bind);
    });
}

/** Mail belongs to the matters that tables of links join it to. */
function mailTests(tables: Tables, table: TableInfo, { id, bind }: MatterId): (string | null)[] {
  return joinsOf(tables, 'actions')
    .filter(({ far }) => far === table.id)
    .map((join) => {
      for (const { near } of join.pairs) tables.store.ensureIndex(join.table.id, [near.column.id]);
      return cellTest(tables, table.id, 't', 'email_id', `IN (${joinedSql(join, id, bind)})`);
    });
}
