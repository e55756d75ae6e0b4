import type { Schema, TableSchema } from './define.ts';
import type { Format } from './format.ts';

/** The schema's name for a loaded table, by the table's id; null for one the schema does not name. */
export function schemaNameOf(schema: Schema, table: string): string | null {
  const id = table.replace(/_part_\d+$/, '');
  for (const name of [table, id]) {
    if (Object.hasOwn(schema, name) && !isFamily(schema[name])) return name;
  }
  const family = Object.entries(schema).find(
    ([, found]) => isFamily(found) && table.startsWith(prefixOf(found)),
  );
  return family?.[0] ?? null;
}

/** What a format says about loaded tables, read off its schema. */
export function knownTables(
  schema: Schema,
): Pick<Format, 'schemaOf' | 'labelOf' | 'expectedColumns'> {
  const schemaOf = (table: string): TableSchema | null =>
    schema[schemaNameOf(schema, table) ?? ''] ?? null;
  return {
    schemaOf,
    labelOf: (table) => labelOf(schemaOf(table), table),
    expectedColumns: (table) =>
      Object.entries(schemaOf(table)?.columns ?? {}).flatMap(([name, { aliases = [] }]) => [
        name,
        ...aliases,
      ]),
  };
}

/** One of a family is told apart by its file's name: trust_bank_deposits → "Trust bank deposits". */
function labelOf(schema: TableSchema | null, table: string): string {
  if (!schema) return table;
  const part = /_part_(\d+)$/.exec(table);
  if (isFamily(schema)) {
    return schema.label + table.slice(prefixOf(schema).length - 1).replaceAll('_', ' ');
  }
  return part ? `${schema.label} (part ${part[1] ?? ''})` : schema.label;
}

function isFamily(table: TableSchema | undefined): boolean {
  return table?.file.includes('*') ?? false;
}

function prefixOf({ file }: TableSchema): string {
  return file.slice(0, file.indexOf('*'));
}
