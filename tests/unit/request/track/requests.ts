import { aRequest, type TrackedRequest } from '../../../../request/track/tracked.ts';

/** A Wednesday. */
export const askedAt = '2026-11-25T10:00:00.000Z';

export function mailRequest(more: Partial<TrackedRequest> = {}): TrackedRequest {
  return aRequest({ id: 'one', kind: 'mail', name: 'samplefirm', vendor: '', askedAt, ...more });
}
