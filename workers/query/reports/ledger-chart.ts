import { quoteIdentifier } from '../../store/sql.ts';
import { columnSql, valueOf, type Tables } from '../tables.ts';
import { isSaid } from '../books/cell-words.ts';
import type { LedgerBook } from '../books/trust-book.ts';

/** An account of the chart of accounts, or one that only the ledger has. */
export interface ChartLine {
  key: string;
  number: string;
  name: string;
  type: string;
  section: string;
  isHeading: boolean;
  /** How deep it lies below others; 0 at the top. */
  depth: number;
}

const columns = [
  'ac_account_id',
  'account_number',
  'account_name',
  'account_type',
  'primary_section',
  'header',
  'parent_account_id',
];

type Line = ChartLine & { parent: string };

/** Every account, each below the one it belongs to, in the order of their numbers; at the end those of no chart. */
export function chartLines(tables: Tables, { accounts }: LedgerBook): ChartLine[] {
  const lines = linesOf(tables);
  const keys = new Set(lines.map(({ key }) => key));
  const others = accounts
    .filter(({ account }) => !keys.has(account))
    .map(({ account }) => ({ ...none, key: account, name: account }));
  return [...inTree(lines, keys), ...others];
}

const none: Omit<Line, 'key' | 'name'> = {
  number: '',
  type: '',
  section: '',
  isHeading: false,
  depth: 0,
  parent: '',
};

function linesOf({ store, catalogue }: Tables): Line[] {
  const table = catalogue.get('chart_of_accounts');
  const ids = columns.map((known) => catalogue.column('chart_of_accounts', known));
  if (!table || ids[0] === null) return [];
  const cells = ids.map((id) => (id === null ? `''` : columnSql('t', id))).join(', ');
  const sql = `SELECT ${cells} FROM ${quoteIdentifier(table.id)} AS t ORDER BY t.record`;
  return store.rows(sql).map((row) => {
    const [key = '', number = '', name = '', type = '', section = '', heading = '', parent = ''] =
      row.map(valueOf);
    return {
      key,
      number,
      name,
      type,
      section,
      isHeading: isSaid(heading) === true,
      depth: 0,
      parent,
    };
  });
}

/** A circle of parents begins at the account that comes first. */
function inTree(lines: readonly Line[], keys: ReadonlySet<string>): ChartLine[] {
  const sorted = lines.toSorted((a, b) =>
    a.number.localeCompare(b.number, 'en', { numeric: true }),
  );
  const below = new Map<string, Line[]>();
  for (const line of sorted) {
    const parent = keys.has(line.parent) && line.parent !== line.key ? line.parent : '';
    below.set(parent, [...(below.get(parent) ?? []), line]);
  }
  const placed: ChartLine[] = [];
  const seen = new Set<Line>();
  const place = (line: Line, depth: number): void => {
    if (seen.has(line)) return;
    seen.add(line);
    placed.push({ ...line, depth });
    for (const child of below.get(line.key) ?? []) place(child, depth + 1);
  };
  for (const line of [...(below.get('') ?? []), ...sorted]) place(line, 0);
  return placed;
}
