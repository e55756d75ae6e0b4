import type { VersionField } from '../../contract/versions.ts';
import { cellOf, JsonList, JsonObject, scalarOf, type Json } from '../json/json.ts';
import { labelOfPath } from './version-texts.ts';

/** Steps of a way; what lies deeper is one field, as it stood. */
const DEEPEST_FIELD = 12;

/** A field, and the words that its label is made of: most fields of a difference need none. */
export interface FoundField {
  path: readonly string[];
  words: readonly string[];
  value: string;
}

/**
 * Every field of a version. Objects in a list are told by their parts, each under its sid or else its number, so that
 * one that is put in between changes no other; any other list is one field, as it stood.
 */
export function foundFields(version: Json): FoundField[] {
  const fields: FoundField[] = [];
  addFields(fields, version, [], []);
  return fields;
}

export function versionFields(version: Json): VersionField[] {
  return foundFields(version).map((field) => {
    const { path, value } = field;
    return { path, label: labelOfField(field), value };
  });
}

export function labelOfField({ words }: FoundField): string {
  return labelOfPath(words);
}

function addFields(
  fields: FoundField[],
  json: Json,
  path: readonly string[],
  words: readonly string[],
): void {
  const parts = path.length < DEEPEST_FIELD ? partsOf(json) : [];
  if (parts.length === 0) {
    fields.push({ path, words, value: cellOf(json) });
    return;
  }
  for (const { key, word, value } of parts) {
    addFields(fields, value, [...path, key], word === '' ? words : [...words, word]);
  }
}

interface Part {
  key: string;
  /** What it adds to a label; '' for what only holds others together. */
  word: string;
  value: Json;
}

const holders = new Set(['data', 'section_set', 'rowdata_set']);

function partsOf(json: Json): Part[] {
  if (json instanceof JsonObject) {
    return json.keys.map((key, at) => {
      const value = json.values[at] ?? '';
      const isHolder = holders.has(key) && (value instanceof JsonObject || isListOfObjects(value));
      return { key, word: isHolder ? '' : key, value };
    });
  }
  if (!isListOfObjects(json)) return [];
  return json.items.map((value, at) => {
    const [sid, name] = ['sid', 'name'].map((key) =>
      value instanceof JsonObject ? scalarOf(value.get(key)) : '',
    );
    const number = String(at + 1);
    return { key: filled(sid, number), word: filled(name, number), value };
  });
}

const filled = (text: string | undefined, other: string): string =>
  text === undefined || text === '' ? other : text;

const isListOfObjects = (json: Json): json is JsonList =>
  json instanceof JsonList &&
  json.items.length > 0 &&
  json.items.every((item) => item instanceof JsonObject);
