import { QueryError } from '../contract/problems.ts';
import type { ColumnInfo, TableInfo } from '../contract/values.ts';
import { quoteIdentifier } from '../store/sql.ts';
import { inferredKind } from './column-stats.ts';
import { inferKeys } from './infer-keys.ts';
import { evidenceFor, inferReferences } from './infer-references.ts';
import type { Asking } from './question.ts';
import { tableOf } from './record.ts';
import { columnSql, findColumn, type Tables } from './tables.ts';
import { targetOf, type Target } from './target.ts';

/**
 * The person says which columns identify a row; none for no key, null for what the columns tell. All that was
 * inferred is inferred anew. Fails with V02, and with V04 where the columns do not identify every row.
 */
export async function chooseKey(
  tables: Tables,
  tableId: string,
  names: readonly string[] | null,
  asking: Asking,
): Promise<void> {
  const { catalogue, store } = tables;
  const table = undeclared(tables, tableId);
  const key = names?.map((name) => columnNamed(table, name).id) ?? null;
  if (key && key.length > 0) proveKey(tables, table, key);
  remember(tables, tableId, { key });
  if (key && key.length > 0) store.ensureIndex(tableId, key);
  catalogue.add(withKey(table, key ?? []));
  forgetInferred(tables);
  await inferKeys(tables, asking);
  await inferReferences(tables, asking);
}

/** The person says what a column refers to; '' for nothing, null for what its values tell. Fails as `chooseKey` does. */
export async function chooseReference(
  tables: Tables,
  tableId: string,
  name: string,
  target: string | null,
  asking: Asking,
): Promise<void> {
  const table = tableOf(tables, tableId);
  const column = columnNamed(table, name);
  const found = targetNamed(tables, target ?? '');
  const references = new Map(tables.catalogue.choices.get(tableId)?.references);
  if (target === null) references.delete(column.id);
  else references.set(column.id, target);
  remember(tables, tableId, { references });
  const evidence = found && (await evidenceFor(tables, table, column, found, asking));
  replace(tables, tableId, column.id, {
    kind: found ? 'id' : inferredKind(column.name, column.stats),
    references: found?.table.id ?? null,
    evidence: evidence && { ...evidence, isChosen: true },
  });
  if (target === null) await inferReferences(tables, asking);
}

/** Null for ''; fails with V01 for a table that is not there, or has no key to refer to. */
function targetNamed(tables: Tables, id: string): Target | null {
  const target = targetOf(tables, id);
  if (id !== '' && !target) throw new QueryError({ code: 'V01', facts: { view: id } });
  return target;
}

/** The table, where no schema declares what its columns are. */
function undeclared(tables: Tables, id: string): TableInfo {
  const table = tableOf(tables, id);
  if (table.known) throw new QueryError({ code: 'V01', facts: { view: `tables/${id}` } });
  return table;
}

function withKey(table: TableInfo, key: readonly string[]): TableInfo {
  const chosen: TableInfo = { ...table, key, keyEvidence: { by: 'person' } };
  if (key.length === 0) delete chosen.keyEvidence;
  return chosen;
}

function columnNamed(table: TableInfo, name: string): ColumnInfo {
  const column = findColumn(table, name);
  if (column?.known !== null) {
    throw new QueryError({ code: 'V02', facts: { view: table.id, column: name } });
  }
  return column;
}

function proveKey({ store }: Tables, table: TableInfo, key: readonly string[]): void {
  const cells = key.map((id) => columnSql('t', id));
  const from = `${quoteIdentifier(table.id)} AS t`;
  const empty = cells.map((cell) => `${cell} = ''`).join(' OR ');
  const rows =
    Number(store.value(`SELECT count(*) FROM ${from} WHERE ${empty}`)) +
    Number(
      store.value(
        `SELECT total(n) FROM (SELECT count(*) AS n FROM ${from} WHERE NOT (${empty})
          GROUP BY ${cells.join(', ')} HAVING count(*) > 1)`,
      ),
    );
  if (rows === 0) return;
  const columns = key.map((id) => columnNamed(table, id).name);
  throw new QueryError({ code: 'V04', facts: { table: table.label, columns, rows } });
}

function remember(
  { catalogue }: Tables,
  table: string,
  choice: Partial<{ key: readonly string[] | null; references: ReadonlyMap<string, string> }>,
): void {
  const known = catalogue.choices.get(table) ?? { key: null, references: new Map() };
  catalogue.choices.set(table, { ...known, ...choice });
}

function replace(
  { catalogue }: Tables,
  id: string,
  column: string,
  change: Partial<ColumnInfo>,
): void {
  const table = catalogue.get(id);
  if (!table) return;
  const columns = table.columns.map((one) => (one.id === column ? { ...one, ...change } : one));
  catalogue.add({ ...table, columns });
}

/** References that rest on values alone: another key may lead elsewhere. */
function forgetInferred({ catalogue }: Tables): void {
  const isInferred = ({ evidence }: ColumnInfo): boolean => evidence !== null && !evidence.isChosen;
  for (const table of catalogue.all()) {
    if (!table.columns.some(isInferred)) continue;
    const columns = table.columns.map((column) =>
      isInferred(column)
        ? {
            ...column,
            kind: inferredKind(column.name, column.stats),
            references: null,
            evidence: null,
          }
        : column,
    );
    catalogue.add({ ...table, columns });
  }
}
