import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { writeEml } from '../../../../request/compose/eml.ts';
import { writeLetter, type Letter } from '../../../../request/compose/letter.ts';
import { goodFields } from './letters.ts';

const now = new Date('2026-11-25T04:05:06Z');
const letter = writeLetter(goodFields);

describe('writing a letter as a message file', () => {
  it('is read back by a mail parser as it was written', async () => {
    const mail = await PostalMime.parse(writeEml(letter, now));
    expect(mail.subject).toBe('Takeaway backup request: samplefirm');
    expect(mail.from).toMatchObject({ name: 'Zoë "Zed" Sample', address: 'zoe@firm.example' });
    expect(mail.to?.map(({ address }) => address)).toEqual(['support@vendor.example']);
    expect(mail.text?.trimEnd()).toBe(letter.body);
    expect(mail.date).toBe('2026-11-25T04:05:06.000Z');
  });

  it('has short lines that end with CRLF, in ASCII', () => {
    const text = writeEml({ ...letter, body: 'é'.repeat(500) }, now);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(text).toMatch(/^[\x20-\x7e\r\n]*$/);
    expect(Math.max(...text.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(76);
  });

  it.each([
    'Zoë '.repeat(40).trim(),
    'Sample '.repeat(28).trim(),
    '=?utf-8?Q?a=0D=0ABcc:b@c.example?=',
    'O\u2019Sample, "Zed" \\',
    '李小龍'.repeat(30),
  ])('writes the name %j in lines of at most 76 signs, and is read back', async (name) => {
    const email = 'a@b.example';
    const text = writeEml({ ...letter, from: { name, email }, subject: `é${name}` }, now);
    expect(Math.max(...text.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(76);
    const mail = await PostalMime.parse(text);
    expect(mail.from).toMatchObject({ name, address: email });
    expect(mail.subject).toBe(`é${name}`);
    expect(mail.bcc).toBeUndefined();
  });

  it('is a draft, which a person sends', () => {
    expect(writeEml(letter, now)).toContain('\r\nX-Unsent: 1\r\n');
  });

  it('leaves a receiver out where the vendor has a form', () => {
    expect(writeEml({ ...letter, to: '' }, now)).not.toMatch(/^To:/m);
  });

  it.each<Partial<Letter>>([
    { to: 'a@b.example\r\nBcc: c@d.example' },
    { subject: 'a\nb' },
    { from: { name: 'a\r\nBcc: c@d.example', email: 'a@b.example' } },
  ])('refuses a header with a line end: %j', (change) => {
    expect(() => writeEml({ ...letter, ...change }, now)).toThrow('R40');
  });

  it('carries any body and any subject', async () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 200 });
    const subject = text.filter((value) => !/\p{C}|[\u2028\u2029]|%/u.test(value));
    await fc.assert(
      fc.asyncProperty(subject, text, async (title, body) => {
        const given = body.replace(/\r\n|\r/g, '\n');
        const mail = await PostalMime.parse(
          writeEml({ ...letter, subject: `S ${title} e`, body: `${given}.` }, now),
        );
        expect(mail.subject?.replace(/\s+/g, ' ')).toBe(`S ${title} e`.replace(/\s+/g, ' '));
        expect(mail.text?.replace(/\r\n/g, '\n').replace(/\n$/, '')).toBe(`${given}.`);
      }),
      { numRuns: 50 },
    );
  });
});
