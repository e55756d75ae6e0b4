import type { BookFile } from '../../../contract/books.ts';
import type { BookSide, TableInfo } from '../../../contract/values.ts';
import type { Store } from '../../../store/store.ts';
import { rolesNamed, rolesOf, wordsOf } from './roles.ts';

type Roles = BookFile['roles'];

const trustName =
  /\b(trust|iolta|controlled (money|monies)|statutory deposits?|clients?( s)? (accounts?|ledgers?|money|monies|funds))\b/;
const ledgerName =
  /\b((general|nominal) ledger|nominal|gl)\b|^ledger( (entries|lines|postings|transactions))?$/;

/** Says of a table that no schema names whether it is a book by its name, or could be one by its columns. */
export function withBook(store: Store, table: TableInfo): TableInfo {
  const named = rolesNamed(table);
  // By headers alone, so that no cell of most tables is looked at.
  if (table.known || !hasAmount(named) || named.date === undefined) return table;
  const side = sideByName(table);
  if (side !== null && isReadable(side, named)) return { ...table, book: side };
  const { roles } = rolesOf(store, table);
  return looksLikeBook(roles) ? { ...table, book: likelySide(table, roles) } : table;
}

/** The book that the name of a file speaks of; null where it speaks of none. */
export function sideByName({ id }: TableInfo): BookSide | null {
  const words = wordsOf(id);
  if (trustName.test(words)) return 'trust';
  return ledgerName.test(words) ? 'ledger' : null;
}

const hasAmount = ({ amount, debit, credit }: Roles): boolean =>
  [amount, debit, credit].some((column) => column !== undefined);

const hasAccount = ({ account, debitAccount, creditAccount }: Roles): boolean =>
  account !== undefined || (debitAccount !== undefined && creditAccount !== undefined);

/** Its columns say all that a book of this kind needs. */
export function isReadable(side: BookSide, roles: Roles): boolean {
  if (!hasAmount(roles) || roles.date === undefined) return false;
  return side === 'trust' ? roles.matter !== undefined : hasAccount(roles);
}

function looksLikeBook(roles: Roles): boolean {
  const isThere = [roles.transaction, roles.date, roles.matter ?? roles.account];
  return hasAmount(roles) && isThere.every((column) => column !== undefined);
}

function likelySide(table: TableInfo, roles: Roles): BookSide {
  return sideByName(table) ?? (roles.matter === undefined ? 'ledger' : 'trust');
}
