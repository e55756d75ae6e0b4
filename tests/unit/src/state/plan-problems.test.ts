import { describe, expect, it } from 'vitest';
import { told } from '../../../../src/state/plan-problems.ts';
import type { Problem } from '../../../../workers/contract/problems.ts';
import { fakePlan, fakeVolume } from '../../../support/fake-values.ts';

const wrong = (name: string): { volume: number; problem: Problem } => ({
  volume: 0,
  problem: { code: 'Z11', facts: { name } },
});

describe('what a plan tells', () => {
  it('sets apart what is wrong from what is worth knowing', () => {
    const plan = {
      ...fakePlan([{ ...fakeVolume(0), problems: [{ code: 'Z02', facts: { name: 'a.zip' } }] }]),
      problems: [{ code: 'Z04', facts: { parts: 3, missing: ['b.zip'] } }],
    } satisfies Parameters<typeof told>[0];
    const { alerts, notices } = told(plan, []);
    expect(alerts.map(({ code }) => code)).toEqual(['Z02']);
    expect(notices.map(({ code }) => code)).toEqual(['Z04']);
  });

  it.each([
    [['a.zip'], 'a.zip'],
    [['a.zip', 'b.zip'], 'a.zip and b.zip'],
    [['a.zip', 'b.zip', 'c.zip', 'd.zip'], 'a.zip, b.zip and 2 more'],
  ])('says of a wrong password once that it opens none of %s', (names, name) => {
    expect(told(null, names.map(wrong)).alerts).toEqual([{ code: 'Z11', facts: { name } }]);
  });
});
