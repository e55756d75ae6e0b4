import { doneAt, stepsOf, type Step, type TrackedRequest } from './tracked.ts';

const without: Record<Step, Partial<TrackedRequest>> = {
  asked: {},
  ready: { readyAt: null, link: '', expiresAt: null },
  password: { passwordAt: null, passwordChannel: null },
  downloaded: { downloadedAt: null },
  verified: { verifiedAt: null, verifiedBy: null },
  deleted: { deletedAt: null },
};

/** The changes that take back the step that was done last. That it was asked for stays. */
export function withoutLastStep(request: TrackedRequest): Partial<TrackedRequest> {
  const last = stepsOf(request).findLast((step) => doneAt(request, step) !== null);
  return without[last ?? 'asked'];
}
