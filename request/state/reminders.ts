import { nameOf } from '../../src/text/format.ts';
import { costWords, linkWords, nextStep } from '../text/steps.ts';
import { calendarOf, type Reminder } from '../track/calendar.ts';
import { afterBusinessDays, linkEnds } from '../track/due.ts';
import { currentStep, type TrackedRequest } from '../track/tracked.ts';
import { saveText } from './save-text.ts';

const dayMs = 86_400_000;

/** What is to be done by when, for the requests that are not finished. What is late is for the next business day. */
export function remindersOf(requests: readonly TrackedRequest[], now: Date): Reminder[] {
  return requests
    .filter((request) => currentStep(request) !== null)
    .flatMap((request) => [
      ...stepReminder(request, now),
      ...linkReminder(request, now),
      ...storageReminder(request, now),
    ]);
}

function stepReminder(request: TrackedRequest, now: Date): Reminder[] {
  const { text, due } = nextStep(request, now);
  if (!due) return [];
  const at = due > now ? due : afterBusinessDays(now, 1);
  const id = `${request.id}-${currentStep(request) ?? ''}`;
  return [{ id, at, title: titleOf(request), text }];
}

function linkReminder(request: TrackedRequest, now: Date): Reminder[] {
  const ends = linkEnds(request);
  if (!ends || linkWords(request, now) === '') return [];
  const at = new Date(ends.getTime() - dayMs);
  const title = `${titleOf(request)}: the link runs out tomorrow`;
  const text = 'Download all parts before it does.';
  return at > now ? [{ id: `${request.id}-link`, at, title, text }] : [];
}

function storageReminder(request: TrackedRequest, now: Date): Reminder[] {
  const text = costWords(request);
  if (text === '') return [];
  const at = new Date(now.getTime() + 7 * dayMs);
  const title = `${titleOf(request)}: the vendor’s copy is paid for`;
  return [{ id: `${request.id}-storage`, at, title, text, isWeekly: true }];
}

const titleOf = ({ name }: TrackedRequest): string => `Backup “${nameOf(name)}”`;

/** False where there is nothing to be reminded of. */
export function saveReminders(requests: readonly TrackedRequest[], now: Date): boolean {
  const reminders = remindersOf(requests, now);
  if (reminders.length === 0) return false;
  saveText('backup-reminders.ics', 'text/calendar', calendarOf(reminders, now));
  return true;
}
