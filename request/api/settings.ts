import { RequestError } from './problems.ts';

/** How an API is spoken to. Kept on this device; the token is none of it. */
export interface Settings {
  /** `https://vendor.example/api/` */
  base: string;
  /** The organisation's sid. */
  organisation: string;
  signInPath: string;
  /** `{organisation}` stands for the sid. */
  listPath: string;
  /** `{sid}` stands for the backup's sid. */
  backupPath: string;
  headerName: string;
  /** The word before the token; empty for none. */
  scheme: string;
}

/** As the vendor's public articles have it. The header's spelling is a guess: they say only "token". */
export const documented: Omit<Settings, 'base' | 'organisation'> = {
  signInPath: 'accounts/auth/',
  listPath: 'organizations/backup/list/organization/{organisation}/list/',
  backupPath: 'organizations/backup/detail/{sid}/',
  headerName: 'Authorization',
  scheme: 'Bearer',
};

const headerNames = /^[A-Za-z][A-Za-z0-9-]{0,63}$/;
const tokens = /^[\x21-\x7e]{1,8192}$/;
const schemes = /^[A-Za-z][A-Za-z0-9-]{0,31}$/;

/** R40 for a header, a word or a token that could not be sent as one. */
export function checkHeader({ headerName, scheme }: Settings, token: string): void {
  refuseUnless(headerNames, headerName, 'Header');
  if (scheme !== '') refuseUnless(schemes, scheme, 'Word before the token');
  refuseUnless(tokens, token, 'Token');
}

function refuseUnless(pattern: RegExp, text: string, field: string): void {
  if (pattern.test(text)) return;
  const reason = text === '' ? 'missing' : 'control';
  throw new RequestError({ code: 'R40', facts: { field, reason } });
}

/** A path of the API with a sid put in; a sid cannot lead to another place. */
export function pathWith(pattern: string, values: Readonly<Record<string, string>>): string {
  const path = pattern.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    return value === undefined ? whole : segmentOf(value);
  });
  return path.replace(/^\/+/, '');
}

function segmentOf(value: string): string {
  if (value === '' || /^\.+$/.test(value)) {
    throw new RequestError({ code: 'R40', facts: { field: 'Organisation', reason: 'missing' } });
  }
  return encodeURIComponent(value);
}
