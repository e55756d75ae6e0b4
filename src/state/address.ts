import type { Sort } from '../../workers/contract/views.ts';

export const matterTabs = ['documents', 'people', 'fields'] as const;
export type MatterTab = (typeof matterTabs)[number];

/** Where the person is. Keys stand as in `ViewRow.key`: each cell percent-encoded, joined by `~`. */
export type Place =
  | { screen: 'open' }
  | { screen: 'overview' }
  | { screen: 'matters' }
  | { screen: 'matter'; key: string; tab: MatterTab }
  | { screen: 'documents' }
  | { screen: 'tables' }
  | { screen: 'table'; table: string }
  | { screen: 'record'; table: string; key: string }
  | { screen: 'dictionary'; table: string | null }
  | { screen: 'report' }
  | { screen: 'unknown'; path: string };

/** What is shown there: the parts of an address after the question mark. */
export interface Looks {
  filter: string;
  sort: Sort | null;
  /** View column ids in the order shown; null for the view's own choice. */
  columns: readonly string[] | null;
  /** A folder's id; empty for "no folder", null for all. */
  folder: string | null;
  /** Record number of the document that is open. */
  document: number | null;
}

export interface Address {
  place: Place;
  looks: Looks;
}

export const plain: Looks = { filter: '', sort: null, columns: null, folder: null, document: null };

/** `#/matters?filter=lease&sort=opened.desc` */
export function formatAddress(place: Place, looks: Partial<Looks> = {}): string {
  const query = queryOf({ ...plain, ...looks });
  return `#/${pathOf(place).join('/')}${query === '' ? '' : `?${query}`}`;
}

export function parseAddress(hash: string): Address {
  const text = hash.replace(/^#?\/?/, '');
  const cut = text.indexOf('?');
  const path = cut < 0 ? text : text.slice(0, cut);
  return { place: placeOf(path), looks: looksOf(cut < 0 ? '' : text.slice(cut + 1)) };
}

/** The address of one record; matters have a page of their own. */
export function recordAddress(table: string, key: string): string {
  if (table === 'actions') return formatAddress({ screen: 'matter', key, tab: 'documents' });
  return formatAddress({ screen: 'record', table, key });
}

/** The key of an address from one raw cell. */
export function keyOf(cell: string): string {
  return encode(cell);
}

/** The raw cell of a key that has only one. */
export function cellOf(key: string): string {
  return decode(key);
}

function pathOf(place: Place): string[] {
  if (place.screen === 'open') return [];
  if (place.screen === 'unknown') return [place.path];
  if (place.screen === 'table') return ['tables', encode(place.table)];
  if (place.screen === 'record') return ['tables', encode(place.table), place.key];
  if (place.screen === 'dictionary') {
    return ['dictionary', ...(place.table === null ? [] : [encode(place.table)])];
  }
  if (place.screen !== 'matter') return [place.screen];
  return ['matters', place.key, ...(place.tab === 'documents' ? [] : [place.tab])];
}

const sections = ['overview', 'matters', 'documents', 'tables', 'report'] as const;

function placeOf(path: string): Place {
  if (path === '') return { screen: 'open' };
  const [section = '', ...rest] = path.split('/');
  if (rest.length === 0) {
    const screen = sections.find((known) => known === section);
    if (screen) return { screen };
  }
  return belowOf(section, rest) ?? { screen: 'unknown', path };
}

function belowOf(section: string, rest: readonly string[]): Place | null {
  if (section === 'matters') return matterOf(rest);
  if (section === 'tables') return tableOf(rest);
  return section === 'dictionary' ? dictionaryOf(rest) : null;
}

function dictionaryOf([name, more]: readonly string[]): Place | null {
  if (more !== undefined || name === '') return null;
  return { screen: 'dictionary', table: name === undefined ? null : decode(name) };
}

function matterOf([key, word = 'documents', more]: readonly string[]): Place | null {
  const tab = matterTabs.find((known) => known === word);
  return key && tab && more === undefined ? { screen: 'matter', key, tab } : null;
}

function tableOf([name, key, more]: readonly string[]): Place | null {
  if (!name || more !== undefined) return null;
  const table = decode(name);
  return key ? { screen: 'record', table, key } : { screen: 'table', table };
}

function queryOf(looks: Looks): string {
  const parts: string[] = [];
  if (looks.filter !== '') parts.push(`filter=${encode(looks.filter)}`);
  if (looks.sort) parts.push(`sort=${encode(looks.sort.column)}.${looks.sort.direction}`);
  if (looks.columns) parts.push(`columns=${looks.columns.map(encode).join(',')}`);
  if (looks.folder !== null) parts.push(`folder=${encode(looks.folder)}`);
  if (looks.document !== null) parts.push(`document=${looks.document}`);
  return parts.join('&');
}

function looksOf(query: string): Looks {
  const given = new Map<string, string>();
  for (const part of query.split('&')) {
    const cut = part.indexOf('=');
    if (cut > 0) given.set(part.slice(0, cut), part.slice(cut + 1));
  }
  const folder = given.get('folder');
  const columns = given.get('columns');
  const document = given.get('document') ?? '';
  return {
    filter: decode(given.get('filter') ?? ''),
    sort: sortOf(given.get('sort') ?? ''),
    columns: columns === undefined ? null : columns.split(',').filter(Boolean).map(decode),
    folder: folder === undefined ? null : decode(folder),
    document: /^\d{1,15}$/.test(document) ? Number(document) : null,
  };
}

function sortOf(text: string): Sort | null {
  const found = /^(.+)\.(asc|desc)$/.exec(text);
  if (!found?.[1]) return null;
  return { column: decode(found[1]), direction: found[2] === 'desc' ? 'desc' : 'asc' };
}

/** A lone surrogate, which no UTF-8 can hold, becomes the replacement character. */
function encode(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\uFFFD'));
}

/** A hand-typed address may hold a broken escape: then the text is taken as it stands. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
