import type { Planned } from './faults.ts';
import type { LedgerRecord } from './ledger.ts';
import type { NotebookRecord } from './notebook.ts';
import type { Json, Row } from './row.ts';

const UID = /\b[A-Z]{2,}\d+\b/g;

/** What is told of a record whose newest readable version is the last of these. */
export function tellRecord(
  { sid, uid, kind }: NotebookRecord,
  readable: readonly Planned[],
): LedgerRecord | null {
  const newest = readable.reduce<Planned | null>(
    (best, one) => (best === null || one.draft.number > best.draft.number ? one : best),
    null,
  );
  if (newest === null) return null;
  const { row, number } = newest.draft;
  return {
    sid,
    uid,
    kind,
    name: row.name,
    versions: readable.length,
    newest: number,
    isArchived: row['is_archived'] === true,
    fields: fieldsOf(row),
    names: namesIn(row),
  };
}

function fieldsOf(row: Row): Record<string, string | null> {
  return Object.fromEntries(
    Object.entries(row.rowdata_set).map(([key, value]) => [
      key.split('___')[0] ?? '',
      cellOf(value),
    ]),
  );
}

function cellOf(value: Json): string | null {
  return value === null || typeof value === 'string' ? value : JSON.stringify(value);
}

/** UIDs in the sections' data and among the links to others, each once, without its own. */
function namesIn(row: Row): string[] {
  const text = JSON.stringify([row.section_set.map((one) => one.section_data), row['foreignkey']]);
  return [...new Set(text.match(UID))].filter((uid) => uid !== row.uid).toSorted();
}
