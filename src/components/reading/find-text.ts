/** A stretch of a text: from the first letter to the one after the last. */
export interface Span {
  from: number;
  to: number;
}

/** Where a text is read without case, marks on letters, and the way its lines are broken. */
interface Folded {
  text: string;
  /** For each letter of `text` where it stood, and for the end the length of the whole. */
  at: number[];
}

/** Every place that reads like what was typed: "maori" finds "Māori", and words are found across a line's end. */
export function findText(text: string, wanted: string): Span[] {
  const needle = fold(wanted.trim()).text;
  if (needle === '') return [];
  const { text: hay, at } = fold(text);
  const spans: Span[] = [];
  for (let from = hay.indexOf(needle); from >= 0;) {
    spans.push({ from: at[from] ?? 0, to: endAfter(at, from + needle.length - 1) });
    from = hay.indexOf(needle, from + needle.length);
  }
  return spans;
}

/** One letter may be read as several, as a ligature is: the end is where the next letter stands. */
function endAfter(at: readonly number[], last: number): number {
  let next = last + 1;
  while (next < at.length - 1 && at[next] === at[last]) next += 1;
  return at[next] ?? 0;
}

function fold(text: string): Folded {
  const parts: string[] = [];
  const at: number[] = [];
  let place = 0;
  let wasSpace = false;
  for (const letter of text) {
    const isSpace = /\s/.test(letter);
    const plain = isSpace ? ' ' : letter.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
    if (!(isSpace && wasSpace)) {
      parts.push(plain);
      at.push(...Array.from({ length: plain.length }, () => place));
    }
    wasSpace = isSpace;
    place += letter.length;
  }
  at.push(text.length);
  return { text: parts.join(''), at };
}
