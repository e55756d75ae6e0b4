import type { ColumnEntry } from '../../workers/contract/records.ts';
import type {
  DateOrder,
  DocumentState,
  FormatId,
  Kind,
  LinkMethod,
  LoadPhase,
  RejectionCode,
  VolumeInfo,
  VolumeState,
} from '../../workers/contract/values.ts';
import { countOf } from './format.ts';

export type Tone = 'on' | 'warn' | 'bad' | 'off';

export const documentStates: Record<DocumentState, { text: string; tone: Tone }> = {
  present: { text: 'in the backup', tone: 'on' },
  missing: { text: 'missing', tone: 'bad' },
  deleted: { text: 'deleted', tone: 'off' },
  none: { text: 'no file', tone: 'off' },
  unopened: { text: 'in a volume not opened', tone: 'warn' },
};

export const linkMethods: Record<LinkMethod, string> = {
  exact: 'The file has exactly the listed name.',
  path: 'The file’s folder and name are the listed ones.',
  folded: 'The names are the same but for capitals or accents.',
  mangled: 'The name was changed by the zip program in a known way.',
  'key-stamp': 'The matter’s number and the time in the file’s name fit.',
  'key-fuzzy': 'The matter’s number and most of the name fit. Check before relying on it.',
  'key-prefix': 'The number before the file’s name fits. Check before relying on it.',
};

/** What the files of a list are called, one of them; a plain `s` makes them many. */
export function fileNoun(table: string): string {
  return fileNouns[table] ?? 'file';
}

const fileNouns: Readonly<Record<string, string>> = {
  document_log: 'document',
  email_attachment: 'email attachment',
  participant_document: 'contact document',
};

/** The kinds of backup, as a person chooses one. */
export const formatNames: Record<FormatId, string> = {
  actionstep: 'Actionstep takeaway backup',
  labii: 'Records as versions (Labii)',
  plain: 'CSV tables, with or without files',
};

/** What a column holds. */
export const kinds: Record<Kind, string> = {
  id: 'Number or code',
  text: 'Text',
  number: 'Number',
  money: 'Amount',
  date: 'Date',
  stamp: 'Date and time',
  flag: 'Yes or no',
};

/** What the kind of a column was decided by, where the format does not tell it. */
export const decisions: Record<Exclude<ColumnEntry['decidedBy'], 'schema'>, string> = {
  name: 'taken from its name',
  values: 'taken from its values',
};

/** How the days of a column are written. */
export const dateOrders: Record<DateOrder, string> = {
  iso: 'written year first',
  dmy: 'written day first',
  mdy: 'written month first',
  ambiguous: 'day and month could be either',
};

export const loadPhases: Record<LoadPhase, string> = {
  reading: 'Reading tables',
  indexing: 'Indexing',
  linking: 'Matching documents to files',
};

export const rejections: Record<RejectionCode, string> = {
  QUOTE_TRAIL: 'Text follows a closing quotation mark.',
  UNTERMINATED_QUOTE: 'A quotation mark is never closed.',
  FIELD_TOO_LARGE: 'A cell is larger than a cell can be.',
  TOO_MANY_COLUMNS: 'It has more cells than a row can have.',
  CAPACITY: 'There was no room left for it.',
  NOT_JSON: 'It is no JSON.',
  NOT_UTF8: 'It is no UTF-8 text.',
  NOT_OBJECT: 'Its JSON is no record.',
  TOO_DEEP: 'Its JSON is nested more than 200 deep.',
  TOO_LARGE: 'It is larger than 64 MiB.',
  NOT_READ: 'The archive does not give it; it may be damaged.',
};

const volumeStates: Record<VolumeState, string> = {
  open: 'open',
  locked: 'locked',
  duplicate: 'the same as another part, ignored',
  incomplete: 'incomplete',
  refused: 'cannot be opened',
  apart: 'belongs to another backup',
};

/** "records and 12,004 files · locked". */
export function volumeWords(volume: VolumeInfo): string {
  const files = Math.max(0, volume.entries - volume.tables);
  const content = [
    volume.tables > 0 ? countOf(volume.tables, 'table') : '',
    files > 0 || volume.tables === 0 ? countOf(files, 'file') : '',
  ].filter((part) => part !== '');
  const hasDirectory = volume.state !== 'refused' && volume.state !== 'incomplete';
  return [
    hasDirectory ? content.join(' and ') : '',
    volume.kind === 'folder' ? 'unzipped folder' : '',
    ...volume.encryption,
    volumeStates[volume.state],
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

/** A matter's status as a colour: green is current, brass is look at this. */
export function statusTone(status: string): Tone {
  const word = status.trim().toLowerCase();
  if (word.startsWith('active') || word.startsWith('open')) return 'on';
  if (word.startsWith('inactive') || word.startsWith('pending')) return 'warn';
  return 'off';
}

export function isDocumentState(word: string): word is DocumentState {
  return Object.hasOwn(documentStates, word);
}
