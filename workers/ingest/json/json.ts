/**
 * JSON as it stands: numbers keep their digits, objects their order and their repeated keys. Nothing is ever looked
 * up by a name of the file in a JavaScript object.
 */
export type Json = string | JsonLiteral | JsonList | JsonObject;

/** A number, `true`, `false` or `null`, by its source text. */
export class JsonLiteral {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** The part of a source text that a list or an object is. */
export interface JsonPlace {
  source: string;
  from: number;
  to: number;
}

export class JsonList {
  readonly items: readonly Json[];
  readonly place: JsonPlace;

  constructor(items: readonly Json[], place: JsonPlace) {
    this.items = items;
    this.place = place;
  }
}

export class JsonObject {
  /** In order; a repeated key is there as often as it stood. */
  readonly keys: readonly string[];
  readonly values: readonly Json[];
  readonly place: JsonPlace;

  constructor(keys: readonly string[], values: readonly Json[], place: JsonPlace) {
    this.keys = keys;
    this.values = values;
    this.place = place;
  }

  /** Of a repeated key the last one counts, as in every common reader. */
  get(key: string): Json | undefined {
    const at = this.keys.lastIndexOf(key);
    return at < 0 ? undefined : this.values[at];
  }
}

/** A value as a cell: nothing for null, lists and objects as they stood. */
export function cellOf(json: Json | undefined): string {
  if (json === undefined) return '';
  if (typeof json === 'string') return json;
  if (json instanceof JsonLiteral) return json.text === 'null' ? '' : json.text;
  return sourceOf(json);
}

/** A value that is a text, a number or a flag; '' for any other. */
export function scalarOf(json: Json | undefined): string {
  return typeof json === 'string' || json instanceof JsonLiteral ? cellOf(json) : '';
}

/** A list or an object as it stood in its file. */
export function sourceOf({ place: { source, from, to } }: JsonList | JsonObject): string {
  return source.slice(from, to);
}

/** The value at the end of a way of keys; undefined where a step is missing. */
export function jsonAt(json: Json | undefined, ...keys: readonly string[]): Json | undefined {
  let here = json;
  for (const key of keys) here = here instanceof JsonObject ? here.get(key) : undefined;
  return here;
}
