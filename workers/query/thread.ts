import type { MessageInfo } from '../contract/records.ts';
import type { Cell, ColumnInfo, TableInfo } from '../contract/values.ts';
import { quoteIdentifier } from '../store/sql.ts';
import { keyOfRecord, titleOf } from './labels.ts';
import { dateIn, type DatedCell, type Instant } from './moment.ts';
import { columnSql, findColumn, valueOf, type Tables } from './tables.ts';

/** Mails of one thread that are looked for. */
const MOST = 500;

/** The columns that say when a mail was written, the best first. */
export function datesOf(table: TableInfo): ColumnInfo[] {
  return ['sent_timestamp', 'received_timestamp', 'created_timestamp'].flatMap(
    (known) => findColumn(table, known) ?? [],
  );
}

/** Every mail that answers, or is answered by, the one at `record`, oldest first; empty when it stands alone. */
export function threadOf(
  tables: Tables,
  table: TableInfo,
  record: number,
): Pick<MessageInfo, 'thread' | 'isThreadCut'> {
  const [id, parent] = ['email_id', 'parent_email_id'].map((known) => findColumn(table, known)?.id);
  if (id === undefined || parent === undefined) return { thread: [], isThreadCut: false };
  const thread = new Thread(tables, table, id, parent);
  thread.add(record);
  return { thread: thread.size > 1 ? thread.mails(record) : [], isThreadCut: thread.isCut };
}

class Thread {
  readonly #tables: Tables;
  readonly #table: TableInfo;
  readonly #from: string;
  readonly #id: string;
  readonly #parent: string;
  /** The records found; a mail that answers itself, or a ring of them, is met once. */
  readonly #records = new Set<number>();
  readonly #ids = new Set<string>();
  /** There are more than are looked for. */
  isCut = false;

  constructor(tables: Tables, table: TableInfo, id: string, parent: string) {
    this.#tables = tables;
    this.#table = table;
    this.#from = `FROM ${quoteIdentifier(table.id)} AS t WHERE`;
    this.#id = columnSql('t', id);
    this.#parent = columnSql('t', parent);
    tables.store.ensureIndex(table.id, [id]);
    tables.store.ensureIndex(table.id, [parent]);
  }

  get size(): number {
    return this.#records.size;
  }

  /** Goes up to the first mail, then down from each: ids that are met on the way are gone through in turn. */
  add(record: number): void {
    this.#goUp(record);
    for (const id of this.#ids) {
      for (const answer of this.#answersTo(id)) {
        if (this.#records.has(answer)) continue;
        this.isCut = this.#records.size === MOST;
        if (this.isCut) return;
        this.#records.add(answer);
        this.#meet(this.#idsOf(answer).own);
      }
    }
  }

  mails(here: number): MessageInfo['thread'] {
    const dates = datesOf(this.#table);
    return [...this.#records]
      .map((record) => ({ record, ...this.#dateOf(record, dates) }))
      .toSorted((a, b) => compareInstants(a.instant, b.instant) || a.record - b.record)
      .map(({ record, cell, order }) => ({
        table: this.#table.id,
        key: keyOfRecord(this.#tables, this.#table, record),
        label: titleOf(this.#tables, this.#table, record),
        date: cell,
        dateOrder: order,
        isHere: record === here,
      }));
  }

  /** A mail that is not in the backup ends it; others may answer that one, too. */
  #goUp(record: number): void {
    let at: number | null = record;
    while (at !== null && this.#records.size < MOST && !this.#records.has(at)) {
      this.#records.add(at);
      const { own, parent } = this.#idsOf(at);
      this.#meet(own);
      this.#meet(parent);
      at = this.#recordOf(parent);
    }
  }

  #meet(id: string): void {
    if (id !== '') this.#ids.add(id);
  }

  #recordOf(id: string): number | null {
    if (id === '') return null;
    const sql = `SELECT min(t.record) ${this.#from} ${this.#id} = ?`;
    const record = this.#tables.store.value(sql, [id]);
    return record === null ? null : Number(record);
  }

  #answersTo(id: string): number[] {
    const sql = `SELECT t.record ${this.#from} ${this.#parent} = ? ORDER BY t.record LIMIT ${MOST}`;
    return this.#tables.store.column(sql, [id]).map(Number);
  }

  #idsOf(record: number): { own: string; parent: string } {
    const [own, parent] = this.#cells(record, [this.#id, this.#parent]);
    return { own: valueOf(own), parent: valueOf(parent) };
  }

  #dateOf(record: number, dates: readonly ColumnInfo[]): DatedCell {
    const columns = dates.map(({ id }) => columnSql('t', id));
    return dateIn(dates, this.#cells(record, columns));
  }

  #cells(record: number, columns: readonly string[]): readonly Cell[] {
    if (columns.length === 0) return [];
    const sql = `SELECT ${columns.join(', ')} ${this.#from} t.record = ?`;
    return this.#tables.store.rows(sql, [record])[0] ?? [];
  }
}

/** By the instant; those that cannot be read last. */
function compareInstants(one: Instant | null, other: Instant | null): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  return one - other;
}
