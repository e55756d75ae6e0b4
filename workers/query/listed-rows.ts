import type { Cell, TableInfo } from '../contract/values.ts';
import type { FileList } from '../formats/format.ts';
import { quoteIdentifier } from '../store/sql.ts';
import type { Store } from '../store/store.ts';
import { columnSql, findColumn, valueOf } from './tables.ts';

/** A row of a list, as far as finding its file goes. Cells that mean "no value" are ''. */
export interface ListedRow {
  record: number;
  /** Names it may be stored under, the surest first; then names of other kinds. None is ''. */
  stored: readonly string[];
  given: readonly string[];
  directory: string;
  owner: string;
  created: string;
  /** What may stand before its name; '' where the row does not say. */
  prefixes: readonly string[];
  isDeleted: boolean;
}

/** Whether a flag's cell says yes. */
export function isTrue(cell: unknown): boolean {
  return /^(t|true|y|yes|1)$/i.test(valueOf(cell));
}

/** The rows of one list of files, in their order. */
export class ListedRows {
  readonly #store: Store;
  readonly #list: FileList;
  readonly #sql: string;
  /** Some column of the table holds a name. */
  readonly #hasNames: boolean;

  constructor(store: Store, table: TableInfo, list: FileList) {
    const { directory = '', deleted = '', created = '', owner, prefixes } = list;
    const names = [...list.storedNames, ...list.givenNames];
    const ends = [directory, deleted, created, owner];
    const cells = [...ends, ...names, ...prefixes.map(({ column }) => column)].map((known) => {
      const column = findColumn(table, known);
      return column ? columnSql('t', column.id) : `''`;
    });
    this.#store = store;
    this.#list = list;
    this.#hasNames = names.some((known) => findColumn(table, known));
    this.#sql = `SELECT t.record, ${cells.join(', ')} FROM ${quoteIdentifier(table.id)} AS t ORDER BY t.record`;
  }

  each(visit: (row: ListedRow) => void): void {
    this.#store.each(this.#sql, [], (cells) => visit(this.#row(cells)));
  }

  #row([record, ...cells]: readonly Cell[]): ListedRow {
    const { storedNames, givenNames, prefixes } = this.#list;
    const [directory = '', deleted = '', created = '', owner = '', ...others] = cells.map(valueOf);
    const given = storedNames.length;
    const last = given + givenNames.length;
    const before = prefixes.map(({ lead }, at) => prefixed(lead, others[last + at] ?? ''));
    return {
      record: Number(record),
      stored: others.slice(0, given).filter(Boolean),
      // Where no column holds a name, a row's own number stands for one.
      given: (this.#hasNames ? others.slice(given, last) : before.slice(0, 1)).filter(Boolean),
      directory,
      owner,
      created,
      prefixes: before,
      isDeleted: isTrue(deleted),
    };
  }
}

const prefixed = (lead: string, cell: string): string => (cell === '' ? '' : lead + cell);
