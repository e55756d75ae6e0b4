import { paged } from '../contents/pdf.ts';
import { pngScan } from '../contents/png.ts';
import { xlsxSheet } from '../contents/xlsx.ts';
import { at, randomOf } from '../random.ts';
import type { Notebook, NotebookRecord } from './notebook.ts';
import { LABORATORY, NOTES } from './words.ts';

/** A file of the backup, named as the notebook names it. */
export interface NotebookFile {
  /** '' or a folder with its slash: `google/`. */
  folder: string;
  /** '' where the name begins with none. */
  uid: string;
  name: string;
  bytes: () => Promise<Uint8Array> | Uint8Array;
}

/** Places among the records that are files: what is special about them. */
const TWO = 1;
const TWO_PICTURES = 3;
const IN_GOOGLE = 5;
const IN_MICROSOFT = 10;
export const LEFT_OUT = 7;

/** How many files the record stands for. */
export function fileVersions({ of }: Notebook, record: NotebookRecord): number {
  return record === of.files[TWO] || record === of.files[TWO_PICTURES] ? 2 : 1;
}

/** Every file that is in the backup; with faults, one that records name is not. */
export function filesOf(notebook: Notebook, faults: boolean): NotebookFile[] {
  const files = notebook.of.files.flatMap((record): NotebookFile[] => {
    if (faults && record.order === LEFT_OUT) return [];
    const file = { folder: folderOf(record.order), uid: record.uid, name: record.name };
    const first = { ...file, bytes: () => contentOf(notebook, record, 1) };
    if (fileVersions(notebook, record) === 1) return [first];
    return [
      first,
      { ...file, name: secondName(record), bytes: () => contentOf(notebook, record, 2) },
    ];
  });
  return faults ? [...files, ...strays] : files;
}

/** No record is called so, or nothing says what the file is of. */
const strays: readonly NotebookFile[] = [
  { folder: '', uid: 'FL9001', name: 'Stray kite.txt', bytes: () => Buffer.from('Nobody’s.\n') },
  { folder: '', uid: '', name: 'Untitled scan.txt', bytes: () => Buffer.from('Of nothing.\n') },
];

function folderOf(order: number): string {
  return order === IN_GOOGLE ? 'google/' : order === IN_MICROSOFT ? 'microsoft/' : '';
}

/** The number of a second version stands at the end, as records show it, or before the extension. */
function secondName({ order, name }: NotebookRecord): string {
  const dot = name.lastIndexOf('.');
  return order === TWO ? `${name} (v2)` : `${name.slice(0, dot)} (v2)${name.slice(dot)}`;
}

function contentOf(
  { seed }: Notebook,
  { order, uid, name }: NotebookRecord,
  version: number,
): Promise<Uint8Array> | Uint8Array {
  const random = randomOf(seed, `file/${version}`, order);
  const lines = [
    `${uid}: ${name}`,
    `Version ${version}`,
    LABORATORY,
    at(NOTES, order % NOTES.length),
  ];
  const extension = name.slice(name.lastIndexOf('.') + 1);
  if (extension === 'png') return pngScan(random);
  if (extension === 'pdf') return paged(name, [lines]);
  const rows = Array.from({ length: 6 }, (_, n) => [`Knot ${n + 1}`, String(random.below(100))]);
  if (extension === 'xlsx') return xlsxSheet([['Knot', 'Count'], ...rows]);
  if (extension === 'csv') return Buffer.from(`Knot,Count\n${rows.join('\n')}\n`);
  return Buffer.from(`${lines.join('\n')}\n`);
}
