import type { DocumentKind } from './document-names.ts';
import type { FoundBy } from './documents.ts';

/** Told from other messages by its title. */
export const HOSTILE_TITLE = 'A hostile message';

/** A present document that is a trial for whoever links rows to files, or shows them. */
export interface SpecialDocument {
  blemish: string;
  note: string;
  kind: DocumentKind;
  title: string;
  /** The name the zip holds, from the name the row gives. */
  inZip?: (stored: string) => string;
  foundBy?: FoundBy;
  older?: boolean;
  orphan?: boolean;
  /** An index among the matters, where it matters. */
  matter?: number;
}

/** The first present documents of the log, in this order. */
export const SPECIAL_DOCUMENTS: readonly SpecialDocument[] = [
  {
    blemish: 'macrons-nfc',
    note: 'Macrons, composed (NFC), in the row and in the zip.',
    kind: 'text',
    title: 'Tūī and kōwhai planting plan',
  },
  {
    blemish: 'macrons-nfd',
    note: 'The row holds composed letters (NFC), the zip the same name decomposed (NFD).',
    kind: 'letter',
    title: 'Letter about Ōmahara and Tōtara Row',
    inZip: (stored) => stored.normalize('NFD'),
    foundBy: 'folded',
  },
  {
    blemish: 'colon-kept',
    note: 'A colon in the row and in the zip; many unzip tools cannot write it.',
    kind: 'text',
    title: 'Re: lease of the kayak shed',
  },
  {
    blemish: 'colon-mangled',
    note: 'The row has a colon and a question mark; the zip has underscores.',
    kind: 'text',
    title: 'Re: what happens next?',
    inZip: (stored) => stored.replace(/[:?]/g, '_'),
    foundBy: 'mangled',
  },
  {
    blemish: 'same-name',
    note: 'The same original name in two matters: the first.',
    kind: 'pdf',
    title: 'Signed agreement',
    matter: 1,
  },
  {
    blemish: 'same-name',
    note: 'The same original name in two matters: the second.',
    kind: 'pdf',
    title: 'Signed agreement',
    matter: 2,
  },
  {
    blemish: 'other-case',
    note: 'The row ends in .png, the zip in .PNG.',
    kind: 'picture',
    title: 'Scan of the boundary plan',
    inZip: (stored) => stored.replace(/png$/, 'PNG'),
    foundBy: 'folded',
  },
  {
    blemish: 'older-name',
    note: 'The older form of stored names: a date without a time.',
    kind: 'docx',
    title: 'Draft of the (old) engagement letter',
    older: true,
  },
  {
    blemish: 'orphan-matter',
    note: 'Its action_id is in no row of actions.csv; the file is there.',
    kind: 'text',
    title: 'File note on a matter that is gone',
    orphan: true,
  },
  {
    blemish: 'odd-characters',
    note: 'Percent, hash, ampersand, a comma and two spaces.',
    kind: 'text',
    title: '100% of costs, #2 & more  (draft)',
  },
  {
    blemish: 'many-pages',
    note: 'A deed of several pages with text in it; the words “hedgehog schedule” stand on the last.',
    kind: 'deed',
    title: 'Deed of the imaginary hedge',
    matter: 0,
  },
  {
    blemish: 'saved-eml',
    note: 'A message with text, HTML and a picture in it, and a message with a message attached.',
    kind: 'eml',
    title: 'Email about the boundary plan',
    matter: 0,
  },
  {
    blemish: 'saved-msg',
    note: 'An Outlook message: recipients, text, HTML with a picture, and files attached.',
    kind: 'msg',
    title: 'Outlook message about the boundary plan',
    matter: 0,
  },
  {
    blemish: 'hostile-eml',
    note: 'Its HTML wants to run scripts, send forms and fetch things; none of it may happen.',
    kind: 'eml',
    title: HOSTILE_TITLE,
    matter: 0,
  },
];
