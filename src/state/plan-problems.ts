import type { Problem } from '../../workers/contract/problems.ts';
import type { Plan, UnlockReport } from '../../workers/contract/values.ts';
import { weightOf } from '../text/problems.ts';

/** Every problem the plan tells: of the set, of volumes, of files left alone. */
export function problemsOf(plan: Plan | null): Problem[] {
  if (!plan) return [];
  return [
    ...plan.problems,
    ...plan.volumes.flatMap(({ problems }) => problems),
    ...plan.ignored.flatMap(({ problem }) => (problem ? [problem] : [])),
  ];
}

/** What the plan and the last password have to tell: what is wrong, and what is worth knowing. */
export function told(
  plan: Plan | null,
  refused: UnlockReport['refused'],
): { alerts: Problem[]; notices: Problem[] } {
  const all = [...sameRefusalOnce(refused.map(({ problem }) => problem)), ...problemsOf(plan)];
  return {
    alerts: all.filter(({ code }) => weightOf(code) === 'alert'),
    notices: all.filter(({ code }) => weightOf(code) === 'notice'),
  };
}

const namedOnes = 2;

/** One password is tried on every volume: where it opens none of a hundred, that is said once. */
function sameRefusalOnce(problems: readonly Problem[]): Problem[] {
  const names = problems.flatMap(({ code, facts }) => (code === 'Z11' ? [facts.name] : []));
  const others = problems.filter(({ code }) => code !== 'Z11');
  if (names.length < 2) return [...problems];
  const shown = names.slice(0, namedOnes).join(', ');
  const rest = names.length - namedOnes;
  const name = rest > 0 ? `${shown} and ${rest} more` : names.join(' and ');
  return [{ code: 'Z11', facts: { name } }, ...others];
}
