import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_NAME, safeFileName, safePath } from '../../../../workers/archive/safe-path.ts';

describe('safePath', () => {
  it.each([
    ['../../evil', '‹..›/‹..›/evil'],
    ['a/../b', 'a/‹..›/b'],
    ['/etc/passwd', 'etc/passwd'],
    ['//server/share', 'server/share'],
    ['C:/x', '‹C:›/x'],
    ['a.txt\0.exe', 'a.txt␀.exe'],
    ['x\u202efdp.exe', 'x‹RLO›fdp.exe'],
    ['zero\u200bwidth', 'zero‹ZWSP›width'],
    ['tab\there\u0085', 'tab␉here‹0085›'],
  ])('makes %j harmless (A-71, A-72, A-74, A-76)', (name, path) => {
    expect(safePath(name, false)).toEqual({ path, altered: true });
  });

  it.each([
    ['data/actions.csv', 'data/actions.csv'],
    ['./a', 'a'],
    ['b//c/', 'b/c'],
    ['7: Letter.pdf', '7: Letter.pdf'],
    ['a: Letter.pdf', 'a: Letter.pdf'],
    ['Māori/kōrero.txt', 'Māori/kōrero.txt'],
    ['team/👩\u200d⚖️.txt', 'team/👩\u200d⚖️.txt'],
    ['__proto__', '__proto__'],
    ['', NO_NAME],
  ])('leaves %j as it reads (A-73, A-81, A-82)', (name, path) => {
    expect(safePath(name, false)).toEqual({ path, altered: false });
  });

  it('takes a backslash for a separator only where the writer did (A-77)', () => {
    expect(safePath('a\\b.txt', true).path).toBe('a/b.txt');
    expect(safePath('a\\b.txt', false).path).toBe('a\\b.txt');
    expect(safePath('..\\..\\evil', true).path).toBe('‹..›/‹..›/evil');
    expect(safePath('\\\\server\\x', true)).toEqual({ path: 'server/x', altered: true });
  });
});

const hostile = fc.string({
  unit: fc.oneof(
    fc.constantFrom('.', '/', '\\', ' ', ':', '..', 'C', '\0', '\u202e', 'con', '\ud800', '~'),
    fc.string({ unit: 'binary', maxLength: 3 }),
  ),
  maxLength: 60,
});

describe('whatever the name', () => {
  it('no path climbs out, starts at a root, or is empty', () => {
    fc.assert(
      fc.property(hostile, fc.boolean(), (name, backslashes) => {
        const { path } = safePath(name, backslashes);
        const parts = path.split('/');
        expect(parts.every((part) => part !== '' && !/^\s*\.\.?\s*$/.test(part))).toBe(true);
        expect(parts.some((part) => /^[A-Za-z]:$/.test(part))).toBe(false);
        // eslint-disable-next-line no-control-regex -- none of them may be left
        expect(path).not.toMatch(/[\0-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/);
        expect(safePath(path, false)).toEqual({ path, altered: false });
      }),
      { numRuns: 500 },
    );
  });

  it('a file name is one part that every system takes', () => {
    fc.assert(
      fc.property(fc.oneof(hostile, fc.string({ unit: 'binary', maxLength: 400 })), (name) => {
        const safe = safeFileName(name);
        expect(safe.length).toBeGreaterThan(0);
        expect(safe.length).toBeLessThanOrEqual(120);
        expect(safe).not.toMatch(/[/\\:*?"<>|]|[. ]$/);
        expect(safe).not.toMatch(/\p{Surrogate}/u);
      }),
      { numRuns: 500 },
    );
  });
});

describe('safeFileName (A-75)', () => {
  it.each([
    ['will.pdf', 'will.pdf'],
    ['..', '_'],
    ['.', '_'],
    ['', '_'],
    ['a/b\\c', 'a_b_c'],
    ['CON', '_CON'],
    ['nul.txt', '_nul.txt'],
    ['COM1.log', '_COM1.log'],
    ['console.txt', 'console.txt'],
    ['trailing. . ', 'trailing'],
    ['uid: what?.pdf', 'uid_ what_.pdf'],
    ['a.txt\0.exe', 'a.txt.exe'],
    ['x\u202efdp.exe', 'xfdp.exe'],
  ])('makes of %j: %j', (name, safe) => {
    expect(safeFileName(name)).toBe(safe);
  });

  it('keeps the extension of a name that is too long', () => {
    const safe = safeFileName(`${'x'.repeat(300)}.docx`);
    expect(safe).toHaveLength(119);
    expect(safe.endsWith('x.docx')).toBe(true);
    expect(safeFileName(`${'x'.repeat(113)}👩.docx`)).toMatch(/_\.docx$/);
  });
});
