import { describe, expect, it } from 'vitest';
import { factsOf, nextStep } from '../../../../request/text/steps.ts';
import { remindersOf } from '../../../../request/state/reminders.ts';
import { afterBusinessDays, dueOf, linkEnds } from '../../../../request/track/due.ts';
import { currentStep, type TrackedRequest } from '../../../../request/track/tracked.ts';
import { withoutLastStep } from '../../../../request/track/undo.ts';
import { askedAt, mailRequest } from './requests.ts';

const later = (days: number): string =>
  new Date(Date.parse(askedAt) + days * 86_400_000).toISOString();
const now = new Date(later(1));

describe('business days', () => {
  it.each([
    ['2026-11-25T10:00', 2, '2026-11-27T10:00'],
    ['2026-11-26T10:00', 2, '2026-11-30T10:00'],
    ['2026-11-27T10:00', 1, '2026-11-30T10:00'],
    ['2026-11-28T10:00', 1, '2026-11-30T10:00'],
    ['2026-12-31T23:30', 2, '2027-01-04T23:30'],
  ])('from %s on, %i of them end %s', (from, days, end) => {
    expect(afterBusinessDays(new Date(from), days)).toEqual(new Date(end));
  });
});

describe('the way of a request', () => {
  const way: [Partial<TrackedRequest>, string, RegExp][] = [
    [{}, 'ready', /Wait for the vendor’s e-mail/],
    [{ readyAt: askedAt }, 'password', /Wait for the password/],
    [{ passwordAt: askedAt, parts: 3, partsDone: 1 }, 'downloaded', /Download 2 parts/],
    [{ downloadedAt: askedAt }, 'verified', /Open it in the explorer/],
    [{ verifiedAt: askedAt }, 'deleted', /Ask the vendor to delete/],
    [{ deletedAt: askedAt }, '', /All done/],
  ];

  it('says one step after the other, and takes each back', () => {
    let request = mailRequest();
    for (const [change, step, words] of way) {
      const before = request;
      request = { ...request, ...change };
      expect(currentStep(request) ?? '').toBe(step);
      expect(nextStep(request, now).text).toMatch(words);
      if (step !== 'ready') {
        const back = { ...request, ...withoutLastStep(request) };
        expect(currentStep(back)).toBe(currentStep(before));
      }
    }
  });

  it('has a drive wait for a courier, and run out on no day', () => {
    let request = mailRequest({ delivery: 'courier' });
    const told: [Partial<TrackedRequest>, string][] = [
      [{}, 'Wait for the drive: it is to come by courier.'],
      [{ readyAt: askedAt }, 'Wait for the password, which comes by another way than the drive'],
      [{ passwordAt: askedAt }, 'Copy all parts from the drive.'],
      [{ parts: 3, partsDone: 1 }, 'Copy 2 parts from the drive.'],
      [{ partsDone: 3 }, 'Every part is here: note that all are copied.'],
      [{ downloadedAt: askedAt }, 'Open it in the explorer'],
      [{ verifiedAt: askedAt }, 'Ask the vendor to delete its copy'],
    ];
    for (const [change, words] of told) {
      request = { ...request, ...change };
      expect(nextStep(request, now).text).toContain(words);
      expect(linkEnds({ ...request, expiresAt: later(3) })).toBeNull();
      expect(factsOf(request, now).join()).not.toContain('Link');
      expect(
        remindersOf([request], now)
          .map(({ title }) => title)
          .join(),
      ).not.toContain('link');
    }
    expect(nextStep(mailRequest({ delivery: 'courier' }), new Date(later(30)))).toMatchObject({
      text: expect.stringMatching(/by courier.*ask the vendor whether it was sent/) as string,
      tone: 'warn',
    });
  });

  it('runs out seven days after the link came, or when the vendor says', () => {
    expect(linkEnds(mailRequest({ readyAt: askedAt }))?.toISOString()).toBe(later(7));
    const expiresAt = later(3);
    expect(linkEnds(mailRequest({ readyAt: askedAt, expiresAt }))?.toISOString()).toBe(expiresAt);
  });

  it('asks for no part where there is none left', () => {
    const request = mailRequest({ readyAt: askedAt, passwordAt: askedAt, parts: 3, partsDone: 5 });
    expect(nextStep(request, now).text).toMatch(/^Every part is here/);
  });

  it('says when a link has run out, and when an answer is late', () => {
    const old = new Date(later(30));
    expect(nextStep(mailRequest({ readyAt: askedAt }), old)).toMatchObject({
      text: 'The link has run out: ask the vendor for a new one.',
      tone: 'bad',
    });
    expect(nextStep(mailRequest(), old).text).toContain('are over');
  });

  it('has an API’s request wait for no password, and pay until it is deleted', () => {
    const request = mailRequest({ kind: 'api', readyAt: askedAt });
    expect(currentStep(request)).toBe('downloaded');
    const verified = { ...request, downloadedAt: askedAt, verifiedAt: askedAt };
    expect(nextStep(verified, now).text).toContain('storage is paid for');
  });

  it('asks first whether a request arrived, when its answer was lost', () => {
    expect(currentStep(mailRequest({ kind: 'api', isUncertain: true }))).toBe('asked');
  });

  it('tells the end of a link once, and the cost where no step says it', () => {
    expect(factsOf(mailRequest({ readyAt: askedAt }), now)).toEqual([
      expect.stringMatching(/^Link runs out/),
    ]);
    const paid = mailRequest({ kind: 'api', readyAt: askedAt, downloadedAt: askedAt });
    expect(factsOf(paid, now)).toEqual([
      expect.stringMatching(/^(Was d|D)ue/),
      expect.stringContaining('costs storage'),
    ]);
    expect(factsOf({ ...paid, verifiedAt: askedAt }, now)).toHaveLength(1);
    expect(factsOf(mailRequest({ isUncertain: true }), now)).toEqual([]);
  });

  it('has nothing due when the vendor failed', () => {
    expect(dueOf(mailRequest({ failedAt: askedAt }))).toBeNull();
  });
});
