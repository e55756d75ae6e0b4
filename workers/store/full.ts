import { SqliteError } from './raw-statement.ts';

/** SQLITE_NOMEM, SQLITE_FULL and SQLITE_TOOBIG. */
const fullCodes = new Set([7, 13, 18]);

/** Whether something failed for want of room; JavaScript says so with a RangeError. */
export function isFull(error: unknown): boolean {
  return error instanceof RangeError || (error instanceof SqliteError && fullCodes.has(error.code));
}
