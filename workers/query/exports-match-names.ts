import type { ExportMatch } from '../contract/versions.ts';
import { quoteIdentifier } from '../store/sql.ts';
import { recordsTable, sidColumn, uidColumn } from './exports-match-table.ts';
import { knownSql, type Tables } from './tables.ts';

/** What records are named by. A cell may name one in the ways the vendor writes it (domain.md 2.2). */
export class RecordNames {
  readonly #sids = new Set<string>();
  /** The sid behind each UID; null for a UID that several records have, which names none of them. */
  readonly #uids = new Map<string, string | null>();

  constructor(tables: Tables) {
    const [sid, uid] = [sidColumn, uidColumn].map((known) =>
      knownSql(tables, recordsTable, known, 't'),
    );
    if (!sid) return;
    const sql = `SELECT ${sid}, ${uid ?? "''"} FROM ${quoteIdentifier(recordsTable)} AS t`;
    tables.store.each(sql, [], ([key, name]) => this.#add(String(key ?? ''), String(name ?? '')));
  }

  #add(sid: string, uid: string): void {
    if (sid === '') return;
    this.#sids.add(sid);
    const folded = uid.toUpperCase();
    if (uid !== '') this.#uids.set(folded, this.#uids.has(folded) ? null : sid);
  }

  /** The sid of the record that a cell names; null where it names none. */
  find(by: ExportMatch['by'], cell: string): string | null {
    return by === 'sid' ? this.#bySid(cell.trim()) : this.#byUid(cell.trim());
  }

  /** As it is, or behind a label: `Buffer___369b0a40x29f5`. */
  #bySid(text: string): string | null {
    if (this.#sids.has(text)) return text;
    const at = text.lastIndexOf('___');
    const behind = at < 0 ? '' : text.slice(at + 3);
    return this.#sids.has(behind) ? behind : null;
  }

  /** As it is, or before a name: `EP107: Buffer`; in whatever case, which spreadsheets change. */
  #byUid(cell: string): string | null {
    const text = cell.toUpperCase();
    const whole = this.#uids.get(text);
    if (whole !== undefined) return whole;
    const at = text.indexOf(':');
    return at < 0 ? null : (this.#uids.get(text.slice(0, at).trim()) ?? null);
  }
}
