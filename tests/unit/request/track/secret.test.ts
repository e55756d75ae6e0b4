import { describe, expect, it } from 'vitest';
import { looksLikePassword } from '../../../../request/track/secret.ts';

describe('a note that looks like a password', () => {
  it.each([
    'password: tiger',
    'The Password is tiger',
    'pw=tiger',
    'PIN - 1234',
    'Xk9#mmPq2',
    'Tr0ub4dor&3',
  ])('is %j', (text) => expect(looksLikePassword(text)).toBe(true));

  it.each([
    '',
    'Password came by phone',
    'Filed under F-12',
    'Called on 25/11/2026',
    'https://Vendor.example/A1',
  ])('is not %j', (text) => expect(looksLikePassword(text)).toBe(false));
});
