import type { Problem } from '../../workers/contract/problems.ts';
import type { Plan, UnlockReport } from '../../workers/contract/values.ts';

/** Every problem the plan tells, the weightiest first: of the set, of volumes, of files left alone. */
export function problemsOf(plan: Plan | null): Problem[] {
  if (!plan) return [];
  return [
    ...plan.problems,
    ...plan.volumes.flatMap(({ problems }) => problems),
    ...plan.ignored.flatMap(({ problem }) => (problem ? [problem] : [])),
  ];
}

export function refusedProblems(refused: UnlockReport['refused']): Problem[] {
  return refused.map(({ problem }) => problem);
}
