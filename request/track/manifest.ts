/** What a part is called, the surest way first: a document's own name may hold the word, too. */
const partNames = [/_part_(\d{1,5})\.zip\b/gi, /_part_(\d{1,5})\b/gi, /\bpart_?(\d{1,5})\b/gi];

/**
 * How many parts a vendor's manifest names: "download this first". 0 where it names none. `name` is the manifest's own:
 * `kowhai_manifest.txt` speaks of `kowhai_part_000.zip`.
 */
export function partsIn(text: string, name: string): number {
  const key = /^(.+)_manifest\b/i.exec(name)?.[1];
  const own = key === undefined ? [] : [new RegExp(`${escaped(key)}_part_(\\d{1,5})\\b`, 'gi')];
  for (const partName of [...own, ...partNames]) {
    const numbers = new Set(Array.from(text.matchAll(partName), ([, digits]) => Number(digits)));
    if (numbers.size > 0) return numbers.size;
  }
  return 0;
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
