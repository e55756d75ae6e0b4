import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { csvLine } from '../csv.ts';
import { sidOf } from './ids.ts';
import type { LedgerExport } from './ledger.ts';
import { fullName, type Kind, type Notebook, type NotebookRecord } from './notebook.ts';

interface Shape {
  file: string;
  kind: Kind;
  column: string;
  by: 'sid' | 'uid';
}

const SHAPES: readonly Shape[] = [
  { file: 'experiments.csv', kind: 'experiments', column: 'SID', by: 'sid' },
  { file: 'protocols.tsv', kind: 'protocols', column: 'Unique ID', by: 'uid' },
  { file: 'samples.json', kind: 'samples', column: 'sid', by: 'sid' },
];
const FOLDER = 'export';
const UNKNOWN_UID = 'ZZ999';

/** The vendor's exports of three tables: of each the last record is left out, and one row is of no record. */
export async function writeExports(notebook: Notebook, out: string): Promise<LedgerExport[]> {
  await mkdir(path.join(out, FOLDER), { recursive: true });
  return Promise.all(
    SHAPES.map(async ({ file, kind, column, by }) => {
      const records = notebook.of[kind];
      const kept = records.slice(0, -1);
      const unknown = { sid: sidOf(notebook.seed, 'unknown', 1), uid: UNKNOWN_UID };
      const rows = [...kept.map((record) => cellsOf(record)), strangeRow(unknown)];
      const place = `${FOLDER}/${file}`;
      await writeFile(path.join(out, place), textOf(file, column, by, rows));
      return {
        path: place,
        kind,
        column,
        by,
        rows: rows.length,
        onlyInExport: unknown[by],
        onlyInBackup: records.at(-1)?.uid ?? '',
      };
    }),
  );
}

interface ExportRow {
  sid: string;
  uid: string;
  name: string;
  owner: string;
  /** What only the export knows. */
  cost_centre: string;
}

function cellsOf({ sid, uid, name, owner, order }: NotebookRecord): ExportRow {
  return { sid, uid, name, owner: fullName(owner), cost_centre: `00${(order % 7) + 1}` };
}

const strangeRow = (id: { sid: string; uid: string }): ExportRow => ({
  ...id,
  name: 'Kite that was never flown',
  owner: 'Nobody',
  cost_centre: '000',
});

function textOf(
  file: string,
  column: string,
  by: 'sid' | 'uid',
  rows: readonly ExportRow[],
): string {
  if (file.endsWith('.json')) return `${JSON.stringify(rows, null, 1)}\n`;
  const table = [
    [column, 'Name', 'Owner', 'Cost centre'],
    ...rows.map((row) => [row[by], row.name, row.owner, row.cost_centre]),
  ];
  if (file.endsWith('.tsv')) return table.map((row) => `${row.join('\t')}\n`).join('');
  const dialect = { nothing: '', newline: '\r\n', bom: false } as const;
  return table.map((row) => csvLine(row, dialect)).join('');
}
