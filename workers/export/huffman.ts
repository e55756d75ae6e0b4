/** A canonical code: for each symbol its length in bits (0: never used) and its bits, ready to be written. */
export interface HuffmanCode {
  lengths: Uint8Array;
  bits: Uint16Array;
}

/** The shortest code for these counts whose lengths stay within `limit`. At least two symbols get a code. */
export function huffmanCode(counts: Uint32Array, limit: number): HuffmanCode {
  const lengths = codeLengths(counts, limit);
  return { lengths, bits: canonicalBits(lengths, limit) };
}

function codeLengths(counts: Uint32Array, limit: number): Uint8Array {
  const symbols = rarestFirst(counts);
  const depths = leafDepths(symbols.map((symbol) => counts[symbol] ?? 0));
  const perLength = new Uint32Array(limit + 1);
  for (const depth of depths)
    perLength[Math.min(depth, limit)] = at(perLength, Math.min(depth, limit)) + 1;
  repay(perLength, limit);

  // The rarest symbols take the longest codes.
  const lengths = new Uint8Array(counts.length);
  let place = 0;
  for (let length = limit; length > 0; length -= 1) {
    for (let left = at(perLength, length); left > 0; left -= 1) {
      lengths[symbols[place] ?? 0] = length;
      place += 1;
    }
  }
  return lengths;
}

function rarestFirst(counts: Uint32Array): number[] {
  const used: number[] = [];
  counts.forEach((count, symbol) => count > 0 && used.push(symbol));
  for (let spare = 0; used.length < 2; spare += 1) {
    if (!used.includes(spare)) used.push(spare);
  }
  return used.sort((one, other) => at(counts, one) - at(counts, other));
}

/** Depth of each leaf of the Huffman tree over weights in rising order: two queues, no heap. */
function leafDepths(weights: readonly number[]): number[] {
  const leaves = weights.length;
  const all = [...weights];
  const parents: number[] = [];
  let leaf = 0;
  let inner = leaves;
  const lightest = (): number => {
    const isLeaf = leaf < leaves && (inner >= all.length || (all[leaf] ?? 0) <= (all[inner] ?? 0));
    return isLeaf ? leaf++ : inner++;
  };
  while (all.length < 2 * leaves - 1) {
    const one = lightest();
    const other = lightest();
    parents[one] = parents[other] = all.length;
    all.push((all[one] ?? 0) + (all[other] ?? 0));
  }
  const depths = new Array<number>(all.length).fill(0);
  for (let node = all.length - 2; node >= 0; node -= 1) {
    depths[node] = (depths[parents[node] ?? 0] ?? 0) + 1;
  }
  return depths.slice(0, leaves);
}

/** Codes cut to the limit overspend the code space: others grow longer until it fits again. */
function repay(perLength: Uint32Array, limit: number): void {
  let spent = 0;
  perLength.forEach((codes, length) => (spent += length > 0 ? codes * 2 ** (limit - length) : 0));
  for (; spent > 2 ** limit; spent -= 1) {
    let length = limit - 1;
    while (at(perLength, length) === 0) length -= 1;
    perLength[length] = at(perLength, length) - 1;
    perLength[length + 1] = at(perLength, length + 1) + 2;
    perLength[limit] = at(perLength, limit) - 1;
  }
}

function canonicalBits(lengths: Uint8Array, limit: number): Uint16Array {
  const next = new Uint32Array(limit + 2);
  for (const length of lengths) if (length > 0) next[length + 1] = at(next, length + 1) + 1;
  for (let length = 1; length <= limit; length += 1) {
    next[length + 1] = (at(next, length + 1) + at(next, length)) * 2;
  }
  return Uint16Array.from(lengths, (length) => {
    if (length === 0) return 0;
    const code = at(next, length);
    next[length] = code + 1;
    return reversed(code, length);
  });
}

function reversed(code: number, length: number): number {
  let bits = 0;
  for (let bit = 0; bit < length; bit += 1) bits |= ((code >> bit) & 1) << (length - 1 - bit);
  return bits;
}

function at(numbers: Uint32Array, place: number): number {
  return numbers[place] ?? 0;
}
