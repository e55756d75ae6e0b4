import type { Backup } from '../api/backup.ts';
import type { Settings } from '../api/settings.ts';
import type { TrackedRequest } from '../track/tracked.ts';

/** The request was made of this vendor, for this organisation. */
export function isHere(request: TrackedRequest, settings: Settings): boolean {
  const { base, organisation } = settings;
  return request.kind === 'api' && request.vendor === base && request.organisation === organisation;
}

/**
 * What the vendor's answer tells of a request. What was known before stays, but for a new end of the link. A backup
 * that has run out was ready once: what is left of it is to be deleted, or asked for again.
 */
export function learnt(
  request: TrackedRequest,
  backup: Backup,
  now: Date,
): Partial<TrackedRequest> {
  const at = now.toISOString();
  const isOver = backup.state === 'expired';
  return {
    sid: backup.sid,
    isUncertain: false,
    readyAt: request.readyAt ?? (backup.state === 'ready' || isOver ? at : null),
    failedAt: backup.state === 'failed' ? (request.failedAt ?? at) : null,
    expiresAt: momentOf(backup.dateExpired) ?? request.expiresAt ?? (isOver ? at : null),
  };
}

/** Only what is surely a moment: a date is never guessed. */
function momentOf(text: string): string | null {
  const isClear = /^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d))?$/.test(text);
  const at = isClear ? Date.parse(text.replace(' ', 'T')) : Number.NaN;
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}
