import { kindSchema, schema } from '../formats/labii/tables.ts';
import type { MadeColumn, MadeTable } from './made-table.ts';
import { unpackedList } from './packed.ts';
import { Ids } from './version-rows.ts';
import { recordMembers, type FoundRecord } from './version-records.ts';
import { labelOfPath } from './version-texts.ts';

/** Tables of kinds, and columns of one: what goes beyond is kept in a table, or a column, for the rest. */
const MOST_KINDS = 200;
const MOST_COLUMNS = 1_900;

/** A table for each kind of record, with the columns that its own data has. */
export function kindTables(records: readonly FoundRecord[]): MadeTable[] {
  const kinds = new Map<string, FoundRecord[]>();
  for (const found of records) {
    if (!found.record) continue;
    const isRoom = kinds.has(found.type) || kinds.size < MOST_KINDS;
    const type = isRoom ? found.type : '';
    const kind = kinds.get(type);
    if (kind) kind.push(found);
    else kinds.set(type, [found]);
  }
  const ids = new Ids();
  return [...kinds].map(([type, found]) => new KindTable(type, ids.take(tableId(type))).of(found));
}

/** Names that the format's own tables have, and those that the store keeps for itself, get `records_` in front. */
function tableId(type: string): string {
  const id = type.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '_');
  if (id === '' || id === '_') return 'records_other';
  const isTaken = Object.hasOwn(schema, id) || /^(?:_|sqlite_|records_)/.test(id);
  return isTaken ? `records_${id}` : id;
}

/** The rows of one kind: each way through its records' JSON is a column. */
class KindTable {
  readonly #type: string;
  readonly #id: string;
  readonly #columns: MadeColumn[] = [
    { name: 'title', label: 'Record', known: 'title' },
    { name: 'sid', label: 'Sid', known: 'sid' },
  ];
  readonly #at = new Map<string, number>();

  constructor(type: string, id: string) {
    this.#type = type;
    this.#id = id;
  }

  of(records: readonly FoundRecord[]): MadeTable {
    // Its columns are known once all rows were made; they are made again when they are written.
    for (const found of records) this.#row(found);
    const label = this.#type === '' ? kindSchema.label : capitalised(this.#type);
    return {
      id: this.#id,
      label,
      schema: { ...kindSchema, label },
      columns: this.#columns,
      rows: this.#rows(records),
    };
  }

  *#rows(records: readonly FoundRecord[]): Generator<string[]> {
    for (const found of records) yield this.#row(found);
  }

  #row({ title, sid, record }: FoundRecord): string[] {
    const row = [title, sid];
    const beyond: (readonly [string, string])[] = [];
    for (const { path, value } of unpackedList(record?.fields).filter(isOwn)) {
      const name = path.join('.');
      const at = this.#columnOf(name, path);
      const earlier = at < MOST_COLUMNS ? row[at] : value;
      if (at < MOST_COLUMNS) row[at] = value;
      if (earlier !== undefined) beyond.push([name, earlier]);
    }
    if (beyond.length > 0) row[this.#beyond()] = JSON.stringify(beyond);
    return row;
  }

  #columnOf(name: string, path: readonly string[]): number {
    const known = this.#at.get(name);
    if (known !== undefined) return known;
    if (this.#columns.length >= MOST_COLUMNS) return MOST_COLUMNS;
    return this.#addColumn(name, labelOfPath(path));
  }

  /** Cells that found no column, or whose key stood again behind them, as a list of pairs. */
  #beyond(): number {
    return this.#at.get('') ?? this.#addColumn('', 'Further fields');
  }

  #addColumn(name: string, label: string): number {
    const at = this.#columns.push({ name: name || label, label, known: null }) - 1;
    this.#at.set(name, at);
    return at;
  }
}

/** What has no column in the table of all records. */
const isOwn = ({ path }: { path: readonly string[] }): boolean =>
  path.length > 1 || !recordMembers.has(path[0] ?? '');

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
