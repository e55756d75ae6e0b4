import { describe, expect, it } from 'vitest';
import { writeLetter } from '../../../../request/compose/letter.ts';
import { writeMailto } from '../../../../request/compose/mailto.ts';
import { goodFields } from './letters.ts';

const letter = writeLetter(goodFields);

describe('writing a letter as a mail link', () => {
  it('has one receiver, a subject and a body, and nothing else', () => {
    const address = new URL(writeMailto(letter).href);
    expect(address.pathname).toBe('support@vendor.example');
    expect([...address.searchParams.keys()]).toEqual(['subject', 'body']);
    expect(address.searchParams.get('body')).toBe(letter.body.replaceAll('\n', '\r\n'));
  });

  it('keeps what is written from adding headers', () => {
    const { href } = writeMailto({
      ...letter,
      subject: 'a&bcc=c@d.example#x',
      body: '%0d%0a&cc=e',
    });
    expect([...new URL(href).searchParams.keys()]).toEqual(['subject', 'body']);
    expect(new URL(href).hash).toBe('');
  });

  it('says when it is too long', () => {
    expect(writeMailto(letter).isTooLong).toBe(false);
    expect(writeMailto({ ...letter, body: 'x'.repeat(2000) }).isTooLong).toBe(true);
  });
});
