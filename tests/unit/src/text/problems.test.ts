import { describe, expect, it } from 'vitest';
import { knownCodes, weightOf, wordsFor } from '../../../../src/text/problems.ts';
import type { Problem } from '../../../../workers/contract/problems.ts';

/** One of each; a new code without an example here does not compile. */
const examples: { [C in Problem['code']]: Extract<Problem, { code: C }>['facts'] } = {
  Z01: { name: 'a.zip', looksLike: 'a web page' },
  Z02: { name: 'a.zip' },
  Z03: { name: 'a.zip', bytes: 4_100_000 },
  Z04: { parts: 3, missing: ['a.zip.002', 'a.zip.003'] },
  Z05: { first: 'a.zip', second: 'b.zip' },
  Z06: { name: 'x.zip', backup: 'kowhai', reason: 'it has another name' },
  Z07: {},
  Z08: { opened: 'CSV files', others: ['Actionstep takeaway backup'] },
  Z10: { name: 'a.zip' },
  Z11: { name: 'a.zip' },
  Z12: { count: 2, of: 5 },
  Z13: { entry: 'e.txt' },
  Z20: { count: 2 },
  Z21: { name: 'a.zip' },
  Z22: { count: 2, method: 'LZMA' },
  Z30: { entry: 'e.txt' },
  Z31: { entry: 'e.txt' },
  Z32: { entry: 'e.txt', listed: 10, found: 20 },
  Z33: { entry: 'e.txt', field: 'name' },
  Z34: { entry: 'e.txt' },
  Z35: { name: 'a.zip' },
  Z36: { entry: 'e.txt', bytes: 9_000_000_000, ratio: 900 },
  Z40: { count: 2, examples: ['a', 'b'] },
  Z41: { count: 2, example: 'a' },
  Z42: { charset: 'cp437' },
  Z44: { entry: 'e.txt', target: '/etc' },
  Z45: { how: 'colon', count: 2, examples: ['FL1_ a.pdf', 'FL2_ b.pdf'] },
  Z50: { name: 'a.zip' },
  Z51: { name: 'a.zip' },
  Z52: { name: 'a.zip' },
  Z60: { name: 'a.zip', bytes: 12, where: 'before' },
  Z61: { name: 'a.zip' },
  Z62: { name: 'a.zip' },
  Z63: { files: 2 },
  I01: { table: 'tasks', rows: 3 },
  I02: { table: 'tasks', detail: '3 of 4' },
  I03: { table: 'tasks' },
  I04: { table: 'tasks', rows: 3 },
  I05: { version: 'abc_3' },
  M01: { kind: 'msg' },
  V01: { view: 'matters' },
  V02: { view: 'matters', column: 'c9' },
  V03: { table: 'Tasks', key: '7' },
  V04: { table: 'members', columns: ['joined'], rows: 4 },
  E01: {},
  E02: { reason: 'out of memory' },
  E03: { reason: 'TypeError: x' },
  E04: { name: 'notes.docx' },
  X01: { name: 'a.xlsx' },
  X02: { name: 'a.xlsx', reason: 'the disk is full' },
};
const problems = Object.entries(examples).map(([code, facts]) => ({ code, facts }) as Problem);
const sentenceOf = (code: Problem['code']): string =>
  wordsFor({ code, facts: examples[code] } as Problem).sentence;

describe('the words of problems', () => {
  it('are there for every code', () => {
    expect([...knownCodes].sort()).toEqual(Object.keys(examples).sort());
  });

  it.each(problems)('$code is a sentence with a next step', (problem) => {
    const { sentence, next } = wordsFor(problem);
    expect(sentence).toMatch(/^\P{Ll}.*[.?]$|^[a-z].*[.?]$/u);
    expect(next).toMatch(/^[A-Z].*\.$/);
    expect(`${sentence} ${next}`).not.toMatch(/undefined|NaN|\[object|Oops|invalid/);
  });

  it('never show what was thrown', () => {
    expect(sentenceOf('E03')).not.toContain('TypeError');
  });

  it('says of a folder beside its archive how to open the folder instead', () => {
    const facts = { first: 'a.zip', second: 'a', unzipped: true } as const;
    const { sentence, next } = wordsFor({ code: 'Z05', facts });
    expect(sentence).toContain('The folder a holds the same as a.zip');
    expect(next).toContain('To open the folder, remove the other.');
  });

  it.each([
    ['Z01', 'a.zip is not a ZIP file – it looks like a web page. Nothing was loaded from it.'],
    ['Z02', 'a.zip is empty (0 bytes). The download probably failed.'],
    [
      'Z03',
      'a.zip is incomplete: the end of the file is missing (4.1 MB present). Download it again.',
    ],
    ['Z04', 'This backup is split into 3 parts. Still missing: a.zip.002, a.zip.003.'],
    ['Z05', 'a.zip and b.zip are the same part. The second was ignored.'],
    ['Z10', 'a.zip is password-protected. Enter the password you were given by phone or e-mail.'],
    ['Z11', 'That password does not open a.zip. Tried as typed and without surrounding spaces.'],
    ['Z12', '2 of 5 files use a different password.'],
    ['Z13', 'e.txt could not be verified: wrong password or damaged data.'],
    ['Z30', 'e.txt is damaged (checksum does not match).'],
    ['Z31', 'e.txt is damaged or was changed after encryption (authentication failed).'],
    ['Z50', 'a.zip changed on disk while it was being read.'],
  ] as const)('%s reads as the catalogue has it', (code, sentence) => {
    expect(sentenceOf(code)).toBe(sentence);
  });

  it('tell a locked volume as its state, and a wrong password as an alert', () => {
    expect([weightOf('Z10'), weightOf('Z05'), weightOf('Z11')]).toEqual([
      'state',
      'notice',
      'alert',
    ]);
  });

  it('are red only where something is wrong: refused, or not whole', () => {
    const red = knownCodes.filter((code) => weightOf(code) === 'alert');
    const notes = ['Z04', 'Z05', 'Z07', 'Z12', 'Z40', 'Z41', 'Z42', 'Z44', 'Z60'] as const;
    expect(red.filter((code) => (notes as readonly string[]).includes(code))).toEqual([]);
    expect(red).toEqual(expect.arrayContaining(['Z01', 'Z02', 'Z03', 'Z21', 'Z30', 'Z31', 'Z35']));
  });
});
