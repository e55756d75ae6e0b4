import { currentStep, type TrackedRequest } from './tracked.ts';

/** The vendor's promise, and how long its links live. */
export const promisedDays = 2;
export const linkDays = 7;

const dayMs = 86_400_000;

/** The same time of day, so many business days later by the device's calendar. Public holidays are not known here. */
export function afterBusinessDays(from: Date, days: number): Date {
  const at = new Date(from);
  for (let left = days; left > 0;) {
    at.setDate(at.getDate() + 1);
    if (at.getDay() !== 0 && at.getDay() !== 6) left -= 1;
  }
  return at;
}

/** When the vendor should have answered. */
export function answerDue({ askedAt }: TrackedRequest): Date {
  return afterBusinessDays(new Date(askedAt), promisedDays);
}

/** When the link stops working: as the vendor said, or seven days after it came. Null while there is none. */
export function linkEnds(request: TrackedRequest): Date | null {
  const { readyAt, expiresAt, kind, delivery } = request;
  if (delivery === 'courier') return null;
  if (expiresAt !== null) return new Date(expiresAt);
  if (readyAt === null || kind === 'api') return null;
  return new Date(Date.parse(readyAt) + linkDays * dayMs);
}

/** The link is there and does not work any more. */
export function isLinkOver(request: TrackedRequest, now: Date): boolean {
  const ends = linkEnds(request);
  return ends !== null && ends < now;
}

/** By when the current step should be done; null where nothing says. */
export function dueOf(request: TrackedRequest): Date | null {
  const step = currentStep(request);
  if (step === null || step === 'asked' || request.failedAt !== null) return null;
  if (step === 'ready') return answerDue(request);
  if (step === 'password' || step === 'downloaded') return linkEnds(request);
  const before = step === 'verified' ? request.downloadedAt : request.verifiedAt;
  return before === null ? null : afterBusinessDays(new Date(before), 1);
}
