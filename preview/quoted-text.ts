/** Lines of a plain-text mail that stand together, and how many times they are quoted. */
export interface Passage {
  depth: number;
  lines: readonly string[];
}

/** Deeper quotes are shown as deep as this. */
const deepest = 8;

export function passagesOf(text: string): Passage[] {
  const passages: { depth: number; lines: string[] }[] = [];
  for (const line of text.split(/\r\n|\r|\n/)) {
    const mark = /^(?:> ?)*/.exec(line)?.[0] ?? '';
    const depth = Math.min(deepest, mark.replaceAll(' ', '').length);
    const last = passages.at(-1);
    const words = depth === deepest ? line.replace(/^(?:> ?){8}/, '') : line.slice(mark.length);
    if (last?.depth === depth) last.lines.push(words);
    else passages.push({ depth, lines: [words] });
  }
  return passages;
}
