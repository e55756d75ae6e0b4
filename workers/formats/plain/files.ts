import { defineSchema } from '../define.ts';
import type { FileList } from '../format.ts';
import type { ListSchema } from '../lists.ts';

/** The table of the backup's files, which is made and not read. */
export const filesTable = 'files';

export const filesSchema = defineSchema({
  files: {
    label: 'Files',
    about:
      'Every file of the backup that is no table, with the rows that name it or whose key its name or folder begins with.',
    file: '',
    key: ['path'],
    title: 'name',
    facts: ['folder', 'size', 'volume'],
    columns: {
      path: { kind: 'text', label: 'Path' },
      name: { kind: 'text', label: 'Name' },
      folder: { kind: 'text', label: 'Folder' },
      size: { kind: 'number', label: 'Bytes' },
      volume: { kind: 'text', label: 'Volume' },
    },
  },
});

export const filesList: FileList = {
  table: filesTable,
  view: 'files',
  title: 'File',
  folders: [],
  storedNames: ['path'],
  givenNames: [],
  owner: '',
  prefixes: [],
};

/** What refers to a record is shown as this list: the files of a row are a part of it. */
export const filesView: ListSchema = {
  id: 'files',
  label: 'Files',
  table: filesTable,
  columns: [],
};
