import { pngPicture } from '../picture.ts';
import {
  type DraftTable,
  type PlainBackup,
  relationOf,
  rowsOf,
  textOf,
  toldOf,
  turn,
} from './plain-backup.ts';

/** 1987.1.1, …: some are the beginnings of others. */
const accession = (at: number): string =>
  `${1987 + Math.floor(at / 25)}.${(at % 3) + 1}.${Math.floor((at % 25) / 3) * 4 + 1}`;
const maker = (at: number): string => `MK-${String(at * 3 + 7).padStart(4, '0')}`;
const locations = [
  ['BLD', '', 'Museum building'],
  ['BLD-G', 'BLD', 'Gallery'],
  ['BLD-S', 'BLD', 'Store'],
  ['BLD-S-01', 'BLD-S', 'Shelf 1'],
  ['BLD-S-02', 'BLD-S', 'Shelf 2'],
  ['BLD-G-A', 'BLD-G', 'Case A'],
  ['BLD-G-B', 'BLD-G', 'Case B'],
] as const;

const makers: DraftTable = {
  entry: 'catalogue/makers.tsv',
  columns: ['maker_code', 'name', 'lived', 'sort'],
  rows: rowsOf(12, (at) => [
    maker(at),
    `${turn(['Old', 'Young', 'Other'], at)} Clockmaker ${at}, “the inventor”`,
    `${1800 + at}–${1860 + at}`,
    String(at + 1),
  ]),
  key: ['maker_code'],
  title: 'name',
};

const places: DraftTable = {
  entry: 'catalogue/locations.tsv',
  columns: ['location_code', 'parent', 'name'],
  rows: locations,
  key: ['location_code'],
  title: 'name',
};

/** Of which a file is named in the catalogue; that of the last is not in the backup. */
const PICTURED = [0, 1, 2, 9, 40] as const;

const objects: DraftTable = {
  entry: 'catalogue/objects.csv',
  columns: [
    'accession_number',
    'title',
    'maker_code',
    'location',
    'part_of',
    'height_cm',
    'valuation',
    'image',
  ],
  rows: rowsOf(60, (at) => [
    accession(at),
    `${turn(['Clock', 'Kite', 'Lantern'], at)} of ${turn(['tin', 'card', 'pretend gold'], at + 1)}`,
    at % 7 === 0 ? '' : maker(at % 12),
    locations[(at + 3) % locations.length]?.[0] ?? '',
    at % 6 === 5 ? accession(at - 5) : '',
    `${at + 4},5`,
    `1.${String(100 + at)},00`,
    PICTURED.some((one) => one === at) ? `${accession(at)}.png` : '',
  ]),
  key: ['accession_number'],
  title: 'title',
};

// A loan has several objects, and an object is lent more than once.
const loans: DraftTable = {
  entry: 'catalogue/loan_objects.csv',
  columns: ['loan_no', 'accession_number', 'borrower', 'condition'],
  rows: rowsOf(30, (at) => [
    `2024/${Math.floor(at / 5) + 1}`,
    accession((at % 5) * 7 + Math.floor(at / 10)),
    turn(['Nowhere Gallery', 'Museum of Buttons'], Math.floor(at / 5)),
    String((at % 4) + 1),
  ]),
  key: ['loan_no', 'accession_number'],
  title: 'borrower',
};

const [first, second, third, fourth, missing] = PICTURED;
const pictures = [
  ...[first, second, third, fourth].map((at) => [`images/${accession(at)}.png`, at] as const),
  // By their names alone: a second view, and one that the catalogue does not name.
  [`images/${accession(first)}_2.png`, first] as const,
  [`images/${accession(20)}.png`, 20] as const,
];
const loose = ['images/floor plan.png', 'images/1899.1.1.png'];

/** A museum's catalogue: semicolons and tabs, accession numbers as keys, places inside places. */
export const museum: PlainBackup = {
  name: 'museum-of-pretend-clocks.zip',
  entries: {
    [objects.entry]: textOf(objects, { delimiter: ';', newline: '\r\n', bom: true }),
    [loans.entry]: textOf(loans, { delimiter: ';', newline: '\r\n' }),
    [places.entry]: textOf(places, { delimiter: '\t', newline: '\n' }),
    [makers.entry]: textOf(makers, { delimiter: '\t', newline: '\n' }),
    ...Object.fromEntries(pictures.map(([entry]) => [entry, pngPicture])),
    ...Object.fromEntries(loose.map((entry) => [entry, pngPicture])),
  },
  tables: [objects, loans, places, makers].map(toldOf),
  relations: [
    relationOf(objects, 'maker_code', makers),
    relationOf(objects, 'location', places),
    relationOf(objects, 'part_of', objects),
    relationOf(places, 'parent', places),
    relationOf(loans, 'accession_number', objects),
  ],
  leadNowhere: [
    [objects.entry, 'height_cm'],
    [objects.entry, 'valuation'],
    [loans.entry, 'loan_no'],
    [loans.entry, 'condition'],
    [makers.entry, 'sort'],
  ],
  files: {
    of: pictures.map(([entry, at]) => ({ entry, table: objects.entry, key: accession(at) })),
    unlinked: loose,
    missing: [{ table: objects.entry, key: accession(missing), name: `${accession(missing)}.png` }],
  },
};
