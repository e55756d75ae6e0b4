import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkLetter, type FieldName } from '../../../../request/compose/check.ts';
import { goodFields } from './letters.ts';

const names = Object.keys(goodFields).filter(
  (name): name is FieldName => name !== 'hasAuthority' && name !== 'delivery',
);
const faultIn = (name: FieldName, text: string) =>
  checkLetter({ ...goodFields, [name]: text }).get(name);

describe('checking the fields of a letter', () => {
  it('finds nothing wrong with good ones', () => {
    expect([...checkLetter(goodFields)]).toEqual([]);
  });

  const hostile = [
    'a\r\nBcc: b@evil.example',
    'a\rb',
    'a\0b',
    'a\u2028b',
    'a\u2029b',
    'a\u202Eb',
    'a\u2066b',
    'a%0d%0aBcc:b',
    'a%0Ab',
    'a%250d%250ab',
    'a%E2%80%A8b',
    'a%25E2%2580%25A8b',
    'a%C2%85b',
    'a\uD800b',
  ];
  it.each(names.flatMap((name) => hostile.map((text) => [name, text] as const)))(
    'refuses in %s the text %j',
    (name, text) => {
      expect(faultIn(name, text)).toBe('control');
    },
  );

  it('takes line ends only where they are part of what is written', () => {
    const refusing = names.filter((name) => faultIn(name, '1 Sample\nStreet') === 'control');
    expect(names.filter((name) => !refusing.includes(name))).toEqual([
      'courierAddress',
      'scope',
      'notes',
    ]);
  });

  it.each([
    'a@b.example, c@d.example',
    'A <a@b.example>',
    'a@b.example;c@d.example',
    'a@b.example?bcc=c@d.example',
    '"a b"@c.example',
    'a%b@c.example',
    'a@b',
    '@b.example',
  ])('refuses %j as an address', (text) => {
    expect(faultIn('to', text)).toBe('address');
    expect(faultIn('deliveryEmail', text)).toBe('address');
  });

  it('refuses a line no mail program takes, and leaves room for what is long by nature', () => {
    expect(names.filter((name) => faultIn(name, '1'.repeat(201)) === 'long')).toHaveLength(
      names.length - 3,
    );
    expect(faultIn('notes', 'x'.repeat(9000))).toBeUndefined();
    expect(faultIn('notes', 'x'.repeat(10_001))).toBe('long');
  });

  it('refuses to have the password sent where the link goes', () => {
    expect(faultIn('passwordPhone', 'records@firm.example')).toBe('same');
    expect(faultIn('passwordPhone', 'call me')).toBe('address');
  });

  it('asks who confirms a request only when somebody must', () => {
    const faults = checkLetter({ ...goodFields, hasAuthority: false });
    expect([...faults.keys()]).toEqual(['authorityName', 'authorityEmail']);
  });

  it('never lets a control character through, whatever stands around it', () => {
    const mark = fc.constantFrom('\r', '\0', '\x0b', '\x7f', '\u0085', '\u2028', '\u202e');
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.string(), mark, fc.string(), (name, a, b, c) => {
        const text = `${a}x${b}x${c}`;
        expect(faultIn(name, text)).toBe('control');
      }),
    );
  });
});
