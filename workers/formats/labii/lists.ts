import type { ListSchema } from '../lists.ts';

/** The lists that such a backup makes: its records and their versions. Its files are a list of files. */
export const lists: readonly ListSchema[] = [
  {
    id: 'records',
    label: 'Records',
    table: 'records',
    columns: [
      'uid',
      'name',
      'type',
      'project',
      'owner',
      'version',
      'versions',
      'date_updated',
      'updated_by',
    ],
  },
  {
    id: 'versions',
    label: 'Versions',
    table: 'versions',
    columns: ['record', 'version', 'date', 'by', 'message', 'chain', 'problem'],
  },
  {
    id: 'sections',
    label: 'Sections',
    table: 'sections',
    columns: ['record', 'order', 'name', 'widget', 'date_updated'],
  },
  {
    id: 'links',
    label: 'Links',
    table: 'links',
    columns: ['from', 'to', 'file', 'text', 'by', 'section'],
    opens: ['to', 'from'],
  },
  {
    id: 'missing-files',
    label: 'Missing files',
    table: 'files',
    columns: ['uid', 'name', 'record', 'mentions'],
    part: { column: 'state', in: ['missing'] },
  },
  {
    id: 'unlisted-files',
    label: 'Files that no record names',
    table: 'files',
    columns: ['uid', 'name', 'folder', 'file_name'],
    part: { column: 'state', in: ['unlisted'] },
  },
  {
    id: 'people',
    label: 'People',
    table: 'people',
    columns: ['name', 'email', 'versions'],
  },
];
