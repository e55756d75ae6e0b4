import type { FieldInfo, MessageInfo } from '../contract/records.ts';
import { quoteIdentifier } from '../store/sql.ts';
import { recordAt } from './address.ts';
import { attachmentsOf } from './attachments.ts';
import { fieldOf } from './labels.ts';
import { bodyOf } from './mail-body.ts';
import { tableOf } from './record.ts';
import { columnSql, findColumn, valueOf, type Tables } from './tables.ts';
import { datesOf, threadOf } from './thread.ts';

/** A mail of the backup's own list, put together from its row, its files and its thread. */
export function messageInfo(tables: Tables, key: string): MessageInfo {
  const table = tableOf(tables, 'email');
  const record = recordAt(tables, table, key);
  const cell = (id: string): string =>
    String(
      tables.store.value(
        `SELECT ${columnSql('t', id)} FROM ${quoteIdentifier(table.id)} AS t WHERE t.record = ?`,
        [record],
      ) ?? '',
    );
  const value = (known: string): string => {
    const column = findColumn(table, known);
    return column ? cell(column.id) : '';
  };
  const date = datesOf(table)
    .map((column): FieldInfo => fieldOf(tables, { table, record }, column, cell(column.id)))
    .find((field) => valueOf(field.value) !== '');
  const attachments = attachmentsOf(tables, valueOf(value('email_id')));
  const body = bodyOf(attachments);
  return {
    from: value('from'),
    to: value('to'),
    cc: value('cc'),
    bcc: value('bcc'),
    subject: value('subject'),
    date: date ?? null,
    body,
    attachments: attachments.filter((one) => one !== body.html && one !== body.text),
    ...threadOf(tables, table, record),
  };
}
