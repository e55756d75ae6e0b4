import type { FileList } from '../../../workers/formats/format.ts';
import type { ListSchema } from '../../../workers/formats/lists.ts';

export const fileLists: readonly FileList[] = [
  {
    table: 'photographs',
    view: 'photographs',
    title: 'Photograph',
    folders: ['photos'],
    storedNames: ['stored_as'],
    givenNames: [],
    deleted: 'removed',
    owner: 'umbrella_id',
    prefixes: [],
  },
];

export const lists: readonly ListSchema[] = [
  {
    id: 'umbrellas',
    label: 'Umbrellas',
    table: 'umbrellas',
    columns: [
      'umbrella_id',
      'colour',
      'holder_id',
      { id: 'photographs', label: 'Photographs', count: 'photographs', by: 'umbrella_id' },
    ],
  },
];
