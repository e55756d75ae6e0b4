import type { FieldInfo, PersonInfo } from '../contract/records.ts';
import type { TableInfo } from '../contract/values.ts';
import { quoteIdentifier } from '../store/sql.ts';
import { keyOf } from './address.ts';
import { fieldOf, noField, titleOf } from './labels.ts';
import { peopleOn } from './people.ts';
import { columnSql, findColumn, valueOf, type Tables } from './tables.ts';

const MOST_FACTS = 5;

/** The few filled fields that say what a record is, besides its title, at most five: those its schema names; a matter's client first. */
export function factsOf(tables: Tables, table: TableInfo, record: number): FieldInfo[] {
  const schema = tables.format.schemaOf(table.id);
  const named = (schema?.facts ?? []).flatMap((known) => findColumn(table, known) ?? []);
  const columns = named.filter(({ id }) => id !== table.title);
  const fields = fieldsOf(tables, table, columns, record);
  const title = titleOf(tables, table, record);
  const facts = table.id === 'actions' ? [clientFact(tables, table, record), ...fields] : fields;
  return facts
    .filter((fact) => fact !== null)
    .filter((fact) => valueOf(fact.value) !== '' && textOf(fact) !== title)
    .filter((fact, at, all) => all.findIndex((other) => textOf(other) === textOf(fact)) === at)
    .slice(0, MOST_FACTS);
}

/** A name beside the id that leads to it says the same twice. */
const textOf = ({ reference, value }: FieldInfo): string => reference?.label ?? value;

function fieldsOf(
  tables: Tables,
  table: TableInfo,
  columns: TableInfo['columns'],
  record: number,
): FieldInfo[] {
  if (columns.length === 0) return [];
  const list = columns.map(({ id }) => columnSql('t', id)).join(', ');
  const [row = []] = tables.store.rows(
    `SELECT ${list} FROM ${quoteIdentifier(table.id)} AS t WHERE t.record = ?`,
    [record],
  );
  return columns.map((column, index) =>
    fieldOf(tables, { table, record }, column, String(row[index] ?? '')),
  );
}

/** Those in the primary role; a link where it is one who is found. */
function clientFact(tables: Tables, table: TableInfo, record: number): FieldInfo | null {
  const columns = ['action_id', 'action_type_id'].map((known) => findColumn(table, known));
  const [id, type] = columns.map((column) =>
    column ? valueOf(fieldsOf(tables, table, [column], record)[0]?.value) : '',
  );
  const clients = peopleOn(tables, { id: id ?? '', type: type ?? '' }).filter(isPrimary);
  const [only] = clients;
  if (!only) return null;
  const isLink = clients.length === 1 && only.found;
  return {
    ...noField,
    label: 'Client',
    value: clients.map(({ name }) => name).join('; '),
    reference: isLink ? { table: 'participants', key: keyOf([only.key]), label: only.name } : null,
  };
}

const isPrimary = ({ primary }: PersonInfo): boolean => primary;
