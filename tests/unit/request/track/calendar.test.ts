import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { remindersOf } from '../../../../request/state/reminders.ts';
import { calendarOf } from '../../../../request/track/calendar.ts';
import { askedAt, mailRequest } from './requests.ts';

const now = new Date(askedAt);
const at = new Date('2026-12-01T09:30:00Z');
const calendar = (title: string, text = 'x'): string =>
  calendarOf([{ id: 'one-ready', at, title, text }], now);
/** Lines as a calendar reads them. */
const unfolded = (text: string): string[] => text.replaceAll('\r\n ', '').split('\r\n');

describe('reminders as a calendar file', () => {
  it('are an event with an alarm', () => {
    const lines = unfolded(calendar('Backup'));
    expect(lines).toContain('DTSTART:20261201T093000Z');
    expect(lines).toContain('UID:one-ready@strongroom.invalid');
    expect(lines).toContain('TRIGGER:PT0S');
    expect(lines.at(-2)).toBe('END:VCALENDAR');
  });

  it('let no text begin a property', () => {
    const lines = unfolded(calendar('a\r\nATTACH:evil;b,c\\d\u2028e'));
    expect(lines).toContain('SUMMARY:a\\nATTACH:evil\\;b\\,c\\\\d\\ne');
    expect(lines.filter((line) => line.startsWith('ATTACH'))).toEqual([]);
  });

  it('have lines of at most 75 bytes that say the same when unfolded', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (title) => {
        const text = calendar(title);
        const sizes = text.split('\r\n').map((line) => new TextEncoder().encode(line).length);
        expect(Math.max(...sizes)).toBeLessThanOrEqual(75);
        expect(unfolded(text)).toHaveLength(unfolded(calendar('')).length);
      }),
    );
  });

  it('are for what is still to come', () => {
    const soon = mailRequest({ readyAt: askedAt });
    expect(remindersOf([soon], now).map(({ title }) => title)).toEqual([
      'Backup “samplefirm”',
      'Backup “samplefirm”: the link runs out tomorrow',
    ]);
  });

  it('are for the next business day where something is late, and for nothing that is done', () => {
    const friday = new Date('2027-12-03T10:00:00Z');
    const late = mailRequest({ readyAt: askedAt });
    const done = { ...late, passwordAt: askedAt, downloadedAt: askedAt, verifiedAt: askedAt };
    expect(remindersOf([late, { ...done, deletedAt: askedAt }], friday)).toEqual([
      {
        id: 'one-password',
        at: new Date('2027-12-06T10:00:00Z'),
        title: 'Backup “samplefirm”',
        text: 'The link has run out: ask the vendor for a new one.',
      },
    ]);
  });

  it('tell each week that the vendor’s copy is paid for, until it is deleted', () => {
    const paid = mailRequest({ kind: 'api', readyAt: askedAt, downloadedAt: askedAt });
    const weekly = remindersOf([paid], now).filter(({ isWeekly }) => isWeekly);
    expect(weekly).toMatchObject([{ id: 'one-storage', at: new Date('2026-12-02T10:00:00Z') }]);
    expect(unfolded(calendarOf(weekly, now))).toContain('RRULE:FREQ=WEEKLY');
    expect(remindersOf([{ ...paid, verifiedAt: askedAt, deletedAt: askedAt }], now)).toEqual([]);
  });
});
