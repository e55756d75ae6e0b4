import type {
  Completeness,
  DocumentState,
  KeyEvidence,
  ReferenceEvidence,
  TableInfo,
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
export function evidenceNote({ filled, found, isChosen }: ReferenceEvidence): string {
  if (isChosen)
    return `You said so: ${formatCount(found)} of ${countOf(filled, 'id')} ${filled === 1 ? 'was' : 'were'} found.`;
  return `Not declared by the vendor, but seen in the values: ${formatCount(found)} of ${countOf(filled, 'id')} ${filled === 1 ? 'was' : 'were'} found.`;
}

/** Beside an id that should lead somewhere and does not. */
export const orphanNote = 'no such record in this backup';

/** Beside a link that no schema declares: "inferred: 96 of 96 found". */
export function inferredNote({ filled, found, isChosen }: ReferenceEvidence): string {
  return `${isChosen ? 'as you said' : 'inferred'}: ${formatCount(found)} of ${formatCount(filled)} found`;
}

/** Why a key that no format declares is one. */
export function keyNote({ key, keyEvidence }: TableInfo): string {
  if (key.length === 0)
    return 'No column identifies a row: rows are told by their number in the file.';
  const are =
    key.length > 1 ? 'Together unique, and filled in every row' : 'Unique and filled in every row';
  return `${are}; ${keyNotes[keyEvidence?.by ?? 'values']}.`;
}

const keyNotes: Record<KeyEvidence['by'], string> = {
  name: 'taken from its name',
  values: 'taken from its values',
  person: 'you said so',
};
