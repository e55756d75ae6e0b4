import type { ReadVersion, RunResult, VersionHead, VersionProblem } from '../../contract/reader.ts';
import { shape } from '../../formats/labii/shape.ts';
import { decodeStart } from '../decode-text.ts';
import { jsonAt, JsonObject, scalarOf, type Json } from '../json/json.ts';
import { readJson } from '../json/json-reader.ts';
import { personOf, recordOf } from './version-record.ts';

/** Bytes of a file that could not be read, kept with the reason. */
const RAW_BYTES = 4096;

/** One version's file, with its record where that is asked for. */
export function readVersion(result: RunResult, isWhole: boolean): ReadVersion {
  const { id } = result;
  if ('problem' in result) return unread(id, { code: 'NOT_READ', problem: result.problem }, '');
  const { bytes } = result;
  const { value, repeated, problem } = readJson(bytes);
  const limit = Math.min(RAW_BYTES, bytes.length);
  const raw = (): string => decodeStart(bytes, 0, bytes.length, { limit, isUtf16: false });
  if (problem) return unread(id, problem, raw());
  if (!(value instanceof JsonObject)) return unread(id, { code: 'NOT_OBJECT', byte: 0 }, raw());
  const row = rowOf(value);
  const record = isWhole && row ? recordOf(row) : null;
  return { entry: id, problem: null, raw: '', repeated, head: headOf(value, row), record };
}

function unread(entry: number, problem: VersionProblem, raw: string): ReadVersion {
  return { entry, problem, raw, repeated: [], head: null, record: null };
}

/** The record that a version holds, or is; some write it as a text that is JSON itself. */
export function rowOf(version: JsonObject): JsonObject | null {
  const inner = first(version, shape.record);
  if (inner instanceof JsonObject) return inner;
  if (typeof inner === 'string' && inner.startsWith('{')) {
    const { value } = readJson(new TextEncoder().encode(inner));
    if (value instanceof JsonObject) return value;
  }
  return shape.recordSigns.some((key) => version.keys.includes(key)) ? version : null;
}

function headOf(version: JsonObject, row: JsonObject | null): VersionHead {
  const own = row === version ? '' : textAt(version, ['sid']);
  const text = (keys: readonly string[]): string =>
    textAt(version, keys) || (row ? textAt(row, keys) : '');
  const ofRow = (keys: readonly string[]): string => (row ? textAt(row, keys) : '');
  return {
    sid: own,
    recordSid: ofRow(['sid']) || text(shape.recordSid),
    number: text(shape.number),
    hash: textAt(version, ['hash']),
    previousHash: textAt(version, ['previousHash']),
    by: personOf(first(version, shape.by) ?? (row ? first(row, shape.by) : undefined)),
    updated: text(shape.updated),
    created: text(['date_created']),
    message: textAt(version, shape.message),
    isValid: textAt(version, ['is_valid']),
    uid: ofRow(['uid']),
    name: ofRow(['name']),
    type: ofRow(shape.type),
  };
}

function first(object: JsonObject, keys: readonly string[]): Json | undefined {
  const key = keys.find((one) => object.keys.includes(one));
  return key === undefined ? undefined : jsonAt(object, key);
}

/** The first of these members that holds a text, a number or a flag. */
function textAt(object: JsonObject, keys: readonly string[]): string {
  for (const key of keys) {
    const text = scalarOf(object.get(key));
    if (text !== '') return text;
  }
  return '';
}
