import {
  countOf,
  formatBytes,
  formatCount,
  formatDuration,
  nameOf,
} from '../../src/text/format.ts';
import type { Problem, ProblemCode, ProblemFacts } from '../api/problems.ts';

export interface Words {
  sentence: string;
  next: string;
}

type Speak<C extends ProblemCode> = (facts: ProblemFacts[C]) => [sentence: string, next: string];

const places: Record<ProblemFacts['R01']['what'], string> = {
  base: 'The address of the API',
  file: 'The address of the file',
  link: 'The link',
};
const addressFaults: Record<ProblemFacts['R01']['reason'], string> = {
  none: 'is not a web address',
  insecure: 'is not secure (https), and was not called',
  credentials: 'holds a user name or a password, and was not called',
};
const fieldFaults: Record<ProblemFacts['R40']['reason'], [string, string]> = {
  missing: ['is empty', 'Fill it in.'],
  control: ['holds signs that do not belong there, such as a line break', 'Type it in again.'],
  address: ['is not written as expected', 'Check it.'],
  long: ['is too long', 'Shorten it.'],
  same: ['is an e-mail address, and the link comes by e-mail', 'Give a phone number.'],
};
const otherFiles: Record<ProblemFacts['R35']['reason'], [string, string]> = {
  changed: [
    'is not the file any more that was begun: the vendor has changed it',
    'Choose “Resume”: it is begun again from its beginning.',
  ],
  page: [
    'was not sent: a web page came in its place, as when a link has run out',
    'Refresh the list, which gives a new link, and go on.',
  ],
  empty: ['is empty at the vendor', 'Ask the vendor; its copy is no backup.'],
};
const notFound: Record<ProblemFacts['R04']['what'], [string, string]> = {
  'sign-in': [
    'There is no sign-in of an API at this address.',
    'Check the address of the API, and the path to sign in.',
  ],
  organisation: [
    'The vendor knows no such organisation at this address.',
    'Check the organisation and the address.',
  ],
  backup: ['The vendor has no such backup any more.', 'Refresh the list.'],
};
const askVendor = 'Ask the vendor, and send this sentence along.';
const againIn = (seconds: number | null): string =>
  `Try again in ${seconds === null ? 'a few minutes' : formatDuration(seconds)}.`;
const commands = 'Use the commands below in a terminal, or ask the vendor to allow this address.';

/** A new problem without words here does not compile. */
const words: { [C in ProblemCode]: Speak<C> } = {
  R01: ({ what, reason }) => [
    `${places[what]} ${addressFaults[reason]}.`,
    what === 'file' ? askVendor : 'Give an address that begins with https://.',
  ],
  R02: () => [
    'The vendor does not accept this sign-in: it is wrong, or it has run out.',
    'Sign in again.',
  ],
  R03: () => [
    'The vendor does not show backups to this user: only administrators see them.',
    'Sign in as an administrator, or ask one.',
  ],
  R04: ({ what }) => notFound[what],
  R05: () => [
    'The vendor refuses this now, because something else is going on with it.',
    'Refresh the list and look at its status.',
  ],
  R06: ({ waitSeconds }) => ['The vendor was asked too often.', againIn(waitSeconds)],
  R07: ({ status, waitSeconds }) => [
    `The vendor’s server has a fault (${status}).`,
    againIn(waitSeconds),
  ],
  R08: ({ seconds }) => [
    `The vendor’s server did not answer within ${formatDuration(seconds)}.`,
    againIn(null),
  ],
  R09: ({ detail }) => [
    `The vendor’s answer is not one this page understands: ${nameOf(detail)}.`,
    'Check the address of the API.',
  ],
  R10: ({ host }) => [
    `The vendor’s answer leads to another host, ${nameOf(host)}. It was not called.`,
    askVendor,
  ],
  R11: ({ page }) => [
    `The vendor’s list does not end: page ${formatCount(page)} came again. What came before is shown.`,
    askVendor,
  ],
  R12: ({ host }) => [
    `${nameOf(host)} could not be asked: it does not answer web pages on this address (CORS), or it cannot be reached. The browser does not tell which.`,
    commands,
  ],
  R13: () => ['This device has no network.', 'Go on when it has one: what is tracked stays here.'],
  R14: ({ status }) => [`The vendor refused this (${status}).`, askVendor],
  R15: ({ host }) => [
    `${nameOf(host)} leads elsewhere (a redirect). It was not followed, since the token would go along.`,
    'Check the address of the API.',
  ],
  R16: ({ count }) => [
    `${countOf(count, 'entry', 'entries')} of the vendor’s list could not be read, and ${count === 1 ? 'is' : 'are'} not shown here.`,
    'Look at the backups on the vendor’s own page.',
  ],
  R20: ({ name }) => [
    `There is already a backup named “${nameOf(name)}”. Nothing was asked for.`,
    'Choose another name, so that the two can be told apart.',
  ],
  R21: ({ name }) => [
    `Whether the request for “${nameOf(name)}” arrived is not known: the answer was lost.`,
    'Choose “Look for it”: the list is looked through before anything is asked for again.',
  ],
  R22: ({ name, waitSeconds }) => [
    `“${nameOf(name)}” is not in the list yet: a vendor may take some minutes to note a request.`,
    `Look for it again in ${formatDuration(waitSeconds)}. Until then it is not asked for again, so that it is not paid for twice.`,
  ],
  R23: ({ name }) => [
    `“${nameOf(name)}” is not at the vendor: the request did not arrive.`,
    'Choose “New backup…” to ask for it again.',
  ],
  R30: ({ name, received, total }) => [
    `The download of ${nameOf(name)} broke at ${formatBytes(received)}${total === null ? '' : ` of ${formatBytes(total)}`}.`,
    'Choose “Resume”: what is there is kept.',
  ],
  R31: ({ name, received, total }) => [
    `${nameOf(name)} is longer than announced: ${formatBytes(received)} instead of ${formatBytes(total)}.`,
    'Delete the file and download it again.',
  ],
  R32: ({ name, reason }) => [
    `${nameOf(name)} could not be written (${nameOf(reason)}): the disk may be full, or the file is in use.`,
    'Make room, then choose “Resume”.',
  ],
  R33: ({ name }) => [
    `The host did not say how large ${nameOf(name)} is: what came may not be all of it.`,
    'Open it in the explorer: only that proves it whole.',
  ],
  R34: ({ name, status }) => [
    `The host of ${nameOf(name)} refuses it (${status}): its link may have run out.`,
    'Refresh the list, which gives a new link, and go on.',
  ],
  R35: ({ name, reason }) => {
    const [fault, next] = otherFiles[reason];
    return [`${nameOf(name)} ${fault}.`, next];
  },
  R40: ({ field, reason }) => [`${field} ${fieldFaults[reason][0]}.`, fieldFaults[reason][1]],
  R41: ({ letters, most }) => [
    `The letter is too long for a mail link (${formatCount(letters)} of ${formatCount(most)} signs).`,
    'Save it as a message file, or copy it.',
  ],
  R50: () => [
    'This browser keeps nothing for this page: the tracker ends with it.',
    'Export the tracker before you close the page.',
  ],
  R51: ({ name, reason }) => [
    `${nameOf(name)} could not be imported: ${reason}. Nothing was changed.`,
    'Choose a file that was exported here.',
  ],
  R52: () => [
    'This note looks like a password. It was not kept.',
    'Keep passwords in a password manager; here only note that it came.',
  ],
  R53: ({ name }) => [
    `${nameOf(name)} names no parts of a backup.`,
    'Choose the file whose name ends in “_manifest.txt”, or type the number of parts.',
  ],
  R54: ({ name }) => [
    `${nameOf(name)} is not a load report.`,
    'Save one in the explorer: Backup report, “Save report”.',
  ],
  R55: ({ name, reason, most }) =>
    reason === 'large'
      ? [
          `${nameOf(name)} is larger than ${formatBytes(most)}, and was not read.`,
          'Choose another.',
        ]
      : [
          `${nameOf(name)} could not be read: it may have been moved or changed since it was chosen.`,
          'Choose it again.',
        ],
  R56: () => [
    'Some of what this page kept on this device could not be read, as when another version wrote it. It was put aside, not deleted.',
    'Import your last export here, and do not clear this browser’s data before.',
  ],
  R60: () => ['It was stopped.', 'Choose “Resume” to go on: what came is kept.'],
  R99: ({ reason }) => [
    `Something went wrong that should not have: ${nameOf(reason)}.`,
    'Load the page again.',
  ],
};

export function wordsFor(problem: Problem): Words {
  // The table above pairs each code with its own facts.
  const speak = words[problem.code] as (facts: never) => [string, string];
  const [sentence, next] = speak(problem.facts as never);
  return { sentence, next };
}

export const takenWords = 'Another backup has this name. Choose one that tells them apart.';

/** What is wrong with a field, after its name, with what to do. */
export function faultWords(reason: ProblemFacts['R40']['reason']): string {
  const [fault, next] = fieldFaults[reason];
  return `${fault}. ${next}`;
}
