const partName = /\bpart_?(\d{1,5})\b|_part_(\d{1,5})/gi;

/** How many parts a vendor's manifest names: "download this first". 0 where it names none. */
export function partsIn(text: string): number {
  const numbers = new Set<number>();
  for (const [, plain, joined] of text.matchAll(partName)) numbers.add(Number(plain ?? joined));
  return numbers.size;
}
