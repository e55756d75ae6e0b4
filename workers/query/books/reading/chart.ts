import { quoteIdentifier } from '../../../store/sql.ts';
import { isSaid } from '../cell-words.ts';
import { columnSql, valueOf, type Tables } from '../../tables.ts';

/** One account of the chart of accounts. */
export interface ChartAccount {
  key: string;
  number: string;
  name: string;
  type: string;
  section: string;
  /** Null where the chart does not say. */
  creditIncreases: boolean | null;
  isHeading: boolean;
}

const columns = [
  'ac_account_id',
  'account_number',
  'account_name',
  'account_type',
  'primary_section',
  'credit_increases_balance',
  'header',
  'currency',
] as const;

/** The chart of accounts; one without accounts where the backup has none. */
export class Chart {
  readonly accounts: readonly ChartAccount[];
  readonly currencies: readonly string[];
  readonly #byKey: ReadonlyMap<string, ChartAccount>;
  readonly #byOther: ReadonlyMap<string, string | null>;

  private constructor(accounts: readonly ChartAccount[], currencies: readonly string[]) {
    this.accounts = accounts;
    this.currencies = currencies;
    this.#byKey = new Map(accounts.map((account) => [account.key, account]));
    const others = new Map<string, string | null>();
    for (const { key, number, name } of accounts) {
      for (const text of new Set([number, name, `${number} ${name}`, `${number} - ${name}`])) {
        others.set(text, others.has(text) ? null : key);
      }
    }
    this.#byOther = others;
  }

  static of({ store, catalogue }: Tables): Chart {
    const table = catalogue.get('chart_of_accounts');
    const ids = columns.map((known) => catalogue.column('chart_of_accounts', known));
    if (!table || ids[0] === null) return new Chart([], []);
    const cells = ids.map((id) => (id === null ? `''` : columnSql('t', id))).join(', ');
    const rows = store.rows(
      `SELECT ${cells} FROM ${quoteIdentifier(table.id)} AS t ORDER BY t.record`,
    );
    const texts = rows.map((row) => row.map(valueOf));
    const currencies = new Set(texts.map((row) => row[7] ?? '').filter((text) => text !== ''));
    return new Chart(texts.map(accountOf), [...currencies]);
  }

  /** The account's key for a cell that holds its key, its number or its name; the cell where none fits. */
  canonical(cell: string): string {
    return this.#byKey.has(cell) ? cell : (this.#byOther.get(cell) ?? cell);
  }

  /** The account with this key; one that says nothing but its key where the chart has none. */
  get(key: string): ChartAccount {
    return this.#byKey.get(key) ?? accountOf([key, '', key]);
  }
}

function accountOf(cells: readonly string[]): ChartAccount {
  const [key = '', number = '', name = '', type = '', section = '', credit = '', heading = ''] =
    cells;
  const creditIncreases = isSaid(credit);
  return { key, number, name, type, section, creditIncreases, isHeading: isSaid(heading) === true };
}
