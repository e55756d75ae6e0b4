import type { TableInfo } from '../../workers/contract/values.ts';
import { readStored, writeStored } from './storage.ts';

const memoryKey = 'strongroom.relations';
/** So many tables are remembered; the oldest give way. */
const most = 100;

/** What a person said of a table, by the names of its columns. */
export interface RelationChoice {
  /** The columns of the key; none for no key. Null: as the columns alone tell. */
  key: readonly string[] | null;
  /** The table that a column refers to, '' for none. */
  references: Readonly<Record<string, string>>;
}

const nothing: RelationChoice = { key: null, references: {} };

/**
 * What the person said of keys and references. Remembered by the name of the table and of its columns, for backups
 * of the same shape; never a value of a backup.
 */
export class RelationMemory {
  readonly #choices = choicesOf(readStored(memoryKey));

  of(table: TableInfo): RelationChoice {
    return this.#choices.get(nameOf(table)) ?? nothing;
  }

  /** The table that a column refers to, '' for none; null forgets the choice. */
  refer(table: TableInfo, column: string, target: string | null): void {
    const { key, references } = this.of(table);
    const all = new Map(Object.entries(references));
    if (target === null) all.delete(column);
    else all.set(column, target);
    this.keep(table, { key, references: Object.fromEntries(all) });
  }

  keep(table: TableInfo, choice: RelationChoice): void {
    const name = nameOf(table);
    const isEmpty = choice.key === null && Object.keys(choice.references).length === 0;
    this.#choices.delete(name);
    if (!isEmpty) this.#choices.set(name, choice);
    writeStored(memoryKey, JSON.stringify([...this.#choices].slice(-most)));
  }
}

const nameOf = ({ id, columns }: TableInfo): string =>
  JSON.stringify([id, ...columns.map(({ name }) => name)]);

/** What another version wrote, or another program, is forgotten. */
function choicesOf(text: string | null): Map<string, RelationChoice> {
  try {
    const pairs: unknown = JSON.parse(text ?? '[]');
    return new Map(Array.isArray(pairs) ? pairs.flatMap(pairOf) : []);
  } catch {
    return new Map();
  }
}

function pairOf(pair: unknown): [string, RelationChoice][] {
  if (!Array.isArray(pair) || typeof pair[0] !== 'string') return [];
  const { key, references } = partsOf(pair[1]);
  const isKey = key === null || (Array.isArray(key) && key.every(isText));
  if (!isKey) return [];
  const known = Object.entries(partsOf(references)).flatMap(([name, to]) =>
    isText(to) ? [[name, to] as const] : [],
  );
  return [[pair[0], { key, references: Object.fromEntries(known) }]];
}

function partsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

const isText = (value: unknown): value is string => typeof value === 'string';
