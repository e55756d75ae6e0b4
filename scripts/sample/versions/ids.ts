import { createHash } from 'node:crypto';
import { randomOf } from '../random.ts';

const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789';

function letters(seed: number, stream: string, at: number, count: number): string {
  const random = randomOf(seed, stream, at);
  let text = '';
  for (let n = 0; n < count; n += 1) text += LETTERS[random.below(LETTERS.length)] ?? 'A';
  return text;
}

/** An id as the notebook gives to all things: letters and digits, no underscore, the number hidden in it. */
export function sidOf(seed: number, stream: string, at = 0): string {
  return `${letters(seed, stream, at, 4)}0q7z${(at + 40).toString(36)}x${letters(seed, `${stream}/end`, at, 6)}`;
}

/** Base64 of four characters, the 32 of an MD5 sum in hexadecimal, and four more; `__` stands for `==`. */
export function hashOf(content: string, salt: string): string {
  const sum = createHash('md5').update(content).digest('hex');
  const salted = `${salt.slice(0, 4)}${sum}${salt.slice(4, 8)}`;
  return Buffer.from(salted, 'latin1').toString('base64').replaceAll('=', '_');
}

export function saltOf(seed: number, record: number, number: number): string {
  return letters(seed, `salt/${record}`, number, 8);
}
