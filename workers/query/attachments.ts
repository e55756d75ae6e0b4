import type { AttachmentInfo } from '../contract/records.ts';
import type { DocumentState, TableInfo } from '../contract/values.ts';
import { quoteIdentifier } from '../store/sql.ts';
import { cutEnd } from './cut-end.ts';
import { isLinked, linksSql } from './links-table.ts';
import { baseNameOf } from './stored-name.ts';
import { columnSql, findColumn, valueOf, type Tables } from './tables.ts';

const TABLE = 'email_attachment';

const CELLS = [
  'attachment_id',
  'display_name',
  'file_name',
  'old_nfs_path',
  'content_disposition',
  'content_type',
  'mime_content_id',
  'attachment_size',
] as const;

/** The files that came with the mail of this id, as they are listed. */
export function attachmentsOf(tables: Tables, mail: string): AttachmentInfo[] {
  const { store, catalogue } = tables;
  const table = catalogue.get(TABLE);
  const owner = table && findColumn(table, 'email_id');
  if (!owner || mail === '') return [];
  store.ensureIndex(TABLE, [owner.id]);
  const attachments: AttachmentInfo[] = [];
  store.each(attachmentsSql(tables, table, owner.id), [mail], ([record, ...cells]) => {
    attachments.push(attachmentOf(Number(record), cells));
  });
  return attachments;
}

/** record, entry, state, bytes of the file, and CELLS; '' for those the table does not have. */
function attachmentsSql({ store }: Tables, table: TableInfo, owner: string): string {
  const cells = CELLS.map((known) => {
    const column = findColumn(table, known);
    return column ? columnSql('t', column.id) : `''`;
  });
  const from = `${quoteIdentifier(TABLE)} AS t`;
  const where = `WHERE ${columnSql('t', owner)} = ? ORDER BY t.record`;
  return isLinked(store, TABLE)
    ? `SELECT t.record, d.entry, d.state, d.bytes, ${cells.join(', ')}
        FROM ${from} LEFT JOIN ${linksSql(TABLE)} AS d ON d.record = t.record ${where}`
    : `SELECT t.record, NULL, 'none', NULL, ${cells.join(', ')} FROM ${from} ${where}`;
}

function attachmentOf(
  record: number,
  [entry, state, bytes, ...cells]: readonly unknown[],
): AttachmentInfo {
  const [id, displayName, fileName, path, disposition = '', type = '', contentId = '', size = ''] =
    cells.map(valueOf);
  const names = [displayName, fileName, path].map((name) => baseNameOf(name ?? ''));
  return {
    record,
    name: names.find(Boolean) ?? `Attachment ${id === '' ? record : id}`,
    contentId: cutEnd(contentId.replace(/^[<\s]+/, ''), '> \t\r\n\0'),
    isInline: /^\s*inline\b/i.test(disposition),
    type: type.trim(),
    bytes: typeof bytes === 'number' ? bytes : listedBytes(size),
    state: stateOf(state),
    entryId: state === 'present' ? Number(entry) : null,
  };
}

const listedBytes = (size: string): number | null =>
  /^\d{1,15}$/.test(size) ? Number(size) : null;

/** The word is one of ours: linking wrote it. */
const stateOf = (word: unknown): DocumentState => (word ?? 'none') as DocumentState;
