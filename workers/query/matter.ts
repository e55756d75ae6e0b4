import type { FieldInfo, MatterInfo, PersonInfo, RecordInfo } from '../contract/records.ts';
import type { TableReport } from '../contract/values.ts';
import { keyOf } from './address.ts';
import { folderTree } from './folder-tree.ts';
import { peopleOn } from './people.ts';
import { recordInfo } from './record.ts';
import { columnSql, valueOf, type Tables } from './tables.ts';
import { noStates } from './write-links.ts';

/** A matter's page: its fields, the people on it, and its documents by folder and state. */
export function matterInfo(tables: Tables, files: readonly TableReport[], key: string): MatterInfo {
  const record = recordInfo(tables, files, 'actions', key);
  const field = (known: string): FieldInfo | undefined => fieldCalled(tables, record, known);
  const id = valueOf(field('action_id')?.value);
  const people = peopleOn(tables, { id, type: valueOf(field('action_type_id')?.value) });
  const facts = [
    clientFact(people),
    field('file_reference'),
    firstFilled(field('action_type_id'), field('action_type_name')),
    firstFilled(field('assigned_to'), field('assigned_to_name')),
    field('status'),
  ];
  return {
    record,
    facts: facts.filter((fact) => fact !== undefined && valueOf(fact.value) !== '') as FieldInfo[],
    people,
    ...documentsOn(tables, id),
  };
}

function fieldCalled(
  { catalogue }: Tables,
  { table, fields }: RecordInfo,
  known: string,
): FieldInfo | undefined {
  const columns = catalogue.get(table)?.columns ?? [];
  return fields[columns.findIndex((column) => column.known === known)];
}

function firstFilled(...fields: readonly (FieldInfo | undefined)[]): FieldInfo | undefined {
  return fields.find((field) => valueOf(field?.value) !== '');
}

/** Those in the primary role; a link where it is one who is found. */
function clientFact(people: readonly PersonInfo[]): FieldInfo | undefined {
  const clients = people.filter(({ primary }) => primary);
  const [only] = clients;
  if (!only) return undefined;
  const isLink = clients.length === 1 && only.found;
  return {
    label: 'Client',
    name: '',
    kind: 'text',
    value: clients.map(({ name }) => name).join('; '),
    reference: isLink ? { table: 'participants', key: keyOf([only.key]), label: only.name } : null,
  };
}

function documentsOn(
  tables: Tables,
  id: string,
): Pick<MatterInfo, 'folders' | 'documents' | 'states'> {
  const { store, catalogue } = tables;
  const column = catalogue.column('document_log', 'action_id');
  const states = noStates();
  if (column === null || id === '') return { folders: [], documents: 0, states };
  store.ensureIndex('document_log', [column]);
  const test = `${columnSql('t', column)} = ?`;
  const documents = store.value(`SELECT count(*) FROM document_log AS t WHERE ${test}`, [id]);
  if (store.hasTable('_documents')) {
    const counts = store.rows(
      `SELECT d.state, count(*) FROM document_log AS t JOIN _documents AS d ON d.record = t.record
        WHERE ${test} GROUP BY d.state`,
      [id],
    );
    for (const [state, count] of counts) states[state as keyof typeof states] = Number(count);
  }
  return { folders: folderTree(tables, test, id), documents: Number(documents), states };
}
