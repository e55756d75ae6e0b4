const collator = new Intl.Collator('en', { numeric: true });

/** Natural order: part 2 before part 10; equal texts in collation are told apart by code units. */
export function compareText(a: string, b: string): number {
  return collator.compare(a, b) || (a < b ? -1 : Number(a > b));
}
