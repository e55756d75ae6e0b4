import { describe, expect, it } from 'vitest';
import type { Problem } from '../../../../request/api/problems.ts';
import { wordsFor } from '../../../../request/text/problems.ts';

const name = 'evil\u202Egpj\nname';
const told: readonly Problem[] = [
  { code: 'R01', facts: { what: 'base', reason: 'insecure' } },
  { code: 'R02', facts: {} },
  { code: 'R03', facts: {} },
  { code: 'R04', facts: { what: 'backup' } },
  { code: 'R04', facts: { what: 'sign-in' } },
  { code: 'R05', facts: {} },
  { code: 'R06', facts: { waitSeconds: 120 } },
  { code: 'R06', facts: { waitSeconds: null } },
  { code: 'R07', facts: { status: 503, waitSeconds: null } },
  { code: 'R07', facts: { status: 503, waitSeconds: 120 } },
  { code: 'R08', facts: { seconds: 30 } },
  { code: 'R09', facts: { detail: name } },
  { code: 'R10', facts: { host: name } },
  { code: 'R11', facts: { page: 1 } },
  { code: 'R12', facts: { host: name } },
  { code: 'R13', facts: {} },
  { code: 'R14', facts: { status: 418 } },
  { code: 'R15', facts: { host: name } },
  { code: 'R16', facts: { count: 1 } },
  { code: 'R20', facts: { name } },
  { code: 'R21', facts: { name } },
  { code: 'R22', facts: { name, waitSeconds: 200 } },
  { code: 'R23', facts: { name } },
  { code: 'R30', facts: { name, received: 5, total: null } },
  { code: 'R31', facts: { name, received: 6, total: 5 } },
  { code: 'R32', facts: { name, reason: 'QuotaExceededError' } },
  { code: 'R33', facts: { name } },
  { code: 'R34', facts: { name, status: 403 } },
  { code: 'R35', facts: { name, reason: 'changed' } },
  { code: 'R40', facts: { field: 'Token', reason: 'control' } },
  { code: 'R41', facts: { letters: 3000, most: 1900 } },
  { code: 'R50', facts: {} },
  { code: 'R51', facts: { name, reason: 'it is not JSON' } },
  { code: 'R52', facts: {} },
  { code: 'R53', facts: { name } },
  { code: 'R54', facts: { name } },
  { code: 'R55', facts: { name, reason: 'large', most: 5 } },
  { code: 'R55', facts: { name, reason: 'unreadable', most: 5 } },
  { code: 'R56', facts: {} },
  { code: 'R60', facts: {} },
  { code: 'R99', facts: { reason: name } },
];

describe('telling a problem', () => {
  it.each(told)('says what is wrong and what to do: $code', (problem) => {
    const { sentence, next } = wordsFor(problem);
    expect(sentence).toMatch(/^\S.*\.$/u);
    expect(next).toMatch(/^\S.*\.$/u);
    expect(sentence).not.toContain('\u202E');
  });

  it('says how long the server wants to be left alone', () => {
    const busy: Problem = { code: 'R07', facts: { status: 503, waitSeconds: 120 } };
    expect(wordsFor(busy).next).toBe('Try again in 2 minutes.');
  });

  it('says both when a browser does not tell which', () => {
    const { sentence } = wordsFor({ code: 'R12', facts: { host: 'vendor.example' } });
    expect(sentence).toMatch(/CORS/);
    expect(sentence).toMatch(/cannot be reached/);
  });
});
