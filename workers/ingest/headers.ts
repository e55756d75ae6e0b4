import { isExpected } from './match-columns.ts';

/**
 * Header cells → names that tell the columns apart: blank ones become column_12, repeated ones (ignoring case)
 * "id (2)". They are labels only; nothing is ever looked up by one in an object, nor put into SQL.
 */
export function columnNames(raw: readonly string[]): string[] {
  const taken = new Set<string>();
  const wanted = new Set(raw.map(folded));
  return raw.map((name, i) => {
    const base = isBlank(name) ? `column_${i + 1}` : name;
    let unique = base;
    // A number is passed over when the header itself has such a name.
    const isTaken = (): boolean =>
      taken.has(folded(unique)) || (unique !== name && wanted.has(folded(unique)));
    for (let n = 2; isTaken(); n += 1) unique = `${base} (${n})`;
    taken.add(folded(unique));
    return unique;
  });
}

function folded(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

function isBlank(name: string): boolean {
  return name.replaceAll('\0', '').trim() === '';
}

const number = /^[-+]?[$€£]?\d[\d,.\s]*%?$/;
const date = /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}([T ].*)?$/;
const address = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** True when a file seems to begin with data, not with a header: no name is one we know, and half of them are values. */
export function looksLikeData(names: readonly string[], expected: readonly string[]): boolean {
  const filled = names.map((name) => name.trim()).filter((name) => name !== '');
  if (filled.length === 0 || filled.some((name) => isExpected(name, expected))) return false;
  const values = filled.filter(
    (name) => number.test(name) || date.test(name) || address.test(name),
  );
  return values.length * 2 >= filled.length;
}
