import type { FieldInfo, PersonInfo } from '../contract/records.ts';
import type { TableInfo } from '../contract/values.ts';
import { keyOf } from './address.ts';
import { primaryRolesOf } from './client-column.ts';
import { fieldOf, nameOf } from './labels.ts';
import { columnSql, findColumn, knownSql, valueOf, type Tables } from './tables.ts';
import { labelSql, pointerOf, targetOf, type Target } from './target.ts';

/** What tells people apart at a glance. */
const FACTS = ['company_name', 'email', 'phone1_number', 'physical_city'];

/** Everyone on a matter, in the order of its file. An id without a contact is kept, as not found. */
export function peopleOn(tables: Tables, matter: { id: string; type: string }): PersonInfo[] {
  const table = tables.catalogue.get('action_participants');
  const ofMatter = table && findColumn(table, 'action_id');
  const person = table && knownSql(tables, table.id, 'participant_id', 'a');
  if (!ofMatter || person == null || matter.id === '') return [];
  tables.store.ensureIndex(table.id, [ofMatter.id]);
  const [role, name] = roleSql(tables, table);
  const rows = tables.store.rows(
    `SELECT ${person}, ${role}, ${name} FROM ${table.id} AS a
      WHERE ${columnSql('a', ofMatter.id)} = ? ORDER BY a.record`,
    [matter.id],
  );
  const primary = new Set(primaryRolesOf(tables, matter.type));
  return rows.map(([id, of, label]) => ({
    ...personOf(tables, valueOf(id)),
    role: valueOf(label) || valueOf(of),
    primary: primary.has(valueOf(of)),
  }));
}

/** The id of a row's role, and its name, as SQL. */
function roleSql(tables: Tables, table: TableInfo): [id: string, name: string] {
  const column = findColumn(table, 'participant_type_id');
  if (!column) return [`''`, 'NULL'];
  const id = columnSql('a', column.id);
  const target = targetOf(tables, 'participant_types');
  if (!target) return [id, 'NULL'];
  return [
    id,
    labelSql(target, pointerOf(tables, { table, column: column.id, alias: 'a' }, target)),
  ];
}

function personOf(tables: Tables, id: string): Omit<PersonInfo, 'role' | 'primary'> {
  const target = targetOf(tables, 'participants');
  const name = target && nameOf(tables, target, id);
  if (!target || name === null) return { key: keyOf([id]), name: id, found: false, facts: [] };
  return { key: keyOf([id]), name, found: true, facts: factsAbout(tables, target, id, name) };
}

function factsAbout(
  tables: Tables,
  { table, key, from }: Target,
  id: string,
  name: string,
): FieldInfo[] {
  const columns = FACTS.flatMap((known) => findColumn(table, known) ?? []);
  const list = ['r.record', ...columns.map((column) => columnSql('r', column.id))].join(', ');
  const [row = []] = tables.store.rows(`SELECT ${list} FROM ${from} WHERE ${key} = ? LIMIT 1`, [
    id,
  ]);
  const [record, ...cells] = row;
  const at = { table, record: Number(record) };
  return columns
    .map((column, index) => fieldOf(tables, at, column, String(cells[index] ?? '')))
    .filter(({ value }) => valueOf(value) !== '' && value !== name);
}
