import path from 'node:path';
import { runWell } from './native.ts';

const SCRIPT = path.join(import.meta.dirname, 'independent.py');

/**
 * What Python's own csv and sqlite3 make of the CSVs below a folder: each query is SQL that gives
 * one value. Tables are called as their files, in small letters and without .csv; every cell is
 * text as it stands, so that no value is '' or, in document_log, 'NULL'. Needs python3.
 */
export async function independentValues(
  tree: string,
  queries: Readonly<Record<string, string>>,
): Promise<Record<string, string | number | null>> {
  const said = await runWell('python3', [SCRIPT, tree], { input: JSON.stringify(queries) });
  return JSON.parse(said) as Record<string, string | number | null>; // the script's own words
}

/** The same, where each value is a number. */
export async function independentCounts(
  tree: string,
  queries: Readonly<Record<string, string>>,
): Promise<Record<string, number>> {
  const values = await independentValues(tree, queries);
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, Number(value)]));
}
