import { flattenJson, flattenObjects, type FlatTable } from './flatten-json.ts';
import { JsonObject } from './json.ts';
import { readJson } from './json-reader.ts';

const LINE_FEED = 0x0a;
const SPACE = 0x20;

/** A JSON file as a table: a list of objects, or an object on each line. Null for any other. */
export function jsonRows(bytes: Uint8Array): FlatTable | null {
  const { value, problem } = readJson(bytes);
  return problem === null ? flattenJson(value) : objectPerLine(bytes);
}

function objectPerLine(bytes: Uint8Array): FlatTable | null {
  const objects: JsonObject[] = [];
  for (let at = 0; at < bytes.length;) {
    const found = bytes.indexOf(LINE_FEED, at);
    const end = found < 0 ? bytes.length : found;
    const line = bytes.subarray(at, end);
    at = end + 1;
    if (line.every((byte) => byte <= SPACE)) continue;
    const { value } = readJson(line);
    if (!(value instanceof JsonObject)) return null;
    objects.push(value);
  }
  return objects.length > 0 ? flattenObjects(objects) : null;
}
