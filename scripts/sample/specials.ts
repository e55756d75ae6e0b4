/** Places of the things that are wrong or rare on purpose: indexes of matters, contacts, tasks and records. */
export const SPECIAL_MATTERS = {
  macrons: 3,
  formula: 5,
  orphanPerson: 6,
  leadingZeros: 7,
  folderCycle: 8,
  multiLine: 9,
  firstByName: 11,
  deleted: 12,
  lastByName: 13,
} as const;

/** Indexes among the contacts (people who are not the firm's own). */
export const SPECIAL_CONTACTS = { surnameNull: 0, leadingZeros: 2, formulaName: 4 } as const;

export const SPECIAL_TASKS = { multiLine: 4, orphanMatter: 7, farPast: 9 } as const;
export const SPECIAL_TIME = { multiLine: 10, orphanMatter: 15 } as const;

/** What an import leaves for no date. */
export const FAR_PAST = '1901-01-01 00:00:00';

export const ORPHAN_MATTER = 9_000_001;
export const ORPHAN_PERSON = 9_000_002;

export const MULTI_LINE = [
  'Client said: "Send it, sign it, file it", and then, after a pause, "or not".',
  '',
  '1. Draft the letter, with copies;',
  '2. ask about the ""kayak"" clause.\r\nNgā mihi',
].join('\n');

export const FORMULA = '=HYPERLINK("https://firm.example/","Open me")';
export const FORMULA_NAME = '+Plus Minus Pencils Ltd';
export const MACRON_NAME = 'Kōwhaiwood: purchase of 8 Tōtara Row, Ōmahara (Māori land enquiry)';
export const ZERO_REFERENCE = '000417';
export const FIRST_NAME = 'Aardvark Umbrellas Limited: general advice';
export const LAST_NAME = 'Zyzzyva Kites Ltd: general advice';

/** Indexes of messages; 2 to 5 are a thread of four. */
export const SPECIAL_MAILS = {
  textOnly: 0,
  picture: 1,
  thread: 2,
  cycle: 6,
  cycleBack: 7,
  unlinked: 8,
  twoMatters: 9,
  invoice: 10,
  missingFile: 11,
  hostile: 12,
  nested: 13,
  withoutBody: 14,
  bothBodies: 16,
} as const;

export const ORPHAN_EMAIL = 9_000_003;
