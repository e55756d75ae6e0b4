import { cellOf, JsonList, JsonObject, type Json } from './json.ts';

/** A list of objects as a table: every cell is text. */
export interface FlatTable {
  names: readonly string[];
  rows: readonly (readonly string[])[];
}

/**
 * A list of objects, or the list in an object, as the vendor's interface answers a page of one (`{"results": […]}`)
 * and others with one list under whatever name, as a table: a value inside another is a column of its own, `owner.name`; numbers keep their
 * digits, a list stays JSON. Of a repeated key the last counts. Null for anything else.
 */
export function flattenJson(value: Json): FlatTable | null {
  const items = itemsOf(value);
  return items && flattenObjects(items);
}

/** The same of objects that are no list yet. */
export function flattenObjects(items: readonly JsonObject[]): FlatTable {
  const names = new Set<string>();
  const rows = items.map((item) => {
    const cells = new Map<string, string>();
    flatten(item, [], cells);
    for (const name of cells.keys()) names.add(name);
    return cells;
  });
  const all = [...names];
  return { names: all, rows: rows.map((cells) => all.map((name) => cells.get(name) ?? '')) };
}

function itemsOf(value: Json): readonly JsonObject[] | null {
  if (!(value instanceof JsonObject)) return objectsOf(value);
  const page = objectsOf(value.get('results'));
  if (page) return page;
  const lists = value.values.flatMap((member) => {
    const items = objectsOf(member);
    return items ? [items] : [];
  });
  return lists.length === 1 ? (lists[0] ?? null) : null;
}

function objectsOf(list: Json | undefined): readonly JsonObject[] | null {
  if (!(list instanceof JsonList) || list.items.length === 0) return null;
  const items = list.items.filter((item) => item instanceof JsonObject);
  return items.length === list.items.length ? items : null;
}

/** The reader refuses what lies too deep, so that this ends. */
function flatten(
  { keys, values }: JsonObject,
  path: readonly string[],
  cells: Map<string, string>,
): void {
  for (const [at, key] of keys.entries()) {
    const inner = values[at];
    const way = [...path, key];
    if (inner instanceof JsonObject) flatten(inner, way, cells);
    else cells.set(way.join('.'), cellOf(inner));
  }
}
