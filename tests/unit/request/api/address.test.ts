import { describe, expect, it } from 'vitest';
import { baseOf, readAddress } from '../../../../request/api/address.ts';
import { curlCommands } from '../../../../request/api/curl.ts';
import { readRetryAfter } from '../../../../request/api/retry-after.ts';
import { documented } from '../../../../request/api/settings.ts';

describe('addresses', () => {
  it.each([
    'http://vendor.example/',
    'javascript:alert(1)',
    'file:///etc/passwd',
    'data:text/html,x',
    'ftp://vendor.example/',
    'http://localhost.evil.test/',
    'https://user:secret@vendor.example/',
    'vendor.example',
    '',
  ])('refuses %j', (text) => {
    expect(() => readAddress(text, 'base')).toThrow('R01');
  });

  it('takes https, and http on this device', () => {
    expect(baseOf(' https://vendor.example/api?x#y ').href).toBe('https://vendor.example/api/');
    expect(baseOf('http://localhost:4175').href).toBe('http://localhost:4175/');
  });
});

describe('when to ask again', () => {
  const now = Date.parse('2026-11-25T00:00:00Z');

  it.each([
    ['30', 30],
    ['Wed, 25 Nov 2026 00:01:00 GMT', 60],
    ['Wed, 25 Nov 2020 00:01:00 GMT', 0],
    ['999999', 86_400],
    ['-5', null],
    ['soon', null],
    [null, null],
  ])('reads %j as %j', (header, seconds) => {
    expect(readRetryAfter(header, now)).toBe(seconds);
  });
});

describe('the commands for a terminal', () => {
  it('hold no token, and keep what is typed within its quotes', () => {
    const settings = {
      base: `https://vendor.example/`,
      organisation: `a'; rm -rf ~`,
      ...documented,
    };
    const lines = curlCommands(settings, null).map(({ text }) => text);
    expect(lines.join('\n')).toContain('-H "Authorization: Bearer $TOKEN"');
    expect(lines.join('\n')).not.toContain(`'; rm`);
  });

  it('are none for a header that is none', () => {
    const settings = { base: 'https://vendor.example/', organisation: 'a', ...documented };
    expect(() => curlCommands({ ...settings, headerName: 'X"; rm' }, null)).toThrow(/R40.*control/);
    expect(() => curlCommands({ ...settings, headerName: '' }, null)).toThrow(/R40.*missing/);
  });
});
