import type { Finding, FindingCode, FindingFacts } from '../../workers/contract/values.ts';
import { countOf, formatCount, formatMoney, listOf, nameOf } from './format.ts';
import { fileNoun } from './words.ts';

export interface FindingWords {
  sentence: string;
  next: string;
}

const were = (count: number): string => (count === 1 ? 'was' : 'were');
const them = (count: number): string => (count === 1 ? 'it' : 'them');
const are = (count: number): string => (count === 1 ? 'is' : 'are');

/** What people call a table, by its id. */
export type LabelOf = (table: string) => string;

type Words<C extends FindingCode> = (
  facts: FindingFacts[C],
  labelOf: LabelOf,
) => [sentence: string, next: string];

/** A new finding without words here does not compile. */
const words: { [C in FindingCode]: Words<C> } = {
  'documents-missing': ({ table, count }) => [
    `${countOf(count, fileNoun(table))} ${are(count)} listed but not in the files you added.`,
    `Ask the vendor for ${them(count)}, or add the parts you have not added yet.`,
  ],
  'documents-unopened': ({ table, count, volumes }) => [
    `${countOf(count, fileNoun(table))} ${are(count)} in ${listOf(volumes)}, which is not open.`,
    `Add or unlock it to see ${them(count)}.`,
  ],
  'files-unlisted': ({ table, count, examples }, labelOf) => [
    `${countOf(count, 'file')} in the backup ${are(count)} named by no record of ${labelOf(table)} (${listOf(examples, count)}).`,
    `${count === 1 ? 'It is' : 'They are'} counted in the Backup report and not lost.`,
  ],
  'links-ambiguous': ({ table, count }) => [
    `${countOf(count, fileNoun(table))} cannot be told apart by name: more than one fits.`,
    'Where one is shown, it is the first. Check the file name before relying on such a file.',
  ],
  'files-shared': ({ table, count }, labelOf) => [
    `${countOf(count, 'row')} ${count === 1 ? 'names' : 'name'} a file that another row names, too.`,
    `In ${labelOf(table)} such a file stands with the first of its rows.`,
  ],
  'files-copied': ({ count }) => [
    `${countOf(count, 'file')} ${are(count)} in more than one volume, alike in path, size and checksum.`,
    'Each is read and counted once.',
  ],
  'orphan-ids': ({ table, column, target, rows, examples }, labelOf) => [
    `${countOf(rows, 'row')} of ${labelOf(table)} ${rows === 1 ? 'names a record that is' : 'name records that are'} not in ${labelOf(target)} (${nameOf(column)} ${examples.length > 1 ? 'such as ' : ''}${listOf(examples.slice(0, 3))}).`,
    'The numbers are kept and shown as they stand.',
  ],
  'rows-quarantined': ({ table, count }, labelOf) => [
    `${countOf(count, 'record')} of ${labelOf(table)} could not be read as rows and ${were(count)} set aside.`,
    'Their text is in the Backup report.',
  ],
  'rows-short': ({ table, count }, labelOf) => [
    `${countOf(count, 'row')} of ${labelOf(table)} ${are(count)} shorter than the heading.`,
    'The missing cells are shown empty.',
  ],
  'rows-long': ({ table, count }, labelOf) => [
    `${countOf(count, 'row')} of ${labelOf(table)} ${are(count)} longer than the heading.`,
    'The extra cells are kept beside the row.',
  ],
  'cells-recoded': ({ table, count }, labelOf) => [
    `${countOf(count, 'cell')} of ${labelOf(table)} ${were(count)} not UTF-8 and ${were(count)} read as Windows-1252.`,
    'Check accents and currency signs there.',
  ],
  'key-not-unique': ({ table, columns, count }, labelOf) => [
    `${formatCount(count)} ${count === 1 ? 'value' : 'values'} of ${listOf(columns)} in ${labelOf(table)} ${count === 1 ? 'occurs' : 'occur'} more than once.`,
    'Its records are told apart by their number in the file.',
  ],
  'versions-broken': ({ count, examples }) => [
    `${countOf(count, 'version')} ${count === 1 ? 'does' : 'do'} not follow the version before ${them(count)}: the previous hash ${count === 1 ? 'it names' : 'they name'} is not that version’s hash (${listOf(examples, count)}).`,
    'Something was changed, left out or put in there. Ask the vendor how.',
  ],
  'versions-missing': ({ count, examples }) => [
    `In ${countOf(count, 'place')} versions are missing from a record’s history (${listOf(examples, count)}).`,
    'Add the parts you have not added yet, or ask the vendor for them.',
  ],
  'versions-repeated': ({ count, examples }) => [
    `${countOf(count, 'version')} ${count === 1 ? 'has a number' : 'have numbers'} that another version of the record has (${listOf(examples, count)}).`,
    'All of them are shown in the history.',
  ],
  'versions-reordered': ({ count, examples }) => [
    `${countOf(count, 'version')} ${count === 1 ? 'names' : 'name'} the hash of another version than the one before (${listOf(examples, count)}).`,
    'They may have been numbered in another order than they were made.',
  ],
  'versions-unread': ({ count, examples }) => [
    `${countOf(count, 'version file')} could not be read (${listOf(examples, count)}).`,
    'They stand in the list of versions with the reason; the other versions are complete.',
  ],
  'keys-repeated': ({ count, examples }) => [
    `${countOf(count, 'version')} ${count === 1 ? 'has' : 'have'} a key more than once in one place (${listOf(examples, count)}).`,
    'The last value of such a key is shown; the first ones are in the file.',
  ],
  'uids-shared': ({ count, examples }) => [
    `${countOf(count, 'UID')} ${are(count)} that of more than one record (${listOf(examples, count)}).`,
    'What names a record by such a UID leads to none of them.',
  ],
  'books-not-tied': ({ id, left, right, difference, count }) => [
    `${tieNames[id]}: ${formatMoney(left)} and ${formatMoney(right)} differ by ${formatMoney(difference)}${count > 0 ? `; ${formatCount(count)} stand${count === 1 ? 's' : ''} apart` : ''}.`,
    'See Trust and Ledger for what stands on one side only.',
  ],
  'trust-overdrawn': ({ count, examples }) => [
    `${countOf(count, 'matter')} ${were(count)} overdrawn at some moment (${listOf(examples, count)}).`,
    'See the exceptions under Trust for when and by how much.',
  ],
  'amounts-not-read': ({ table, count }, labelOf) => [
    `${countOf(count, 'row')} of ${labelOf(table)} ${are(count)} in no sum: the date or the amount cannot be read exactly.`,
    'They are listed under Trust and Ledger as rows left out.',
  ],
};

/** What a tie-out compares, left and right. */
const tieNames: Record<FindingFacts['books-not-tied']['id'], string> = {
  'matters-cashbook': 'All matters and the cash book',
  'cashbook-bank': 'The cash book and the ledger’s bank accounts for clients’ money',
  'matters-liability': 'All matters and what the ledger says is owed to clients',
  'transactions-balance': 'Debits and credits of the ledger',
  'invoices-lines': 'Invoices and their lines',
  'payments-allocate': 'What invoices say was paid and their payments',
};

export function findingWords(finding: Finding, labelOf: LabelOf): FindingWords {
  const [sentence, next] = speak(finding, (table) => nameOf(labelOf(table)));
  return { sentence, next };
}

function speak<C extends FindingCode>(
  finding: { code: C; facts: FindingFacts[C] },
  labelOf: LabelOf,
): [string, string] {
  return words[finding.code](finding.facts, labelOf);
}
