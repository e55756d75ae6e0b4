import { pngPicture } from '../picture.ts';
import {
  dayText,
  type DraftTable,
  type PlainBackup,
  relationOf,
  rowsOf,
  textOf,
  toldOf,
  turn,
} from './plain-backup.ts';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

/** 18 characters: three that say the kind, twelve for the row, three that make up for upper and lower case. */
function idOf(kind: string, at: number): string {
  const core = `${kind}5g0000${String(at * 7919 + 100_003).padStart(6, '0')}`;
  return `${core}${turn(['Q', 'a', 'Z'], at)}${turn(['K', 'm'], at)}${LETTERS[at % 32] ?? 'A'}`;
}

const user = (at: number): string => idOf('005', at);
const account = (at: number): string => idOf('001', at);
const contact = (at: number): string => idOf('003', at);
const opportunity = (at: number): string => idOf('006', at);

const stages = ['Prospecting', 'Proposal', 'Closed Won', 'Closed Lost'] as const;
const industries = ['Kites', 'Umbrellas', 'Marmalade', ''] as const;

const users: DraftTable = {
  entry: 'Users.csv',
  columns: ['Id', 'Username', 'Name', 'IsActive'],
  rows: rowsOf(6, (at) => [
    user(at),
    `seller${at}@example.invalid`,
    `${turn(['Wren', 'Quill', 'Sorrel'], at)} Specimen ${at}`,
    String(at % 2),
  ]),
  key: ['Id'],
  title: 'Name',
};

const accounts: DraftTable = {
  entry: 'Accounts.csv',
  columns: ['Id', 'IsDeleted', 'Name', 'ParentId', 'Industry', 'NumberOfEmployees', 'OwnerId'],
  rows: rowsOf(40, (at) => [
    account(at),
    '0',
    `${turn(['Pretend', 'Madeup', 'Cardboard'], at)} ${turn(['Ferries', 'Pencils'], at)} ${at}`,
    at % 5 === 4 ? account(at - 4) : '',
    turn(industries, at),
    String((at % 9) + 1),
    user(at % 6),
  ]),
  key: ['Id'],
  title: 'Name',
};

// The last contact reports to one who is not in the export.
const contacts: DraftTable = {
  entry: 'Contacts.csv',
  columns: ['Id', 'AccountId', 'LastName', 'FirstName', 'Email', 'ReportsToId', 'OwnerId'],
  rows: rowsOf(120, (at) => [
    contact(at),
    at % 11 === 0 ? '' : account(at % 40),
    turn(['Inkwell', 'Yewberry', 'Oakapple', 'Larkmeadow'], at),
    turn(['Una', 'Niko', 'Tāne'], at),
    `contact${at}@example.invalid`,
    at === 119 ? contact(900) : at % 4 === 1 ? contact(at - 1) : '',
    user(at % 6),
  ]),
  key: ['Id'],
  title: 'LastName',
};

const opportunities: DraftTable = {
  entry: 'Opportunities.csv',
  columns: [
    'Id',
    'AccountId',
    'Name',
    'StageName',
    'Amount',
    'Probability',
    'CloseDate',
    'OwnerId',
  ],
  rows: rowsOf(80, (at) => [
    opportunity(at),
    account((at * 3) % 40),
    `Order of ${turn(['kites', 'pencils, blue', 'so-called "best" marmalade'], at)}, no. ${at}`,
    turn(stages, at),
    `${at * 125}.50`,
    String((at % 10) * 10),
    dayText(at * 5),
    user(at % 6),
  ]),
  key: ['Id'],
  title: 'Name',
};

const tables = [users, accounts, contacts, opportunities];

const papers = [
  ...[0, 3, 5, 8].map((at) => ({
    entry: `Attachments/${opportunity(at)}/Proposal ${at}.txt`,
    table: opportunities.entry,
    key: opportunity(at),
    bytes: `A proposal that nobody made, no. ${at}.\r\n`,
  })),
  ...[1, 2, 9].map((at) => ({
    entry: `Attachments/${contact(at)}_photo.png`,
    table: contacts.entry,
    key: contact(at),
    bytes: pngPicture,
  })),
];
const loose = [
  [
    'Attachments/read me first.txt',
    'The attachments are named by the ids of what they belong to.\n',
  ],
  [`Attachments/${opportunity(700)}/Lost.txt`, 'Belongs to something that is not in the export.\n'],
] as const;

/** A CRM's weekly export: every cell in quotes, ids of 18 characters, attachments below folders named by id. */
export const crm: PlainBackup = {
  name: 'WE_00D5g0000SAMPLE_1.zip',
  entries: {
    ...Object.fromEntries(
      tables.map((table) => [
        table.entry,
        textOf(table, { delimiter: ',', newline: '\r\n', quoteAll: true }),
      ]),
    ),
    ...Object.fromEntries(papers.map(({ entry, bytes }) => [entry, bytes])),
    ...Object.fromEntries(loose),
  },
  tables: tables.map(toldOf),
  relations: [
    relationOf(accounts, 'ParentId', accounts),
    relationOf(accounts, 'OwnerId', users),
    relationOf(contacts, 'AccountId', accounts),
    relationOf(contacts, 'ReportsToId', contacts),
    relationOf(contacts, 'OwnerId', users),
    relationOf(opportunities, 'AccountId', accounts),
    relationOf(opportunities, 'OwnerId', users),
  ],
  leadNowhere: [
    [users.entry, 'Id'],
    [users.entry, 'IsActive'],
    [accounts.entry, 'NumberOfEmployees'],
    [accounts.entry, 'IsDeleted'],
    [opportunities.entry, 'Probability'],
    [opportunities.entry, 'StageName'],
  ],
  files: {
    of: papers.map(({ entry, table, key }) => ({ entry, table, key })),
    unlinked: loose.map(([entry]) => entry),
    missing: [],
  },
};
