import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RelatedInfo } from '../../../../workers/contract/records.ts';
import { independentCounts } from '../../../support/independent.ts';
import { needs } from '../../../support/needs.ts';
import {
  aView,
  allRows,
  openSample,
  referencesIn,
  rowsLost,
  rowsReferring,
  VARIANTS,
  type OpenedSample,
  type Reference,
} from './sample-relations.ts';

const LINKS = 'email_associations';

/** Which way a count is reached: `tasks.action_id`, or through links `email_associations:actions>email`. */
const nameOf = ({ table, column, target, when }: Reference): string =>
  when === '' ? `${table}.${column}` : `${table}.${column}@${target}`;

for (const [variant, options] of Object.entries(VARIANTS)) {
  needs('python3').describe(`the relations of a backup ${variant}`, () => {
    let opened: OpenedSample;
    let references: Reference[];

    beforeAll(async () => {
      opened = await openSample(options);
      references = referencesIn(opened.plain);
    });

    afterAll(() => opened.engine.close());

    it('are those that its files have, no more and no fewer', () => {
      const { tables } = opened.load;
      const isHere = new Set(tables.map(({ id }) => id));
      const known = tables.flatMap(({ id, columns }) =>
        columns.flatMap(({ name, references: target }) =>
          target !== null && isHere.has(target) ? [`${id}.${name}>${target}`] : [],
        ),
      );
      const plain = references.filter(({ when }) => when === '');
      const wanted = plain.map((one) => `${nameOf(one)}>${one.target}`);
      expect(known.toSorted()).toEqual(wanted.toSorted());
    });

    it('count what Python counts, and lead to lists of as many rows', async () => {
      const { engine, tree } = opened;
      const records = await picked(opened, references);
      const counted = await independentCounts(tree, queriesFor(references, records));
      for (const { target, key } of records) {
        const related = await engine.related(target, key, () => undefined);
        const told = related.map((one) => [relationIn(opened, one), one.count] as const);
        const start = `${target} ${key} `;
        const wanted = Object.entries(counted).filter(
          ([name, count]) => name.startsWith(start) && count > 0,
        );
        const names = wanted.map(([name, count]) => [name.slice(start.length), count] as const);
        expect(Object.fromEntries(told), start).toEqual(Object.fromEntries(names));
        expect(told).toHaveLength(wanted.length);
        for (const { view, scope, count } of related) {
          const { info, rows } = await allRows(engine, aView(view, scope));
          expect([info.rows, info.of, rows.length], `${start}${view}`).toEqual([
            count,
            count,
            count,
          ]);
        }
      }
    });

    it('lose no row: those of all records, the orphans and the empty cells are all there are', async () => {
      const plain = references.filter(({ table }) => table !== LINKS);
      const sums = new Map<string, number>();
      for (const [target, key] of new Map(plain.map((one) => [one.target, one.key]))) {
        for (const id of await keysOf(opened, target, key)) {
          for (const one of await opened.engine.related(target, id, () => undefined)) {
            const name = relationIn(opened, one);
            sums.set(name, (sums.get(name) ?? 0) + one.count);
          }
        }
      }
      const rest = await independentCounts(
        opened.tree,
        Object.fromEntries(
          plain.map((one) => [
            nameOf(one),
            `SELECT (SELECT count(*) FROM "${one.table}")
              - (SELECT count(*) FROM "${one.table}" WHERE "${one.column}" IN ('', 'NULL'))
              - (SELECT count(*) FROM ${rowsLost(one)})`,
          ]),
        ),
      );
      const found = plain.map((one) => [nameOf(one), sums.get(nameOf(one)) ?? 0]);
      expect(Object.fromEntries(found)).toEqual(rest);
    });

    it('have the orphans that Python finds, and no others', async () => {
      const plain = references.filter(({ when }) => when === '');
      const queries = plain.map(
        (one) => [nameOf(one), `SELECT count(*) FROM ${rowsLost(one)}`] as const,
      );
      const lost = await independentCounts(opened.tree, Object.fromEntries(queries));
      const findings = await opened.engine.findings();
      const told = findings.flatMap(({ code, facts }) =>
        code === 'orphan-ids' ? [[`${facts.table}.${facts.column}`, facts.rows]] : [],
      );
      const wanted = Object.entries(lost).filter(([, rows]) => rows > 0);
      expect(Object.fromEntries(told)).toEqual(Object.fromEntries(wanted));
      expect(wanted.length).toBeGreaterThan(2);
    });
  });
}

interface Picked {
  target: string;
  key: string;
}

/** For each reference a record with the most rows, the next, one in the middle, one with one, and one with none. */
async function picked({ tree }: OpenedSample, references: readonly Reference[]): Promise<Picked[]> {
  const picks = {
    most: 'ORDER BY n DESC, id LIMIT 1',
    next: 'ORDER BY n DESC, id LIMIT 1 OFFSET 1',
    middle: `ORDER BY n DESC, id LIMIT 1 OFFSET 5`,
    one: 'WHERE n = 1 ORDER BY id DESC LIMIT 1',
    none: 'WHERE n = 0 ORDER BY id LIMIT 1',
  };
  const queries = references.flatMap((one) => {
    const { table, column, target, key, when } = one;
    const counted = `SELECT "${column}" AS c, count(*) AS n FROM "${table}"
      ${when === '' ? '' : `WHERE ${when}`} GROUP BY 1`;
    const all = `SELECT CAST("${key}" AS INTEGER) AS id, coalesce(n, 0) AS n
      FROM (SELECT DISTINCT "${key}" FROM "${target}") LEFT JOIN (${counted}) ON c = "${key}"`;
    return Object.entries(picks).map(
      ([name, pick]) =>
        [
          `${target} ${nameOf(one)} ${name}`,
          `SELECT coalesce((SELECT id FROM (${all}) ${pick}), -1)`,
        ] as const,
    );
  });
  const found = await independentCounts(tree, Object.fromEntries(queries));
  const records = Object.entries(found).flatMap(([name, id]) =>
    id < 0 ? [] : [`${name.slice(0, name.indexOf(' '))} ${id}`],
  );
  return [...new Set(records)].map((one) => {
    const [target = '', key = ''] = one.split(' ');
    return { target, key };
  });
}

/** What each record's page should count, as SQL by `target key relation`. */
function queriesFor(
  references: readonly Reference[],
  records: readonly Picked[],
): Record<string, string> {
  const links = references.filter(({ table }) => table === LINKS);
  const queries = records.flatMap(({ target, key }) => {
    const own = references.filter((one) => one.target === target);
    const lists = own.map((one) => [nameOf(one), ownCount(one, links, key)] as const);
    const named = [...lists, ...joinsFrom(target, links, key), ...entriesBeside(target, key)];
    return named.map(([name, sql]) => [`${target} ${key} ${name}`, sql] as const);
  });
  return Object.fromEntries(queries);
}

/** A link is told by what it joins; the links themselves only where one of them joins nothing. */
function ownCount(one: Reference, links: readonly Reference[], key: string): string {
  const rows = rowsReferring(one, key);
  if (one.table !== LINKS) return `SELECT count(*) FROM ${rows}`;
  const others = links.filter(({ target }) => (target === 'email') !== (one.target === 'email'));
  const joins = others.map(({ column, target, key: ids, when }) => {
    const there = `"${column}" IN (SELECT "${ids}" FROM "${target}")`;
    return when === '' ? there : `(${there} AND ${when})`;
  });
  const loose = `EXISTS (SELECT 1 FROM ${rows} AND NOT (${joins.join(' OR ')}))`;
  return `SELECT CASE WHEN ${loose} THEN (SELECT count(*) FROM ${rows}) ELSE 0 END`;
}

/** Each record at the other end of a link once, and only where it is there. */
function joinsFrom(
  near: string,
  links: readonly Reference[],
  key: string,
): (readonly [name: string, sql: string])[] {
  const [mail] = links.filter(({ target }) => target === 'email');
  const pairs = links
    .filter((one) => one !== mail)
    .flatMap((other) => (mail ? [[mail, other] as const, [other, mail] as const] : []));
  return pairs
    .filter(([one]) => one.target === near)
    .map(([one, far]) => {
      const meant = far.when === '' ? '' : ` AND ${far.when}`;
      const ids = `SELECT "${far.column}" FROM ${rowsReferring(one, key)}${meant}`;
      const sql = `SELECT count(*) FROM "${far.target}" WHERE "${far.key}" IN (${ids})`;
      return [`${LINKS}:${near}>${far.target}`, sql] as const;
    });
}

/** A transaction's entries share its id: each is told of the others. */
function entriesBeside(target: string, key: string): (readonly [name: string, sql: string])[] {
  if (target !== 'general_ledger_transactions') return [];
  const sql = `SELECT count(*) FROM ${target} WHERE transaction_id = '${key}' HAVING count(*) > 1`;
  return [[`${target}.transaction_id`, `SELECT coalesce((${sql}), 0)`]];
}

/** The relation that a list comes from, by what picks its rows. */
function relationIn({ load }: OpenedSample, { view, scope }: RelatedInfo): string {
  const [condition, ...others] = scope;
  if (!condition || others.length > 0) throw new Error(`${view} is not picked by one condition`);
  if ('relation' in condition) return condition.relation;
  const table = load.tables.find(({ id }) => id === (TABLES[view] ?? view.replace('rows/', '')));
  const column = table?.columns.find(({ id }) => id === condition.column);
  return `${table?.id ?? view}.${column?.name ?? condition.column}`;
}

/** The tables behind lists that are called otherwise. */
const TABLES: Readonly<Record<string, string>> = {
  matters: 'actions',
  documents: 'document_log',
  attachments: 'email_attachment',
  'contact-documents': 'participant_document',
  roles: 'action_participants',
  time: 'time_records',
  contacts: 'participants',
  'matter-types': 'action_types',
  'role-types': 'participant_types',
  bills: 'sale_purchase',
  'bill-lines': 'sale_purchase_line_items',
  payments: 'sale_purchase_payment',
  receipts: 'receipt',
  cheques: 'check_series',
  rates: 'rate_sheets',
};

/** Every id of a table once. */
async function keysOf({ engine, load }: OpenedSample, table: string, key: string) {
  const column = load.tables
    .find(({ id }) => id === table)
    ?.columns.find(({ name }) => name === key);
  const { info, rows } = await allRows(engine, aView(`tables/${table}`));
  const at = info.columns.findIndex(({ id }) => id === column?.id);
  return new Set(rows.map(({ cells }) => String(cells[at] ?? '')));
}
