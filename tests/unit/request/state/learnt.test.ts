import { describe, expect, it } from 'vitest';
import { readBackup } from '../../../../request/api/backup.ts';
import { learnt } from '../../../../request/state/learnt.ts';
import { nextStep } from '../../../../request/text/steps.ts';
import { askedAt, mailRequest } from '../track/requests.ts';

const now = new Date('2026-12-01T10:00:00Z');
const request = mailRequest({ kind: 'api', readyAt: askedAt });
const after = (answer: object) => ({
  ...request,
  ...learnt(request, readBackup({ sid: 's', ...answer }), now),
});

describe('what a vendor’s answer tells of a request', () => {
  it('is a new end of its link', () => {
    const first = after({ status: 'Completed', date_expired: '2026-12-02T10:00:00Z' });
    expect(first.expiresAt).toBe('2026-12-02T10:00:00.000Z');
    const answer = { sid: 's', status: 'Completed', date_expired: '2026-12-09T10:00:00Z' };
    expect(learnt(first, readBackup(answer), now).expiresAt).toBe('2026-12-09T10:00:00.000Z');
  });

  it('is that it has run out, also where no date says when', () => {
    const later = new Date(now.getTime() + 60_000);
    expect(nextStep(after({ status: 'Date Expired' }), later).text).toContain('has run out');
  });

  it('is no date that could be two', () => {
    expect(after({ status: 'Completed', date_expired: '03/04/2026' }).expiresAt).toBeNull();
  });
});
