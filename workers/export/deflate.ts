import { BitWriter } from './bit-writer.ts';
import { huffmanCode, type HuffmanCode } from './huffman.ts';
import { MatchFinder, type Tokens } from './matches.ts';

const endOfBlock = 256;
const literalSymbols = 286;
const distanceSymbols = 30;
const longestCode = 15;

/** RFC 1951, 3.2.5: for each symbol the smallest value it stands for, and its count of extra bits. */
const lengthSteps = steps(29, 3, (step) => (step < 8 ? 0 : (step >> 2) - 1));
const distanceSteps = steps(distanceSymbols, 1, (step) => (step < 4 ? 0 : (step >> 1) - 1));
lengthSteps.base[28] = 258;
lengthSteps.extra[28] = 0;
const lengthStepOf = stepOfEach(lengthSteps, 259);
/** By distance − 1 up to 256, above that by its upper bits. */
const nearStepOf = stepOfEach(distanceSteps, 257).subarray(1);
const farStepOf = Uint8Array.from({ length: 256 }, (_, upper) =>
  stepOf(distanceSteps.base, (upper << 7) + 1),
);

/**
 * Makes a raw DEFLATE stream, fast rather than small: the browser's own is the slowest part of writing
 * a spreadsheet, and cannot be told to hurry. Each chunk is a block of its own.
 */
export class Deflater {
  readonly #finder = new MatchFinder();
  readonly #out = new BitWriter();

  push(chunk: Uint8Array): Uint8Array<ArrayBuffer> {
    // No token takes more bits than a flat code of 9 for each byte it stands for; then the code tables.
    this.#out.reserve(chunk.length + (chunk.length >> 2) + 1024);
    if (chunk.length > 0) this.#block(this.#finder.tokensOf(chunk));
    return this.#out.take();
  }

  finish(): Uint8Array<ArrayBuffer> {
    this.#out.reserve(16);
    this.#out.write(0b011, 3); // the last block, with the fixed code, in which seven zeros end it
    this.#out.write(0, 7);
    this.#out.align();
    return this.#out.take();
  }

  #block(found: Tokens): void {
    const counts = countSymbols(found);
    const literals = huffmanCode(counts.literals, longestCode);
    const distances = huffmanCode(counts.distances, longestCode);
    this.#out.write(0b100, 3); // not the last block, with codes of its own
    writeCodes(this.#out, literals.lengths, distances.lengths);
    writeTokens(this.#out, found, literals, distances);
    this.#out.write(literals.bits[endOfBlock] ?? 0, literals.lengths[endOfBlock] ?? 0);
  }
}

function countSymbols({ tokens, size }: Tokens): { literals: Uint32Array; distances: Uint32Array } {
  const literals = new Uint32Array(literalSymbols);
  const distances = new Uint32Array(distanceSymbols);
  literals[endOfBlock] = 1;
  for (let place = 0; place < size; place += 1) {
    const token = tokens[place] ?? 0;
    if (token < 256) {
      literals[token] = (literals[token] ?? 0) + 1;
      continue;
    }
    const length = 257 + (lengthStepOf[token >>> 16] ?? 0);
    const distance = distanceStepOf(token & 0xffff);
    literals[length] = (literals[length] ?? 0) + 1;
    distances[distance] = (distances[distance] ?? 0) + 1;
  }
  return { literals, distances };
}

function writeTokens(
  out: BitWriter,
  { tokens, size }: Tokens,
  literals: HuffmanCode,
  distances: HuffmanCode,
): void {
  const { bits, lengths } = literals;
  for (let place = 0; place < size; place += 1) {
    const token = tokens[place] ?? 0;
    if (token < 256) out.write(bits[token] ?? 0, lengths[token] ?? 0);
    else {
      const length = token >>> 16;
      const distance = token & 0xffff;
      writeStep(out, literals, 257, lengthSteps, lengthStepOf[length] ?? 0, length);
      writeStep(out, distances, 0, distanceSteps, distanceStepOf(distance), distance);
    }
  }
}

/** The step's code, and in its extra bits how far above the step's base the value is. */
function writeStep(
  out: BitWriter,
  { bits, lengths }: HuffmanCode,
  first: number,
  { base, extra }: Steps,
  step: number,
  value: number,
): void {
  out.write(bits[first + step] ?? 0, lengths[first + step] ?? 0);
  const more = extra[step] ?? 0;
  if (more > 0) out.write(value - (base[step] ?? 0), more);
}

/** RFC 1951, 3.2.7. Lengths are written one by one: the tables are small beside their block. */
function writeCodes(out: BitWriter, literals: Uint8Array, distances: Uint8Array): void {
  const order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
  const lengths = [...literals, ...distances];
  const counts = new Uint32Array(19);
  for (const length of lengths) counts[length] = (counts[length] ?? 0) + 1;
  const code = huffmanCode(counts, 7);
  out.write(literals.length - 257, 5);
  out.write(distances.length - 1, 5);
  out.write(order.length - 4, 4);
  for (const symbol of order) out.write(code.lengths[symbol] ?? 0, 3);
  for (const length of lengths) out.write(code.bits[length] ?? 0, code.lengths[length] ?? 0);
}

interface Steps {
  base: Uint16Array;
  extra: Uint8Array;
}

function steps(count: number, first: number, extraOf: (step: number) => number): Steps {
  const extra = Uint8Array.from({ length: count }, (_, step) => extraOf(step));
  const base = new Uint16Array(count);
  let next = first;
  for (let step = 0; step < count; step += 1) {
    base[step] = next;
    next += 1 << (extra[step] ?? 0);
  }
  return { base, extra };
}

function stepOfEach({ base }: Steps, values: number): Uint8Array {
  return Uint8Array.from({ length: values }, (_, value) => stepOf(base, value));
}

function stepOf(base: Uint16Array, value: number): number {
  let step = base.length - 1;
  while (step > 0 && (base[step] ?? 0) > value) step -= 1;
  return step;
}

function distanceStepOf(distance: number): number {
  const before = distance - 1;
  return (before < 256 ? nearStepOf[before] : farStepOf[before >>> 7]) ?? 0;
}
