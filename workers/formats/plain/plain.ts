import type { Format } from '../format.ts';
import { knownTables } from '../known-tables.ts';
import { isCsv } from '../table-id.ts';
import { filesList, filesSchema, filesTable, filesView } from './files.ts';

/** Any zip or folder with CSVs in it: keys, relations and whose the files are is told by names and values (README.md). */
export const plain: Format = {
  id: 'plain',
  label: 'CSV files',
  recognise(paths) {
    let tables = 0;
    for (const path of paths) if (isCsv(path)) tables += 1;
    const files = tables === 1 ? '1 CSV file' : `${tables} CSV files`;
    return {
      confidence: tables > 0 ? 0.1 : 0.01,
      reason: tables > 0 ? `${files}, in no layout we know` : 'no CSV file',
    };
  },
  schema: {},
  isTable: isCsv,
  tableOf: () => null,
  ...knownTables(filesSchema),
  filesTable,
  fileLists: [filesList],
  listOf: () => null,
  first: [],
  lists: [filesView],
  gaps: [],
};
