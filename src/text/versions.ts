import { dayShapeOf } from '../../workers/contract/day.ts';
import type {
  AddedExport,
  ChainState,
  ExportMatch,
  VersionInfo,
} from '../../workers/contract/versions.ts';
import { countOf, formatCount, nameOf } from './format.ts';
import type { Tone } from './words.ts';

/** How a version stands to the one before it. */
export const chainStates: Record<ChainState, { text: string; tone: Tone; about: string }> = {
  first: {
    text: 'first version',
    tone: 'off',
    about: 'It is the first: there is none before it to follow on.',
  },
  holds: {
    text: 'follows on',
    tone: 'on',
    about: 'It names the hash of the version before it.',
  },
  broken: {
    text: 'chain broken',
    tone: 'bad',
    about:
      'It names another hash than the version before it has: one of the two was changed, put in or exchanged.',
  },
  gap: {
    text: 'versions missing before',
    tone: 'warn',
    about: 'The number before it is not in the backup, so what it follows on cannot be checked.',
  },
  repeated: {
    text: 'number repeated',
    tone: 'warn',
    about: 'Another version of this record has the same number.',
  },
  unchecked: {
    text: 'no hash to check',
    tone: 'off',
    about: 'It, or the version before it, says no hash.',
  },
};

export function isChainState(word: string): word is ChainState {
  return Object.hasOwn(chainStates, word);
}

/** What the chain can never tell, said wherever it is shown. */
export const chainNote =
  'A hash is compared with the one that the next version names. Whether it fits the version’s own content cannot be checked: the vendor does not say how it is made.';

const names: Record<ExportMatch['by'], string> = { sid: 'a sid', uid: 'a UID' };

/** "48 of 50 cells are a sid of a record, of 48 records". */
export function matchWords({ by, filled, found, records }: ExportMatch): string {
  const cells = `${formatCount(found)} of ${countOf(filled, 'cell')}`;
  return `${cells} ${found === 1 ? 'is' : 'are'} ${names[by]} of a record, naming ${countOf(records, 'record')}`;
}

/** What is on both sides, and what is not right with the rows. */
export function exportWords({ rows, onlyInExport, repeated, quarantined }: AddedExport): string {
  const matched = rows - onlyInExport;
  return [
    `${formatCount(matched)} of ${countOf(rows, 'row')} matched`,
    repeated > 0
      ? `${countOf(repeated, 'row')} ${repeated === 1 ? 'names' : 'name'} a record that a row before names; the first is shown`
      : '',
    quarantined > 0 ? `${countOf(quarantined, 'record')} of the file could not be read` : '',
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

/** What a look at a day leaves out: versions without a date that can be read. '' where each has one. */
export function undatedNote(versions: readonly Pick<VersionInfo, 'when'>[]): string {
  const undated = versions.filter(({ when }) => dayShapeOf(when.trim()) !== 'iso').length;
  if (undated === 0) return '';
  const have = undated === 1 ? 'has' : 'have';
  return `${countOf(undated, 'version')} of this record ${have} no date that can be read, and may be from before that day, too.`;
}

/** "Version 7"; one without a number that can be read is told by its key. */
export function versionName({ number, key }: Pick<VersionInfo, 'number' | 'key'>): string {
  return Number.isFinite(number) ? `Version ${number}` : `Version ${nameOf(key)}`;
}
