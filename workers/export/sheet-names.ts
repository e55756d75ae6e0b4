const forbidden = /[[\]:*?/\\\p{Cc}\p{Surrogate}\ufffe\uffff]+/gu;
const maxLength = 31;

/** Gives out names that a workbook accepts, no two alike: at most 31 characters, none of `[]:*?/\`. */
export class SheetNames {
  readonly #taken = new Set<string>(['history']);

  take(wanted: string): string {
    const base = safeName(wanted);
    for (let number = 1; ; number += 1) {
      const suffix = number === 1 ? '' : ` (${number})`;
      const name = shorten(base, maxLength - suffix.length) + suffix;
      if (this.#claim(name)) return name;
    }
  }

  #claim(name: string): boolean {
    const folded = name.toLowerCase();
    if (this.#taken.has(folded)) return false;
    this.#taken.add(folded);
    return true;
  }
}

function safeName(wanted: string): string {
  const name = wanted
    .replace(forbidden, '-')
    .trim()
    .replace(/^'+|'+$/g, '');
  return shorten(name, maxLength) || 'Sheet';
}

function shorten(name: string, length: number): string {
  const cut = name.slice(0, length).trimEnd();
  const last = cut.charCodeAt(cut.length - 1);
  return last >= 0xd800 && last <= 0xdbff ? cut.slice(0, -1) : cut;
}
