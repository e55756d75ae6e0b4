import type { FieldChange } from '../../contract/versions.ts';

/** A field by its way. */
interface Field {
  path: readonly string[];
  value: string;
}

/** The fields that two versions do not have alike, in the order of the later one; what it lacks comes last. */
export function fieldChanges<Found extends Field>(
  before: readonly Found[],
  after: readonly Found[],
  labelOf: (field: Found) => string,
): FieldChange[] {
  const old = byPath(before);
  const changed: FieldChange[] = [];
  for (const [key, field] of byPath(after)) {
    const was = old.get(key)?.value ?? null;
    old.delete(key);
    const { path, value } = field;
    if (was !== value) changed.push({ path, label: labelOf(field), before: was, after: value });
  }
  for (const field of old.values()) {
    const { path, value } = field;
    changed.push({ path, label: labelOf(field), before: value, after: null });
  }
  return changed;
}

/** A repeated key has a path of its own each time. */
function byPath<Found extends Field>(fields: readonly Found[]): Map<string, Found> {
  const found = new Map<string, Found>();
  for (const field of fields) {
    const path = field.path.join('\0');
    let key = path;
    for (let n = 2; found.has(key); n += 1) key = `${path}\0\0${n}`;
    found.set(key, field);
  }
  return found;
}
