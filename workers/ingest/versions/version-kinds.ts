import type { VersionRecord } from '../../contract/reader.ts';
import { shape as members } from '../../formats/labii/shape.ts';
import { kindSchema, schema } from '../../formats/labii/tables.ts';
import type { MadeColumn, MadeTable } from '../made-table.ts';
import { unpackedList } from './packed.ts';
import { RecordShapes, type RecordShape, type Way } from './record-cells.ts';
import { Ids } from './version-rows.ts';
import { recordMembers, type FoundRecord } from './version-records.ts';
import { labelOfPath } from './version-texts.ts';

/** Tables of kinds, and columns of one: what goes beyond is kept in a table, or a column, for the rest. */
const MOST_KINDS = 200;
const MOST_COLUMNS = 1_900;
/** In the place of a column: the table of all records has it. */
const ELSEWHERE = -1;

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
  #beyondAt: number | null = null;
  readonly #shapes = new RecordShapes();
  readonly #withCells = new WeakSet<RecordShape>();
  readonly #ofShape = new WeakMap<RecordShape, readonly number[]>();

  constructor(type: string, id: string) {
    this.#type = type;
    this.#id = id;
  }

  of(records: readonly FoundRecord[]): MadeTable {
    // Its columns are known once all shapes were seen; rows are made when they are written. Cells of the kind's own
    // columns come before what every kind has.
    for (const { record } of records) if (record) this.#addCells(this.#shapes.of(record));
    for (const { record } of records) if (record) this.#columnsOf(this.#shapes.of(record));
    const label = this.#type === '' ? kindSchema.label : labelOf(this.#type);
    return {
      id: this.#id,
      label,
      schema: { ...kindSchema, label },
      columns: this.#columns,
      rows: this.#rows(records),
    };
  }

  *#rows(records: readonly FoundRecord[]): Generator<string[]> {
    for (const { title, sid, record } of records) {
      yield record ? this.#row([title, sid], record) : [title, sid];
    }
  }

  #row(row: string[], record: VersionRecord): string[] {
    const shape = this.#shapes.of(record);
    const columns = this.#columnsOf(shape);
    const beyond: (readonly [string, string])[] = [];
    unpackedList(record.cells).forEach((value, at) => {
      const column = columns[at] ?? MOST_COLUMNS;
      if (column === ELSEWHERE) return;
      const earlier = column < MOST_COLUMNS ? row[column] : value;
      if (column < MOST_COLUMNS) row[column] = value;
      if (earlier !== undefined) beyond.push([nameOf(shape.ways[at] ?? []), earlier]);
    });
    if (beyond.length > 0) row[this.#beyond()] = JSON.stringify(beyond);
    return row;
  }

  /** Columns for the cells of the kind's own columns. */
  #addCells(shape: RecordShape): void {
    if (this.#withCells.has(shape)) return;
    this.#withCells.add(shape);
    for (const way of shape.ways) if (isCell(way)) this.#columnOf(way);
  }

  /** The column of each cell of records of this shape. */
  #columnsOf(shape: RecordShape): readonly number[] {
    const known = this.#ofShape.get(shape);
    if (known) return known;
    const columns = shape.ways.map((way) => (isOwn(way) ? this.#columnOf(way) : ELSEWHERE));
    const own = columns.filter((column) => column !== ELSEWHERE);
    if (own.includes(MOST_COLUMNS) || new Set(own).size < own.length) this.#beyond();
    this.#ofShape.set(shape, columns);
    return columns;
  }

  #columnOf(way: Way): number {
    const name = nameOf(way);
    const known = this.#at.get(name);
    if (known !== undefined) return known;
    if (this.#columns.length >= MOST_COLUMNS) return MOST_COLUMNS;
    const at = this.#addColumn(name, labelOfPath(way));
    this.#at.set(name, at);
    return at;
  }

  /** Cells that found no column, or whose key stood again behind them, as a list of pairs. */
  #beyond(): number {
    this.#beyondAt ??= this.#addColumn('Further fields', 'Further fields');
    return this.#beyondAt;
  }

  #addColumn(name: string, label: string): number {
    return this.#columns.push({ name, label, known: null }) - 1;
  }
}

/** What has no column in the table of all records. */
const isOwn = (way: Way): boolean => way.length > 1 || !recordMembers.has(way[0] ?? '');

const isCell = ([first]: Way): boolean => first === members.cells;

const nameOf = (way: Way): string => way.join('.');

/** One that would be called as a table of the format's own says that it holds records. */
function labelOf(type: string): string {
  const label = type.charAt(0).toUpperCase() + type.slice(1);
  const isTaken = Object.values(schema).some((own) => own.label === label);
  return isTaken ? `${label} (records)` : label;
}
