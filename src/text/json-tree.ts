/** A value of JSON as it is shown: a text for a single value, else its parts. Numbers keep the digits they have. */
export type JsonNode =
  | { kind: 'value'; text: string }
  | { kind: 'list'; items: readonly JsonNode[] }
  | { kind: 'object'; parts: readonly (readonly [name: string, value: JsonNode])[] };

/** Characters of JSON that are taken apart for the screen. */
const LARGEST = 1_000_000;
const DEEPEST = 30;

/** Null for what is no JSON, or too large or deep to be shown as a tree: it is then shown as it stands. */
export function jsonTree(text: string): JsonNode | null {
  if (text.length > LARGEST) return null;
  try {
    return nodeOf(JSON.parse(withNumbersAsTexts(text)), 0);
  } catch {
    return null;
  }
}

/** A number's text is what is shown, and a double may not hold it. */
function withNumbersAsTexts(text: string): string {
  const part = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g;
  return text.replaceAll(part, (found) => (found.startsWith('"') ? found : `"${found}"`));
}

function nodeOf(value: unknown, depth: number): JsonNode {
  if (depth > DEEPEST) throw new RangeError('too deep');
  if (Array.isArray(value)) {
    return { kind: 'list', items: value.map((item) => nodeOf(item, depth + 1)) };
  }
  if (value === null) return { kind: 'value', text: '' };
  if (typeof value === 'object') {
    const parts = Object.entries(value).map(
      ([name, inner]) => [name, nodeOf(inner, depth + 1)] as const,
    );
    return { kind: 'object', parts };
  }
  return { kind: 'value', text: typeof value === 'string' ? value : JSON.stringify(value) };
}

/** `{"sid": …, "name": …}` names a record or a file; null for any other value. */
export function namedBy(node: JsonNode): { sid: string; name: string } | null {
  if (node.kind !== 'object') return null;
  const textOf = (wanted: string): string => {
    const value = node.parts.find(([name]) => name === wanted)?.[1];
    return value?.kind === 'value' ? value.text : '';
  };
  const [sid, name] = [textOf('sid'), textOf('name')];
  return sid === '' || name === '' ? null : { sid, name };
}
