import type { VersionInfo } from '../../workers/contract/versions.ts';
import type { Looks } from './address.ts';

/** How a difference is told: as a table of fields, or as lines of text. */
export type DifferenceForm = 'fields' | 'text';

/** What the address asks of a record's history. Keys are those of versions; '' for none. */
export interface HistoryLooks {
  before: string;
  after: string;
  form: DifferenceForm;
  /** `YYYY-MM-DD`: as it was when that day ended; '' for no day. */
  day: string;
}

/** What the address asks, and else the newest version against the one before it. Versions come newest first. */
export function historyLooks(
  versions: readonly VersionInfo[],
  { params }: Pick<Looks, 'params'>,
): HistoryLooks {
  const place = (name: string): number => versions.findIndex(({ key }) => key === params[name]);
  const keyAt = (at: number): string => versions[at]?.key ?? '';
  const after = Math.max(0, place('after'));
  const before = place('before');
  const day = params['day'] ?? '';
  return {
    before: keyAt(before < 0 ? after + 1 : before),
    after: keyAt(after),
    form: params['as'] === 'text' ? 'text' : 'fields',
    day: /^\d{4}-\d{2}-\d{2}$/.test(day) ? day : '',
  };
}

/** The versions beside one in its record's history, newest first. */
export function versionsBeside(
  versions: readonly VersionInfo[],
  key: string,
): { earlier: VersionInfo | null; later: VersionInfo | null } {
  const at = versions.findIndex((version) => version.key === key);
  if (at < 0) return { earlier: null, later: null };
  return { earlier: versions[at + 1] ?? null, later: versions[at - 1] ?? null };
}
