import type { FieldInfo, PersonInfo } from '../contract/records.ts';
import type { Cell } from '../contract/values.ts';
import { primaryRolesOf } from './client-column.ts';
import { fieldOf, nameOf } from './labels.ts';
import { columnSql, findColumn, knownSql, valueOf, type Tables } from './tables.ts';
import { targetOf, type Target } from './target.ts';

/** What tells people apart at a glance. */
const FACTS = ['company_name', 'email', 'phone1_number', 'physical_city'];

/** Everyone on a matter, in the order of its file. An id without a contact is kept, as not found. */
export function peopleOn(tables: Tables, matter: { id: string; type: string }): PersonInfo[] {
  const table = 'action_participants';
  const ofMatter = tables.catalogue.column(table, 'action_id');
  const person = knownSql(tables, table, 'participant_id', 'a');
  if (ofMatter === null || person === null || matter.id === '') return [];
  tables.store.ensureIndex(table, [ofMatter]);
  const role = knownSql(tables, table, 'participant_type_id', 'a') ?? `''`;
  const rows = tables.store.rows(
    `SELECT ${person}, ${role} FROM ${table} AS a WHERE ${columnSql('a', ofMatter)} = ? ORDER BY a.record`,
    [matter.id],
  );
  const primary = new Set(primaryRolesOf(tables, matter.type));
  return rows.map(([id, type]) => ({
    ...personOf(tables, valueOf(id)),
    role: roleOf(tables, type ?? null),
    primary: primary.has(valueOf(type)),
  }));
}

function roleOf(tables: Tables, type: Cell): string {
  const id = valueOf(type);
  const target = targetOf(tables, 'participant_types');
  return (target && nameOf(tables, target, id)) ?? id;
}

function personOf(tables: Tables, id: string): Omit<PersonInfo, 'role' | 'primary'> {
  const target = targetOf(tables, 'participants');
  const name = target && nameOf(tables, target, id);
  if (!target || name === null) return { key: id, name: id, found: false, facts: [] };
  return { key: id, name, found: true, facts: factsOf(tables, target, id, name) };
}

function factsOf(
  tables: Tables,
  { table, key, from }: Target,
  id: string,
  name: string,
): FieldInfo[] {
  const columns = FACTS.flatMap((known) => findColumn(table, known) ?? []);
  if (columns.length === 0) return [];
  const list = columns.map((column) => columnSql('r', column.id)).join(', ');
  const [row = []] = tables.store.rows(`SELECT ${list} FROM ${from} WHERE ${key} = ? LIMIT 1`, [
    id,
  ]);
  return columns
    .map((column, index) => fieldOf(tables, column, String(row[index] ?? '')))
    .filter(({ value }) => valueOf(value) !== '' && value !== name);
}
