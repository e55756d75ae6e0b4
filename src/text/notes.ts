import type { Completeness, DocumentState } from '../../workers/contract/values.ts';
import { formatCount } from './format.ts';

/** "1 missing · 1 in a volume not opened"; empty when every file is there. */
export function stateNote(states: Completeness['states'] | null): string {
  const told: readonly [DocumentState, string][] = [
    ['missing', 'missing'],
    ['unopened', 'in a volume not opened'],
  ];
  return told
    .filter(([state]) => (states?.[state] ?? 0) > 0)
    .map(([state, words]) => `${formatCount(states?.[state] ?? 0)} ${words}`)
    .join(' · ');
}
