/** A list of objects as a table: every cell is text. */
export interface FlatTable {
  names: readonly string[];
  rows: readonly (readonly string[])[];
}

/** Objects inside objects are taken apart so far; what lies deeper stays JSON. */
const DEEPEST = 20;

/**
 * A list of objects, or a page of one as the vendor's interface answers it (`{"results": […]}`), as a table: a value
 * inside another is a column of its own, `owner.name`; a list stays JSON. Null for anything else.
 */
export function flattenJson(value: unknown): FlatTable | null {
  const items = itemsOf(value);
  if (!items) return null;
  const names = new Map<string, number>();
  const rows = items.map((item) => {
    const cells = new Map<string, string>();
    flatten(item, [], cells);
    for (const name of cells.keys()) if (!names.has(name)) names.set(name, names.size);
    return cells;
  });
  const all = [...names.keys()];
  return { names: all, rows: rows.map((cells) => all.map((name) => cells.get(name) ?? '')) };
}

function itemsOf(value: unknown): readonly object[] | null {
  const list: unknown = isObject(value) && 'results' in value ? value.results : value;
  if (!Array.isArray(list) || list.length === 0) return null;
  const items = list.filter(isObject);
  return items.length === list.length ? items : null;
}

function flatten(value: object, path: readonly string[], cells: Map<string, string>): void {
  for (const [key, inner] of Object.entries(value) as [string, unknown][]) {
    const way = [...path, key];
    if (isObject(inner) && way.length < DEEPEST) flatten(inner, way, cells);
    else cells.set(way.join('.'), textOf(inner));
  }
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
