import { nameOf } from '../../src/text/format.ts';
import { nextStep, linkWords } from '../text/steps.ts';
import { calendarOf, type Reminder } from '../track/calendar.ts';
import { linkEnds } from '../track/due.ts';
import { currentStep, type TrackedRequest } from '../track/tracked.ts';
import { saveText } from './save-text.ts';

const dayMs = 86_400_000;

/** What is to be done by when, for the requests that are not finished; nothing that is over. */
export function remindersOf(requests: readonly TrackedRequest[], now: Date): Reminder[] {
  return requests.flatMap((request) => {
    const name = nameOf(request.name);
    const { text, due } = nextStep(request, now);
    const ends = linkEnds(request);
    const reminders: Reminder[] = [];
    if (currentStep(request) === null) return [];
    if (due) reminders.push({ request, at: due, title: `Backup “${name}”`, text });
    if (ends && linkWords(request, now) !== '') {
      const at = new Date(ends.getTime() - dayMs);
      const title = `Backup “${name}”: the link runs out tomorrow`;
      reminders.push({ request, at, title, text: 'Download all parts before it does.' });
    }
    return reminders.filter(({ at }) => at > now);
  });
}

/** False where there is nothing to be reminded of. */
export function saveReminders(requests: readonly TrackedRequest[], now: Date): boolean {
  const reminders = remindersOf(requests, now);
  if (reminders.length === 0) return false;
  saveText('backup-reminders.ics', 'text/calendar', calendarOf(reminders, now));
  return true;
}
