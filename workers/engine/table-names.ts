import { tableIdOf } from '../formats/table-id.ts';

/** A CSV among the entries, and the table it becomes. */
export interface TableEntry {
  entry: number;
  path: string;
  /** Lower-case file name without `.csv`; a further file of the same name is `actions_part_2`. */
  table: string;
  bytes: number;
  crc: number;
}

interface FoundTable {
  id: number;
  path: string;
  bytes: number;
  crc: number;
}

/**
 * Which CSV becomes which table (hazards.md C-57). The same file in two volumes (same name, size and checksum)
 * is one table; different files of one name are both kept. A checksum of 0 (AES AE-2 has none) proves nothing.
 * `reserved` is the name of a table that is made besides.
 */
export function tableEntries(
  found: readonly FoundTable[],
  already: readonly TableEntry[],
  reserved?: string,
): { tables: TableEntry[]; repeated: string[] } {
  const known = [...already];
  const tables: TableEntry[] = [];
  const repeated: string[] = [];
  for (const { id, path, bytes, crc } of found) {
    if (known.some((other) => other.entry === id)) continue;
    const name = tableName(path, reserved);
    const sameName = known.filter((other) => tableName(other.path, reserved) === name);
    if (sameName.some((other) => crc !== 0 && other.bytes === bytes && other.crc === crc)) {
      repeated.push(path);
      continue;
    }
    const table = sameName.length === 0 ? name : `${name}_part_${sameName.length + 1}`;
    const entry = { entry: id, path, table, bytes, crc };
    known.push(entry);
    tables.push(entry);
  }
  return { tables, repeated };
}

/** Names that the store or SQLite keeps for itself, or that a table of our own has, get `csv` in front. */
function tableName(path: string, reserved?: string): string {
  const name = tableIdOf(path);
  if (name === reserved) return `csv_${name}`;
  return /^(_|sqlite_)/.test(name) ? `csv${name.startsWith('_') ? '' : '_'}${name}` : name;
}
