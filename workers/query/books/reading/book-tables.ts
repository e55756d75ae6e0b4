import type { BookChoice, BookFile, BookReading, Unread } from '../../../contract/books.ts';
import type { BookSide, TableInfo } from '../../../contract/values.ts';
import type { Tables } from '../../tables.ts';
import { isReadable, sideByName } from './book-side.ts';
import { rolesOf, type FileRoles } from './roles.ts';

/** What the person said of files, by table. */
export type Choices = ReadonlyMap<string, BookChoice>;

/** A file that is, or could be, one of the books. */
export interface BookTable {
  table: TableInfo;
  side: BookSide;
  found: FileRoles;
  roles: BookFile['roles'];
  isChosen: boolean;
  /** How the person says that it is read. */
  choice: BookReading | null;
  /** Null: its rows are read. Otherwise it is only offered. */
  unread: Unread | null;
}

/** Every file of the books, those that look like theirs, and those that the person says are. */
export function bookTables({ store, catalogue }: Tables, choices: Choices): BookTable[] {
  const all = catalogue.all();
  const hasLedger = all.some(({ known, book }) => known && book === 'ledger');
  return all.flatMap((table): BookTable[] => {
    const chosen = choices.get(table.id) ?? null;
    const side = chosen?.side ?? table.book;
    if (side === null) return [];
    const found = rolesOf(store, table);
    const choice = chosen?.reading ?? null;
    const { roles } = choice ?? found;
    const unread = chosen ? unreadChosen(chosen, roles) : unreadFound(table, roles, hasLedger);
    return [{ table, side, found, roles, isChosen: chosen !== null, choice, unread }];
  });
}

function unreadChosen({ side, reading }: BookChoice, roles: BookFile['roles']): Unread | null {
  if (side === null) return 'left-out';
  return reading === null && !isReadable(side, roles) ? 'unclear' : null;
}

/** A ledger of another name is one only where the vendor's own is not there. */
function unreadFound(
  table: TableInfo,
  roles: BookFile['roles'],
  hasLedger: boolean,
): Unread | null {
  const { known, book } = table;
  if (book === null || !isReadable(book, roles)) return 'unclear';
  if (known) return null;
  const isNamed = sideByName(table) === book;
  return isNamed && !(book === 'ledger' && hasLedger) ? null : 'offered';
}
