import type { ColumnInfo, TableInfo } from '../contract/values.ts';
import type { Store } from '../store/store.ts';
import { oneOf, subjectsOf, wordsOf } from './column-words.ts';
import { sampleOf } from './date-order.ts';
import { pause, type Asking } from './question.ts';
import type { Tables } from './tables.ts';

/** Names of a column that says what a row is called, the surest first. */
const TITLE_NAMES = [
  'name',
  'title',
  'fullname',
  'displayname',
  'subject',
  'label',
  'caption',
  'lastname',
  'surname',
  'summary',
  'description',
];

/** Bytes of the longest title. */
const LONGEST = 250;

/** Finds the title of each table that no schema names, once it is known what its columns refer to. */
export async function inferTitles(tables: Tables, asking: Asking): Promise<void> {
  const { catalogue, store } = tables;
  const subjects = subjectsOf(tables);
  for (const table of catalogue.all()) {
    if (table.known || table.title !== null) continue;
    await pause(asking);
    const title = titleColumn(store, table, subjects.get(table.id) ?? '');
    if (title !== null) catalogue.add({ ...table, title });
  }
}

/** The column that names a row of a table that holds one `own` in each; else the first text, better one that differs. */
function titleColumn(store: Store, table: TableInfo, own: string): string | null {
  const texts = table.columns.filter((column) => isText(table, column));
  const ranked = texts
    .map((column) => ({ column, rank: rankOf(column, own) }))
    .filter(({ rank }) => rank >= 0)
    .toSorted((a, b) => a.rank - b.rank);
  const [named] = ranked;
  if (named) return named.column.id;
  const different = texts.find((column) => isDifferent(store, table, column));
  return (different ?? texts[0])?.id ?? null;
}

function isText(
  { rows, key }: TableInfo,
  { id, kind, references, stats, dateOrder }: ColumnInfo,
): boolean {
  if (key.includes(id) || kind !== 'text' || references !== null || dateOrder !== null)
    return false;
  return 2 * stats.filled > rows && 2 * stats.numbers < stats.filled && stats.maxBytes <= LONGEST;
}

/** The place among the names, `<own> name` coming first; -1 for any other. */
function rankOf({ name }: ColumnInfo, own: string): number {
  const words = wordsOf(name);
  const whole = words.join('');
  const last = words.at(-1) ?? '';
  if ((last === 'name' || last === 'title') && oneOf(words.slice(0, -1)) === own && own !== '')
    return 0;
  const at = TITLE_NAMES.indexOf(whole);
  return at < 0 ? -1 : at + 1;
}

/** A word that many rows share is a kind or a state, and names none of them. */
function isDifferent(store: Store, table: TableInfo, column: ColumnInfo): boolean {
  const cells = sampleOf(store, table, column);
  return cells.length > 0 && new Set(cells).size > 0.6 * cells.length;
}
