import type { BookChoice, BookFile } from '../../../contract/books.ts';
import type { TableInfo } from '../../../contract/values.ts';
import { schemaNameOf } from '../../../formats/known-tables.ts';
import type { Tables } from '../../tables.ts';
import { rolesOf, type FileRoles } from './roles.ts';

/** What the person said of files, by table. */
export type Choices = ReadonlyMap<string, BookChoice>;

/** A file that is, or could be, one of the books. */
export interface BookTable {
  table: TableInfo;
  side: BookFile['side'];
  found: FileRoles;
  roles: BookFile['roles'];
  choice: BookChoice | null;
  /** Its rows are read; otherwise it is only offered. */
  isRead: boolean;
}

/** Every file of the trust family and the ledger, and others whose columns look like theirs. */
export function bookTables(tables: Tables, choices: Choices): BookTable[] {
  return tables.catalogue
    .all()
    .flatMap((table) => bookTable(tables, table, choices.get(table.id) ?? null) ?? []);
}

function bookTable(tables: Tables, table: TableInfo, choice: BookChoice | null): BookTable | null {
  const side = sideOf(tables, table);
  if (side === null && table.known) return null;
  const found = rolesOf(tables.store, table);
  if (side === null && !looksLikeBook(found.roles)) return null;
  const roles = choice?.roles ?? found.roles;
  const isRead = choice !== null || (side !== null && isReadable(side, roles));
  return { table, side: side ?? likelySide(table, roles), found, roles, choice, isRead };
}

function sideOf({ format }: Tables, { id }: TableInfo): BookFile['side'] | null {
  const name = schemaNameOf(format.schema, id);
  if (name === 'trust') return 'trust';
  return name === 'general_ledger_transactions' ? 'ledger' : null;
}

const hasAmount = (roles: BookFile['roles']): boolean =>
  [roles.amount, roles.debit, roles.credit].some((column) => column !== undefined);

const hasAccount = ({ account, debitAccount, creditAccount }: BookFile['roles']): boolean =>
  account !== undefined || (debitAccount !== undefined && creditAccount !== undefined);

function isReadable(side: BookFile['side'], roles: BookFile['roles']): boolean {
  if (!hasAmount(roles) || roles.date === undefined) return false;
  return side === 'trust' ? roles.matter !== undefined : hasAccount(roles);
}

function looksLikeBook(roles: BookFile['roles']): boolean {
  const isThere = [roles.transaction, roles.date, roles.matter ?? roles.account];
  return hasAmount(roles) && isThere.every((column) => column !== undefined);
}

function likelySide({ id }: TableInfo, roles: BookFile['roles']): BookFile['side'] {
  if (/ledger|(^|_)gl(_|$)|nominal/.test(id)) return 'ledger';
  return roles.matter === undefined ? 'ledger' : 'trust';
}
