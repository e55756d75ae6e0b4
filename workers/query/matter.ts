import type { MatterInfo } from '../contract/records.ts';
import { quoteIdentifier } from '../store/sql.ts';
import { recordAt } from './address.ts';
import { folderTree } from './folder-tree.ts';
import { isLinked, linksSql } from './links-table.ts';
import { peopleOn } from './people.ts';
import { tableOf } from './record.ts';
import { columnSql, knownSql, valueOf, type Tables } from './tables.ts';
import { noStates } from './write-links.ts';

/** What a matter's page has besides its fields: the people on it, and its documents by folder and state. */
export function matterInfo(tables: Tables, key: string): MatterInfo {
  const table = tableOf(tables, 'actions');
  const record = recordAt(tables, table, key);
  const [id, type] = ['action_id', 'action_type_id'].map((known) => {
    const cell = knownSql(tables, table.id, known, 't');
    const sql = `SELECT ${cell ?? `''`} FROM ${quoteIdentifier(table.id)} AS t WHERE t.record = ?`;
    return valueOf(tables.store.value(sql, [record]));
  });
  const people = peopleOn(tables, { id: id ?? '', type: type ?? '' });
  return { people, ...documentsOn(tables, id ?? '') };
}

function documentsOn(tables: Tables, id: string): Omit<MatterInfo, 'people'> {
  const { store, catalogue } = tables;
  const column = catalogue.column('document_log', 'action_id');
  const states = noStates();
  if (column === null || id === '') return { folders: [], documents: 0, states };
  store.ensureIndex('document_log', [column]);
  const test = `${columnSql('t', column)} = ?`;
  const documents = store.value(`SELECT count(*) FROM document_log AS t WHERE ${test}`, [id]);
  if (isLinked(store, 'document_log')) {
    const counts = store.rows(
      `SELECT d.state, count(*) FROM document_log AS t
        JOIN ${linksSql('document_log')} AS d ON d.record = t.record WHERE ${test} GROUP BY d.state`,
      [id],
    );
    for (const [state, count] of counts) states[state as keyof typeof states] = Number(count);
  }
  return { folders: folderTree(tables, test, id), documents: Number(documents), states };
}
