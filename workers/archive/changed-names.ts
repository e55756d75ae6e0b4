import type { NameChange, Problem } from '../contract/problems.ts';

const EXAMPLES = 3;

/** `FL154: letter.pdf` as unzip programs write it where a name may not have a colon. */
const COLON = /(?:^|\/)[A-Z]{2,6}\d+(?:_{1,2}|\uf03a|\uff1a|\ua789|%3A) ?[^/]*$/i;
/** The same, cut off at the colon. */
const CUT = /(?:^|\/)[A-Z]{2,6}\d+$/i;
/** A second file of one name, as programs number it. */
const COPY = /[^/] ?\(\d{1,3}\)(?:\.[^./]+)?$/;

/** What programs that unzip do to names: told, and reckoned with wherever a record's file is looked for. */
export function changedNames(paths: readonly string[]): Problem[] {
  const hasVersions = paths.some((path) => /(?:^|\/)versions\//i.test(path));
  const changes: [how: NameChange, isChanged: (path: string) => boolean][] = [
    ['colon', (path) => hasVersions && COLON.test(path)],
    ['cut', (path) => hasVersions && CUT.test(path)],
    ['copy', (path) => COPY.test(path)],
    ['accents', (path) => path !== path.normalize('NFC')],
  ];
  return changes.flatMap(([how, isChanged]): Problem[] => {
    const changed = paths.filter(isChanged);
    if (changed.length === 0) return [];
    const examples = changed
      .slice(0, EXAMPLES)
      .map((path) => path.slice(path.lastIndexOf('/') + 1));
    return [{ code: 'Z45', facts: { how, count: changed.length, examples } }];
  });
}
