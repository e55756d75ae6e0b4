import type { Cell, TableInfo } from '../../workers/contract/values.ts';
import type { Condition, ViewRow } from '../../workers/contract/views.ts';
import type { EngineClient } from '../engine/client.ts';

/** A row by the names that the schema has for its columns. */
export interface KnownRow {
  key: string;
  cell: (known: string) => string;
  link: (known: string) => ViewRow['links'][string] | null;
}

/** The first rows of a table that a scope picks, as its file has them, and how many there are. */
export async function knownRows(
  engine: Pick<EngineClient, 'openView' | 'rows' | 'closeView'>,
  table: TableInfo,
  { scope, slot, limit }: { scope: readonly Condition[]; slot: string; limit: number },
): Promise<{ rows: readonly KnownRow[]; of: number }> {
  const view = { name: `tables/${table.id}`, scope, text: '', sort: null };
  const { id, columns, rows: of } = await engine.openView(slot, view);
  try {
    const page = await engine.rows(id, 0, limit);
    const places = new Map(
      table.columns.map((column) => [
        column.known ?? column.id,
        { id: column.id, at: columns.findIndex((shown) => shown.id === column.id) },
      ]),
    );
    const rows = page.rows.map((row): KnownRow => ({
      key: row.key,
      cell: (known) => textOf(row.cells[places.get(known)?.at ?? -1]),
      link: (known) => row.links[places.get(known)?.id ?? ''] ?? null,
    }));
    return { rows, of };
  } finally {
    await engine.closeView(id);
  }
}

const textOf = (cell: Cell | undefined): string => (cell == null ? '' : String(cell));
