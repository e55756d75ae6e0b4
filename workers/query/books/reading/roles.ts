import { dayShapeOf } from '../../../contract/day.ts';
import type { BookEvidence, BookFile, BookRole } from '../../../contract/books.ts';
import type { ColumnInfo, TableInfo } from '../../../contract/values.ts';
import type { Store } from '../../../store/store.ts';
import { sampleOf } from '../../date-order.ts';
import { isSaid, wayOf } from '../cell-words.ts';
import { parseMoney } from '../money.ts';
import { roleRules, type CellTest, type RoleRule } from './role-rules.ts';

interface Candidate {
  column: string;
  score: number;
}

/** What the columns of one file say, every role with the columns it could be, best first. */
export interface FileRoles {
  roles: BookFile['roles'];
  candidates: BookFile['candidates'];
  evidence: BookEvidence[];
}

/** Cells of a sample that must read as the role says. */
const ENOUGH = 0.8;
/** So many of an amount: those that do not read are left out loudly, and a column in no role would not be told of. */
const ENOUGH_MONEY = 0.5;
/** What an empty column is worth: it may have been filled in another backup. */
const EMPTY = 0.3;

/** Scores each column for each role by its name and its cells, and gives each column to at most one role. */
export function rolesOf(store: Store, table: TableInfo): FileRoles {
  const scored = table.columns.flatMap((column) => {
    const rules = rulesNaming(column);
    const isSampled = rules.length > 0 && column.stats.filled > 0;
    const cells = isSampled ? sampleOf(store, table, column) : [];
    return rules.map((rule) => ({
      role: rule.role,
      column,
      score: Math.round(nameScore(rule, column) * cellScore(rule.cells, cells)),
    }));
  });
  const ruled = roleRules.flatMap(({ role }) =>
    scored.filter((one) => one.role === role && one.score > 0),
  );
  ruled.sort((a, b) => b.score - a.score);
  const roles: Partial<Record<BookRole, string>> = {};
  const candidates: Partial<Record<BookRole, Candidate[]>> = {};
  const evidence: BookEvidence[] = [];
  const taken = new Set<string>();
  for (const { role, column, score } of ruled) {
    (candidates[role] ??= []).push({ column: column.id, score });
    if (roles[role] !== undefined || taken.has(column.id)) continue;
    roles[role] = column.id;
    taken.add(column.id);
    evidence.push({ kind: 'named', role, column: column.name, alias: score !== 100 });
  }
  return { roles, candidates, evidence };
}

/** What the headers of a table speak of, whatever its cells hold; one column may be in several roles. */
export function rolesNamed({ columns }: TableInfo): BookFile['roles'] {
  const named = columns.flatMap((column) =>
    rulesNaming(column).map(({ role }) => [role, column.id] as const),
  );
  return Object.fromEntries(named);
}

const rulesNaming = (column: ColumnInfo): RoleRule[] =>
  roleRules.filter((rule) => nameScore(rule, column) > 0);

function nameScore({ known, names, not }: RoleRule, column: ColumnInfo): number {
  const words = wordsOf(column.name);
  const schema = column.known === null ? undefined : known[column.known];
  if (schema !== undefined && column.known !== null) {
    return words === wordsOf(column.known) ? schema : schema - 8;
  }
  if (not?.test(words)) return 0;
  return names.find(([, pattern]) => pattern.test(words))?.[0] ?? 0;
}

/** Lower-case words of a header: "PaidOut (NZD)" → "paid out nzd". */
export function wordsOf(name: string): string {
  return name
    .normalize('NFKC')
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const reads: Record<CellTest, (cell: string) => boolean> = {
  money: (cell) => parseMoney(cell, '.', 8) !== null || parseMoney(cell, ',', 8) !== null,
  day: (cell) => dayShapeOf(cell.trim()) !== null,
  way: (cell) => wayOf(cell) !== 0,
  flag: (cell) => isSaid(cell) !== null || dayShapeOf(cell) !== null,
  number: (cell) => !/[.,]\d{2}$/.test(cell),
  any: () => true,
};

function cellScore(test: CellTest, cells: readonly string[]): number {
  if (cells.length === 0) return EMPTY;
  const share = cells.filter(reads[test]).length / cells.length;
  if (test === 'money') return share > ENOUGH_MONEY ? Math.max(share, ENOUGH) : 0;
  return share >= ENOUGH ? share : 0;
}
