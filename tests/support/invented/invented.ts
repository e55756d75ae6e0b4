import type { Format } from '../../../workers/formats/format.ts';
import { knownTables, schemaNameOf } from '../../../workers/formats/known-tables.ts';
import { isCsv, tableIdOf } from '../../../workers/formats/table-id.ts';
import { fileLists, lists } from './lists.ts';
import { schema } from './tables.ts';

const tableOf = (path: string): string | null => schemaNameOf(schema, tableIdOf(path));

export const invented: Format = {
  id: 'plain',
  label: 'Umbrella register',
  recognise(paths) {
    const found = new Set<string>();
    for (const path of paths) if (isCsv(path)) found.add(tableOf(path) ?? '');
    found.delete('');
    return {
      confidence: found.size / 3,
      reason: `${found.size} of the 3 tables of an umbrella register`,
    };
  },
  schema,
  isTable: isCsv,
  tableOf,
  ...knownTables(schema),
  fileLists,
  listOf: (path) => (/(?:^|\/)photos\//i.test(path) ? 'photographs' : null),
  first: ['umbrellas'],
  lists,
  gaps: ['The register leaves out who repaired an umbrella.'],
};
