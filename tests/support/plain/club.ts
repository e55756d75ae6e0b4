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

const number = (at: number): string => String(at + 1);

const families: DraftTable = {
  entry: 'families.csv',
  columns: ['id', 'family_name', 'street'],
  rows: rowsOf(20, (at) => [
    number(at),
    `${turn(['Nettlefold', 'Thistledew', 'Pebblewick'], at)} ${at}`,
    `${at + 1} Example Street`,
  ]),
  key: ['id'],
  title: 'family_name',
};

const members: DraftTable = {
  entry: 'members.csv',
  columns: ['id', 'first_name', 'last_name', 'joined', 'family_id', 'locker', 'rating'],
  rows: rowsOf(60, (at) => [
    number(at),
    turn(['Calla', 'Dorian', 'Edda', 'Rua'], at),
    turn(['Nettlefold', 'Thistledew', 'Pebblewick'], at),
    dayText(at * 4),
    at % 9 === 8 ? '' : number(at % 20),
    at % 3 === 0 ? number(at) : '',
    String((at % 5) + 1),
  ]),
  key: ['id'],
  title: 'last_name',
};

// The captain is a member, but nothing in the file says so: 1 to 8 are families and payments as well.
const teams: DraftTable = {
  entry: 'teams.csv',
  columns: ['id', 'team', 'captain', 'division'],
  rows: rowsOf(8, (at) => [
    number(at),
    `The ${turn(['Kites', 'Ferries', 'Buttons'], at)} ${at}`,
    number(7 - at),
    String((at % 3) + 1),
  ]),
  key: ['id'],
  title: 'team',
};

// Four rows are of members who have left and are not in the export.
const squads: DraftTable = {
  entry: 'team_members.csv',
  columns: ['team_id', 'member_id', 'shirt', 'season'],
  rows: rowsOf(88, (at) => [
    number(at % 8),
    at % 22 === 21 ? String(200 + at) : number((at * 7) % 60),
    String((at % 11) + 1),
    String(2021 + Math.floor(at / 44)),
  ]),
  key: ['team_id', 'member_id'],
  title: 'team_id',
};

const payments: DraftTable = {
  entry: 'payments.csv',
  columns: ['id', 'member_id', 'paid', 'amount', 'method', 'instalments'],
  rows: rowsOf(150, (at) => [
    number(at),
    number((at * 11) % 60),
    dayText(at * 2),
    `${20 + (at % 4) * 5}.00`,
    String((at % 3) + 1),
    String((at % 12) + 1),
  ]),
  key: ['id'],
  title: 'paid',
};

const tables = [families, members, teams, squads, payments];
const letter = [
  'Dear treasurer, this is what the (invented) club kept in its members’ list.',
  'Nothing in it is about a real person, team or street; all of it was made for a test.',
].join('\n');

/** A club's export of its members: the ids of all tables are the same small numbers. */
export const club: PlainBackup = {
  name: 'pretend-kite-club.zip',
  entries: {
    ...Object.fromEntries(
      tables.map((table) => [table.entry, textOf(table, { delimiter: ',', newline: '\n' })]),
    ),
    'read me.txt': `${letter}\n`,
  },
  tables: tables.map(toldOf),
  relations: [
    relationOf(members, 'family_id', families),
    relationOf(squads, 'team_id', teams),
    relationOf(squads, 'member_id', members),
    relationOf(payments, 'member_id', members),
  ],
  leadNowhere: [
    ...tables
      .filter(({ columns }) => columns[0] === 'id')
      .map(({ entry }): [string, string] => [entry, 'id']),
    [members.entry, 'locker'],
    [members.entry, 'rating'],
    [teams.entry, 'captain'],
    [teams.entry, 'division'],
    [squads.entry, 'shirt'],
    [squads.entry, 'season'],
    [payments.entry, 'method'],
    [payments.entry, 'instalments'],
  ],
  files: { of: [], unlinked: ['read me.txt'], missing: [] },
};
