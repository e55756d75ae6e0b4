import { cellOf, JsonObject, type Json } from './json.ts';

/** Keys of one way; what lies deeper is one cell, as it stood. */
const DEEPEST_FIELD = 6;

/** Every field below a value: objects are gone through, lists are one cell as they stood. */
export function eachField(
  json: Json,
  path: readonly string[],
  visit: (path: readonly string[], cell: string) => void,
): void {
  const isBranch = json instanceof JsonObject && json.keys.length > 0;
  if (!isBranch || path.length >= DEEPEST_FIELD) visit(path, cellOf(json));
  else json.keys.forEach((key, at) => eachField(json.values[at] ?? '', [...path, key], visit));
}
