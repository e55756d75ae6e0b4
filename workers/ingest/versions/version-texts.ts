import type { VersionHead, VersionPerson, VersionProblem } from '../../contract/reader.ts';

/** A way through the JSON as a person reads it: `rowdata_set`, `date_due___GJMP0a40x1d` → "Date due". */
export function labelOfPath(path: readonly string[]): string {
  const parts = path[0] === 'rowdata_set' && path.length > 1 ? path.slice(1) : path;
  const words = parts.map((part) => wordsOf(unpackedKey(part))).filter(Boolean);
  const label = words.join(' · ');
  return label === '' ? path.join('.') : label.charAt(0).toUpperCase() + label.slice(1);
}

/** `label___sid` is a label; `project___project__sid` is about a project; `a__b` are steps of a way. */
function unpackedKey(key: string): string {
  const at = key.indexOf('___');
  return at > 0 ? key.slice(0, at) : key.replace(/__sid$/, '');
}

/** `previousHash`, `date_due` and `Date due` are words. */
const wordsOf = (key: string): string =>
  key
    .replaceAll(
      /(\p{Ll})(\p{Lu}\p{Ll})/gu,
      (_, end: string, word: string) => `${end} ${word.toLowerCase()}`,
    )
    .replaceAll(/_+/g, ' ')
    .trim();

/** What tells a person from others; '' for nobody. */
export function personKey(person: VersionPerson | null): string {
  return person ? person.sid || person.email || person.name : '';
}

/** What a version says that could not be read. */
export const noHead: VersionHead = {
  sid: '',
  recordSid: '',
  number: '',
  hash: '',
  previousHash: '',
  by: null,
  updated: '',
  created: '',
  message: '',
  isValid: '',
  uid: '',
  name: '',
  type: '',
};

/** Why a version could not be read, in words. */
export function problemText(problem: VersionProblem): string {
  if (problem.code === 'NOT_READ') return 'The archive does not give this file; it may be damaged.';
  return problemWords[problem.code](problem.byte);
}

const problemWords = {
  NOT_JSON: (byte: number) => `It is no JSON from byte ${byte} on.`,
  NOT_UTF8: (byte: number) => `It is no UTF-8 text from byte ${byte} on.`,
  NOT_OBJECT: () => 'Its JSON is no record.',
  TOO_DEEP: (byte: number) => `Its JSON is nested too deep from byte ${byte} on.`,
  TOO_LARGE: (byte: number) =>
    `It is larger than ${byte / (1 << 20)} MiB, which is more than is read at once.`,
};
