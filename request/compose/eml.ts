import type { Letter } from './letter.ts';
import { isHostile } from './check.ts';
import { RequestError } from '../api/problems.ts';

/** The letter as a message file (RFC 5322) that mail programs open as a draft. Lines end with CRLF. */
export function writeEml(letter: Letter, now: Date): string {
  const { to, from, subject, body } = letter;
  for (const value of [to, from.name, from.email, subject]) refuseHostile(value);
  const headers = [
    `Date: ${dateOf(now)}`,
    `From: ${mailbox(from)}`,
    ...(to === '' ? [] : [`To: ${to}`]),
    `Subject: ${encoded(subject, 'Subject: '.length)}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: quoted-printable',
    'X-Unsent: 1',
  ];
  return `${headers.join('\r\n')}\r\n\r\n${quotedPrintable(body)}\r\n`;
}

/** The fields are checked before; a letter made in another way must not get by either. */
function refuseHostile(value: string): void {
  if (isHostile(value, false)) {
    throw new RequestError({ code: 'R40', facts: { field: 'Letter', reason: 'control' } });
  }
}

/** With its quotes, its marks escaped and the header's name, it fits in a line. */
const mostInQuotes = 30;

function mailbox({ name, email }: Letter['from']): string {
  if (name === '') return email;
  const isPlain = isAscii(name) && name.length <= mostInQuotes && !name.includes('=?');
  if (!isPlain) return `${encodedWords(name)}\r\n <${email}>`;
  return `"${name.replace(/["\\]/g, (mark) => `\\${mark}`)}" <${email}>`;
}

const isAscii = (text: string): boolean => /^[\x20-\x7e]*$/.test(text);

/** A line with an encoded word has at most 76 signs: a header's name, 52 for the bytes in base64, and the frame. */
const bytesInWord = 39;

/** Plain where it can be, as encoded words otherwise. */
function encoded(text: string, before: number): string {
  const isPlain = isAscii(text) && before + text.length <= 76 && !text.includes('=?');
  return isPlain ? text : encodedWords(text);
}

/** Encoded words (RFC 2047): one a line, never cut inside a letter. */
function encodedWords(text: string): string {
  const words: string[] = [];
  let word = '';
  for (const letter of text) {
    if (utf8(word + letter).length > bytesInWord) {
      words.push(word);
      word = '';
    }
    word += letter;
  }
  return [...words, word].map((part) => `=?utf-8?B?${base64(part)}?=`).join('\r\n ');
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const base64 = (text: string): string => btoa(String.fromCharCode(...utf8(text)));

const longestLine = 76;

/** RFC 2045, 6.7: lines of at most 76 signs, blanks at their ends written out. */
function quotedPrintable(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => softLines(line))
    .join('\r\n');
}

function softLines(line: string): string {
  const signs = Array.from(line).map((letter, index, all) =>
    signOf(letter, index === all.length - 1),
  );
  const lines: string[] = [];
  let current = '';
  for (const sign of signs) {
    if (current.length + sign.length > longestLine - 1) {
      lines.push(`${current}=`);
      current = '';
    }
    current += sign;
  }
  return [...lines, current].join('\r\n');
}

function signOf(letter: string, isLast: boolean): string {
  const isPlain = /^[\x21-\x3c\x3e-\x7e]$/.test(letter) || (/^[ \t]$/.test(letter) && !isLast);
  if (isPlain) return letter;
  return [...utf8(letter)]
    .map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`)
    .join('');
}

const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `Wed, 25 Nov 2026 04:30:00 +0000` */
function dateOf(now: Date): string {
  const two = (count: number): string => String(count).padStart(2, '0');
  const day = `${days[now.getUTCDay()] ?? ''}, ${now.getUTCDate()} ${months[now.getUTCMonth()] ?? ''}`;
  const time = [now.getUTCHours(), now.getUTCMinutes(), now.getUTCSeconds()].map(two).join(':');
  return `${day} ${now.getUTCFullYear()} ${time} +0000`;
}
