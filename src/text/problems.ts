import type {
  NameChange,
  Problem,
  ProblemCode,
  ProblemFacts,
} from '../../workers/contract/problems.ts';
import { countOf, formatBytes, formatCount, listOf, nameOf } from './format.ts';

/** `state`: told by the thing itself, e.g. "locked". `notice`: worth knowing, or something to add. `alert`: wrong. */
export type Weight = 'state' | 'notice' | 'alert';

export interface Words {
  sentence: string;
  next: string;
}

const again = 'Choose the file again.';
const reload = 'Reload the page and open the backup again. Your files were not changed.';

const nameChanges: Record<NameChange, string> = {
  colon: 'a colon is written as another character',
  cut: 'what followed a colon is missing',
  copy: 'a number was added to tell files of one name apart',
  accents: 'letters and their accents were taken apart',
};

/** A new problem without words here does not compile. */
const words: { [C in ProblemCode]: (facts: ProblemFacts[C]) => [sentence: string, next: string] } =
  {
    Z01: ({ name, looksLike }) => [
      `${nameOf(name)} is not a ZIP file – it looks like ${looksLike}. Nothing was loaded from it.`,
      'Choose another file.',
    ],
    Z02: ({ name }) => [
      `${nameOf(name)} is empty (0 bytes). The download probably failed.`,
      'Download it again and add it.',
    ],
    Z03: ({ name, bytes }) => [
      `${nameOf(name)} is incomplete: the end of the file is missing (${formatBytes(bytes)} present). Download it again.`,
      'Add the new copy here; the other files stay.',
    ],
    Z04: ({ parts, missing }) => [
      `This backup is split into ${formatCount(parts)} parts. Still missing: ${missing.map(nameOf).join(', ')}.`,
      'Add the missing parts.',
    ],
    Z05: ({ first, second, unzipped }) => [
      unzipped
        ? `The folder ${nameOf(second)} holds the same as ${nameOf(first)}, and was left out.`
        : `${nameOf(first)} and ${nameOf(second)} are the same part. The second was ignored.`,
      `Nothing needs to be done.${unzipped ? ' To open the folder, remove the other.' : ''}`,
    ],
    Z06: ({ name, backup, reason }) => [
      `${nameOf(name)} does not belong to ${nameOf(backup)}: ${reason}.`,
      'Remove it, and open it as a backup of its own.',
    ],
    Z07: () => [
      'These parts contain documents but not the ‘Data’ folder. Add the first ZIP of the backup to see the records.',
      'Add the first ZIP.',
    ],
    Z08: ({ opened, others }) => [
      `These files are of different kinds: ${listOf([opened, ...others], others.length + 1)}. They are not mixed: only the ${opened} is opened now.`,
      'To open another one instead, choose it as the kind of backup.',
    ],
    Z10: ({ name }) => [
      `${nameOf(name)} is password-protected. Enter the password you were given by phone or e-mail.`,
      'Enter the password.',
    ],
    Z11: ({ name }) => [
      `That password does not open ${nameOf(name)}. Tried as typed and without surrounding spaces.`,
      'Try again.',
    ],
    Z12: ({ count, of }) => [
      `${formatCount(count)} of ${formatCount(of)} files use a different password.`,
      'Enter the second password, or leave the field empty and open the rest.',
    ],
    Z13: ({ entry }) => [
      `${nameOf(entry)} could not be verified: wrong password or damaged data.`,
      'Try again with another password.',
    ],
    Z20: ({ count }) => [
      `${formatCount(count)} files use PKWARE strong encryption, which this app cannot open. Use PKZIP/SecureZIP for these.`,
      'Everything else can be opened here.',
    ],
    Z21: ({ name }) => [
      `The file list of ${nameOf(name)} is itself encrypted (PKWARE). This app cannot open it.`,
      'Ask the sender for a ZIP with AES-256 encryption.',
    ],
    Z22: ({ count, method }) => [
      `${formatCount(count)} files are compressed with ${method}, which this app cannot open.`,
      'Everything else can be opened here.',
    ],
    Z30: ({ entry }) => [
      `${nameOf(entry)} is damaged (checksum does not match).`,
      'Ask the sender for this part again.',
    ],
    Z31: ({ entry }) => [
      `${nameOf(entry)} is damaged or was changed after encryption (authentication failed).`,
      'It cannot be saved. Ask the sender for this part again.',
    ],
    Z32: ({ entry, listed, found }) => [
      `${nameOf(entry)} has a different size than the archive says (${formatBytes(found)} vs ${formatBytes(listed)}).`,
      'Ask the sender for this part again.',
    ],
    Z33: ({ entry, field }) => [
      `${nameOf(entry)}: the archive describes this file in two conflicting ways (${field}).`,
      'It was left out; everything else can be opened.',
    ],
    Z34: ({ entry }) => [
      `${nameOf(entry)} points outside the archive.`,
      'It is shown under a safe name and is never written anywhere else.',
    ],
    Z35: ({ name }) => [
      `${nameOf(name)} was built to expand endlessly (overlapping entries). It was not opened.`,
      'Ask the sender for a clean copy.',
    ],
    Z36: ({ entry, bytes, ratio }) => [
      `${nameOf(entry)} would expand to ${formatBytes(bytes)} (${formatCount(Math.round(ratio))} times its size). Open anyway?`,
      'It was skipped.',
    ],
    Z40: ({ count, examples }) => [
      `${formatCount(count)} names were made safe for display/export (${listOf(examples, count)}).`,
      'Nothing needs to be done.',
    ],
    Z41: ({ count, example }) => [
      `${formatCount(count)} names occur more than once; all copies are kept as ${nameOf(example)} (2).`,
      'Nothing needs to be done.',
    ],
    Z42: ({ charset }) => [
      `Names are stored in an unknown character set; shown as ${charset}.`,
      'Nothing needs to be done.',
    ],
    Z44: ({ entry, target }) => [
      `${nameOf(entry)} is a link to ${nameOf(target)}; the link is shown, not followed.`,
      'Nothing needs to be done.',
    ],
    Z45: ({ how, count, examples }) => [
      `${countOf(count, 'name')} ${count === 1 ? 'was' : 'were'} changed when the backup was unzipped: ${nameChanges[how]} (${listOf(examples, count)}).`,
      'Each is matched with the name that the records have. Where two could be meant, the zip itself tells: open that instead.',
    ],
    Z50: ({ name }) => [`${nameOf(name)} changed on disk while it was being read.`, again],
    Z51: ({ name }) => [`${nameOf(name)} was moved, renamed or its drive was removed.`, again],
    Z52: ({ name }) => [
      `The browser no longer has permission to read ${nameOf(name)}.`,
      'Choose the file again to allow it.',
    ],
    Z60: ({ name, bytes, where }) => [
      `${nameOf(name)} has ${formatCount(bytes)} unexpected bytes ${where} the archive.`,
      'They were left alone.',
    ],
    Z61: ({ name }) => [
      `${nameOf(name)} holds nothing that a password could be tried on.`,
      'It can be opened as it is.',
    ],
    Z62: ({ name }) => [
      `${nameOf(name)} is a ZIP file with nothing in it.`,
      'Check that it is the file you were sent.',
    ],
    Z63: ({ files }) => [
      files === 1
        ? 'The file you chose is not a ZIP file. Nothing was loaded from it.'
        : `None of the ${formatCount(files)} files you chose is a ZIP file or a table, and no folder of a backup is among them. Nothing was loaded.`,
      'Choose the zip files your practice-management system gave you, or the folder that holds what was in them.',
    ],
    I01: ({ table, rows }) => [
      `${nameOf(table)} could not be read to its end. It stopped after ${countOf(rows, 'row')}, and none of them were kept.`,
      'The other tables are complete. Ask the sender for this part again.',
    ],
    I02: ({ table, detail }) => [
      `The rows of ${nameOf(table)} do not add up (${detail}), so none of them were kept.`,
      'The other tables are complete. Please report this with the Backup report.',
    ],
    I03: ({ table }) => [
      `${nameOf(table)} is in the backup and holds no rows.`,
      'Nothing needs to be done.',
    ],
    I04: ({ table, rows }) => [
      `Not enough memory: ${nameOf(table)} stopped at row ${formatCount(rows)}.`,
      'Close other tabs and open the backup again. The other tables can be used.',
    ],
    I05: ({ version }) => [
      `The version ${nameOf(version)} holds no JSON that can be read.`,
      'The other versions can be used. Open its file to see what is in it.',
    ],
    M01: ({ kind }) => [
      `This file is named .${kind} and cannot be read as an e-mail.`,
      'Save it, and open it with the program you use for such files.',
    ],
    V01: ({ view }) => [
      `There is no list called “${nameOf(view)}” in this backup.`,
      'Choose a section on the left.',
    ],
    V02: ({ view, column }) => [
      `“${nameOf(view)}” has no column called “${nameOf(column)}”.`,
      'Open the section again from the left.',
    ],
    V03: ({ table, key }) => [
      `There is no record ${nameOf(key)} in ${nameOf(table)}.`,
      'It may be in a part that was not added, or deleted before the backup was made. Add the other parts, or look for it in the list.',
    ],
    V04: ({ table, columns, rows }) => [
      `${listOf(columns)} cannot identify the rows of ${nameOf(table)}: ${countOf(rows, 'row')} ${rows === 1 ? 'has' : 'have'} nothing there, or the same as another row.`,
      'Choose another column, or none.',
    ],
    E01: () => ['This was stopped.', 'Nothing was kept of it. You can start again.'],
    E02: ({ reason }) => [
      `The part of Strongroom that reads backups stopped working (${reason}).`,
      'Open the backup again. Your files were not changed.',
    ],
    E03: () => ['Something unexpected happened in Strongroom. This is a fault in the app.', reload],
    E04: ({ name }) => [
      `${nameOf(name)} is no list of rows: it is neither CSV nor TSV, nor a JSON list of records.`,
      'Export the list again as CSV, TSV or JSON, and add that.',
    ],
    X01: ({ name }) => [
      `${nameOf(name)} could not be written: the browser no longer has permission.`,
      'Save again and choose a place you may write to.',
    ],
    X02: ({ name, reason }) => [
      `${nameOf(name)} was not saved: ${reason}.`,
      'Check that there is room on the disk, and save again.',
    ],
  };

const quiet = new Set<ProblemCode>(['Z10', 'Z61']);
const mild = new Set<ProblemCode>([
  'Z04',
  'Z05',
  'Z06',
  'Z07',
  'Z08',
  'Z12',
  'Z34',
  'Z36',
  'Z40',
  'Z41',
  'Z42',
  'Z44',
  'Z45',
  'Z60',
  'Z62',
  'I03',
]);

export function wordsFor(problem: Problem): Words {
  const [sentence, next] = speak(problem);
  return { sentence, next };
}

function speak<C extends ProblemCode>(problem: {
  code: C;
  facts: ProblemFacts[C];
}): [string, string] {
  return words[problem.code](problem.facts);
}

export function weightOf(code: ProblemCode): Weight {
  if (quiet.has(code)) return 'state';
  return mild.has(code) ? 'notice' : 'alert';
}

/** Every code there are words for. */
export const knownCodes = Object.keys(words) as readonly ProblemCode[];
