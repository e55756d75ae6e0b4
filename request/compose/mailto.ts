import type { Letter } from './letter.ts';

/** Longer addresses are cut by some mail programs and refused by others. */
export const mostLetters = 1900;

export interface Mailto {
  href: string;
  /** Letters of the address. */
  letters: number;
  isTooLong: boolean;
}

/** The letter as a `mailto:` address (RFC 6068). */
export function writeMailto({ to, subject, body }: Letter): Mailto {
  const text = body.replace(/\r\n|\r|\n/g, '\r\n');
  const query = `subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text)}`;
  const href = `mailto:${encodeURIComponent(to).replaceAll('%40', '@')}?${query}`;
  return { href, letters: href.length, isTooLong: href.length > mostLetters };
}

/** The letter as text, for a vendor's web form. */
export function writePlain({ to, subject, body }: Letter): string {
  return [...(to === '' ? [] : [`To: ${to}`]), `Subject: ${subject}`, '', body].join('\n');
}
