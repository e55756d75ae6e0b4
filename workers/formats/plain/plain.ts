import type { Format } from '../format.ts';
import { knownTables } from '../known-tables.ts';
import { isCsv } from '../table-id.ts';

/** Any zip with CSVs in it: every table is shown as it stands, and nothing is known about any of them. */
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
  ...knownTables({}),
  fileLists: [],
  listOf: () => null,
  first: [],
  lists: [],
  gaps: [],
};
