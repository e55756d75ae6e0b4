import type { TableInfo } from '../contract/values.ts';
import { textOrdering } from './ordering.ts';
import { columnSql, knownSql, type Tables } from './tables.ts';
import { labelSql, targetOf, type Target } from './target.ts';
import { linkTo, namedContains, textColumn, type PlannedColumn } from './view-plan.ts';

interface Clients {
  people: Target;
  /** FROM and WHERE of the rows of action_participants, `a`, that hold a client of the matter `t`. */
  rows: string;
  person: string;
}

/** The names of those who hold the primary role of a matter's type; null where a table for it is missing. */
export function clientColumn(tables: Tables, matters: TableInfo): PlannedColumn | null {
  const clients = clientsOf(tables, matters);
  if (!clients) return null;
  const { people, rows, person } = clients;
  const name = `coalesce(${labelSql(people, { cell: person, context: null })}, ${person})`;
  const all = `(SELECT group_concat(name, '; ') FROM (SELECT ${name} AS name FROM ${rows} ORDER BY a.record))`;
  return {
    column: textColumn({
      id: 'client',
      label: 'Client',
      maxBytes: Math.min(40, people.label?.maxBytes ?? 0),
      references: people.table.id,
    }),
    cell: () => all,
    // A cell with several names leads to none of them.
    link: linkTo(
      people,
      () =>
        `(SELECT CASE count(*) WHEN 1 THEN max(${people.key}) END FROM ${people.from}
          WHERE ${people.key} IN (SELECT ${person} FROM ${rows}))`,
    ),
    ordering: textOrdering,
    contains: (term, bind) => {
      // The plus keeps SQLite from going through every name that fits, matter by matter.
      const named = namedContains(people, `+${person}`, term, bind);
      return named && `EXISTS (SELECT 1 FROM ${rows} AND ${named})`;
    },
  };
}

/** People on the matter `t` in its primary role, as SQL; null where a table or column for it is missing. */
function clientsOf(tables: Tables, matters: TableInfo): Clients | null {
  const people = targetOf(tables, 'participants');
  const matter = knownSql(tables, matters.id, 'action_id', 't');
  const roles = primaryRoles(tables, matters);
  const [ofMatter, role, person] = ['action_id', 'participant_type_id', 'participant_id'].map(
    (known) => tables.catalogue.column('action_participants', known),
  );
  if (!people || matter === null || roles === null) return null;
  if (ofMatter == null || role == null || person == null) return null;
  tables.store.ensureIndex('action_participants', [ofMatter]);
  return {
    people,
    person: columnSql('a', person),
    rows: `action_participants AS a WHERE ${columnSql('a', ofMatter)} = ${matter}
      AND ${columnSql('a', role)} IN (${roles})`,
  };
}

/** The primary roles of the type of the matter `t`, as SQL. */
function primaryRoles(tables: Tables, matters: TableInfo): string | null {
  const type = knownSql(tables, matters.id, 'action_type_id', 't');
  const roles = rolesOfType(tables);
  return type === null || roles === null ? null : `${roles} = ${type}`;
}

/** The ids of the primary roles of a matter type. */
export function primaryRolesOf(tables: Tables, type: string): string[] {
  const roles = rolesOfType(tables);
  return roles === null || type === ''
    ? []
    : tables.store.column(`${roles} = ?`, [type]).map(String);
}

/** `SELECT … WHERE <matter type>`: from the table of primary roles, otherwise from the matter types. */
function rolesOfType(tables: Tables): string | null {
  const ways = [
    ['primary_participant_types', 'participant_type_id'],
    ['action_types', 'primary_participant_type'],
  ] as const;
  for (const [table, known] of ways) {
    const role = knownSql(tables, table, known, 'p');
    const ofType = tables.catalogue.column(table, 'action_type_id');
    if (role === null || ofType === null) continue;
    tables.store.ensureIndex(table, [ofType]);
    return `SELECT ${role} FROM ${table} AS p WHERE ${columnSql('p', ofType)}`;
  }
  return null;
}
