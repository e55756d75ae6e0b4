import type {
  Completeness,
  DocumentState,
  ReferenceEvidence,
} from '../../workers/contract/values.ts';
import { countOf, formatCount } from './format.ts';

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

/** What an inferred relation rests on: "Not declared by the vendor: 96 of 96 ids were found there". */
export function evidenceNote({ filled, found }: ReferenceEvidence): string {
  return `Not declared by the vendor, but seen in the values: ${formatCount(found)} of ${countOf(filled, 'id')} ${filled === 1 ? 'was' : 'were'} found.`;
}

/** Beside an id that should lead somewhere and does not. */
export const orphanNote = 'no such record in this backup';

/** Beside a link that no schema declares: "inferred: 96 of 96 found". */
export function inferredNote({ filled, found }: ReferenceEvidence): string {
  return `inferred: ${formatCount(found)} of ${formatCount(filled)} found`;
}
