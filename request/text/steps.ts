import { countOf, formatTime } from '../../src/text/format.ts';
import { answerDue, dueOf, isLinkOver, linkEnds } from '../track/due.ts';
import { currentStep, type Delivery, type Step, type TrackedRequest } from '../track/tracked.ts';

const byLink: Record<Step, string> = {
  asked: 'Requested',
  ready: 'Ready to download',
  password: 'Password received',
  downloaded: 'Downloaded',
  verified: 'Opened and verified',
  deleted: 'Vendor’s copy deleted',
};

/** What a step is called, by how the backup comes. */
export const stepWords: Record<Delivery, Record<Step, string>> = {
  download: byLink,
  courier: { ...byLink, ready: 'Drive received', downloaded: 'Copied from the drive' },
};

export interface NextStep {
  text: string;
  due: Date | null;
  tone: 'on' | 'warn' | 'bad' | 'done';
}

/** What to do next, in one line. */
export function nextStep(request: TrackedRequest, now: Date): NextStep {
  const step = currentStep(request);
  if (step === null)
    return { text: 'All done: nothing is left at the vendor.', due: null, tone: 'done' };
  if (request.failedAt !== null && step === 'ready') {
    return {
      text: 'The vendor could not make this backup: ask for another.',
      due: null,
      tone: 'bad',
    };
  }
  const due = dueOf(request);
  const isLate = due !== null && due < now;
  const tell = (request.delivery === 'courier' ? courierTexts[step] : null) ?? texts[step];
  const text = tell(request, now);
  return { text, due, tone: toneOf(step, isLate) };
}

function toneOf(step: Step, isLate: boolean): NextStep['tone'] {
  if (step === 'asked') return 'warn';
  if (!isLate) return 'on';
  return step === 'password' || step === 'downloaded' ? 'bad' : 'warn';
}

/** Parts that are not here; null where nobody counted them. */
const leftOf = ({ parts, partsDone }: TrackedRequest): number | null =>
  parts === null ? null : parts - partsDone;

type Tell = (request: TrackedRequest, now: Date) => string;

const texts: Record<Step, Tell> = {
  asked: () => 'Find out whether the request arrived, before it is sent again.',
  ready: (request, now) => {
    if (request.kind === 'api') return 'Wait until the vendor has made it: minutes to hours.';
    return answerDue(request) < now
      ? 'The promised 1 to 2 business days are over: ask the vendor how far it is.'
      : 'Wait for the vendor’s e-mail with the link, in 1 to 2 business days.';
  },
  password: (request, now) =>
    isLinkOver(request, now)
      ? 'The link has run out: ask the vendor for a new one.'
      : 'Wait for the password, which comes by another way than the link; download meanwhile.',
  downloaded: (request, now) => {
    if (isLinkOver(request, now)) {
      return request.kind === 'api'
        ? 'It has run out at the vendor: ask for another backup.'
        : 'The link has run out: ask the vendor for a new one.';
    }
    if (request.kind === 'api') return 'Download the file.';
    const left = leftOf(request);
    if (left !== null && left <= 0) return 'Every part is here: note that all are downloaded.';
    const what = left === null ? 'all parts' : countOf(left, 'part');
    return `Download ${what} before the link runs out.`;
  },
  verified: () => 'Open it in the explorer and look at its report: only then is it a backup.',
  deleted: (request) =>
    request.kind === 'api'
      ? 'Delete the vendor’s copy: its storage is paid for until then.'
      : 'Ask the vendor to delete its copy, and note that it did.',
};

/** Where a drive takes another way than a link. */
const courierTexts: Partial<Record<Step, Tell>> = {
  ready: (request, now) =>
    answerDue(request) < now
      ? 'The drive is to come by courier, and the backup was promised in 1 to 2 business days: ask the vendor whether it was sent.'
      : 'Wait for the drive: it is to come by courier.',
  password: () =>
    'Wait for the password, which comes by another way than the drive; copy the parts meanwhile.',
  downloaded: (request) => {
    const left = leftOf(request);
    if (left !== null && left <= 0) return 'Every part is here: note that all are copied.';
    return `Copy ${left === null ? 'all parts' : countOf(left, 'part')} from the drive.`;
  },
};

/** What the vendor's copy costs until it is deleted; empty where there is none, or nothing is paid for it. */
export function costWords(request: TrackedRequest): string {
  const isPaid = request.kind === 'api' && request.readyAt !== null && request.deletedAt === null;
  return isPaid ? 'The vendor’s copy costs storage until it is deleted.' : '';
}

/** The end of the link as told beside a request; empty where it does not matter any more. */
export function linkWords(request: TrackedRequest, now: Date): string {
  const ends = linkEnds(request);
  if (ends === null || request.downloadedAt !== null) return '';
  return ends < now ? `Link ran out ${formatTime(ends)}` : `Link runs out ${formatTime(ends)}`;
}

/** What else is to be known of it now: by when, how long its link works, what it costs. Nothing is told twice. */
export function factsOf(request: TrackedRequest, now: Date): string[] {
  const { due } = nextStep(request, now);
  const isLinkEnd = due?.getTime() === linkEnds(request)?.getTime();
  const dueWords = due && !isLinkEnd ? `${due < now ? 'Was due' : 'Due'} ${formatTime(due)}` : '';
  const cost = currentStep(request) === 'deleted' ? '' : costWords(request);
  return [dueWords, linkWords(request, now), cost].filter((fact) => fact !== '');
}
