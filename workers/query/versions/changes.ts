import type { FieldChange, VersionField } from '../../contract/versions.ts';

/** The fields that two versions do not have alike, in the order of the later one; what it lacks comes last. */
export function fieldChanges(
  before: readonly VersionField[],
  after: readonly VersionField[],
): FieldChange[] {
  const old = byPath(before);
  const changed: FieldChange[] = [];
  for (const [key, { path, label, value }] of byPath(after)) {
    const was = old.get(key)?.value ?? null;
    old.delete(key);
    if (was !== value) changed.push({ path, label, before: was, after: value });
  }
  for (const { path, label, value } of old.values()) {
    changed.push({ path, label, before: value, after: null });
  }
  return changed;
}

/** A repeated key has a path of its own each time. */
function byPath(fields: readonly VersionField[]): Map<string, VersionField> {
  const found = new Map<string, VersionField>();
  for (const field of fields) {
    const path = field.path.join('\0');
    let key = path;
    for (let n = 2; found.has(key); n += 1) key = `${path}\0\0${n}`;
    found.set(key, field);
  }
  return found;
}
