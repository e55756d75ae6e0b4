import type { Sort } from '../../workers/contract/views.ts';

/** Where the person is. Keys stand as in `ViewRow.key`: each cell percent-encoded, joined by `~`. */
export type Place =
  | { screen: 'open' }
  | { screen: 'overview' }
  /** Null for the list of collections; the name of one may be empty. */
  | { screen: 'custom-data'; collection: string | null }
  | { screen: 'tables' }
  | { screen: 'dictionary'; table: string | null }
  | { screen: 'report' }
  /** Reports on clients' money: which of them is in `looks.list`. */
  | { screen: 'trust' }
  /** Reports on the firm's books, or the entries of one account. */
  | { screen: 'ledger'; account: string | null }
  | { screen: 'transaction'; id: string }
  /** The lists of a section: which of them is in `looks.list`. */
  | { screen: ListScreen }
  | { screen: 'table'; table: string }
  /** `tab`: one of the record's lists, or empty for the first. */
  | { screen: 'record'; table: string; key: string; tab: string }
  | { screen: 'unknown'; path: string };

/** Screens that show lists: of the practice, or of records kept as versions. */
export const listScreens = [
  'matters',
  'contacts',
  'documents',
  'email',
  'tasks',
  'time',
  'billing',
  'records',
  'versions',
  'files',
] as const;
export type ListScreen = (typeof listScreens)[number];

/** What is shown there: the parts of an address after the question mark. */
export interface Looks {
  filter: string;
  sort: Sort | null;
  /** View column ids in the order shown; null for the view's own choice. */
  columns: readonly string[] | null;
  /** A folder's id; empty for "no folder", null for all. */
  folder: string | null;
  /** The listed file that is open: its list's table, and its record number there. */
  document: { table: string; record: number } | null;
  /** The view of a section that is not its first; empty for the first. */
  list: string;
  /** Key of the row that is looked into beside its list. */
  peek: string | null;
  /** What a report is asked for: days, basis and the like, by name. */
  params: Readonly<Record<string, string>>;
  /** The report is laid out for paper. */
  isPrint: boolean;
}

export interface Address {
  place: Place;
  looks: Looks;
}

export const plain: Looks = {
  filter: '',
  sort: null,
  columns: null,
  folder: null,
  document: null,
  list: '',
  peek: null,
  params: {},
  isPrint: false,
};

/** Tables whose records have an address of their own; those of all others lie below `tables/`. */
const recordPaths: Readonly<Record<string, string>> = {
  actions: 'matters',
  participants: 'contacts',
  email: 'email',
  records: 'records',
  versions: 'versions',
  files: 'files',
};

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

/** The address of one record. */
export function recordAddress(table: string, key: string, tab = ''): string {
  return formatAddress({ screen: 'record', table, key, tab });
}

/** The record that a place shows; null for a list, a report and the like. */
export function recordOf(place: Place): { table: string; key: string } | null {
  return place.screen === 'record' ? { table: place.table, key: place.key } : null;
}

/** The raw cell of a key that has only one. */
export function cellOf(key: string): string {
  return decode(key);
}

function pathOf(place: Place): string[] {
  if (place.screen === 'open') return [];
  if (place.screen === 'unknown') return [place.path];
  if (place.screen === 'table') return ['tables', encode(place.table)];
  if (place.screen === 'record') return recordPath(place);
  return sectionPath(place);
}

function sectionPath(
  place: Exclude<Place, { screen: 'unknown' | 'table' | 'record' | 'open' }>,
): string[] {
  if (place.screen === 'custom-data') {
    return ['custom-data', ...(place.collection === null ? [] : [encode(place.collection)])];
  }
  if (place.screen === 'ledger') {
    return ['ledger', ...(place.account === null ? [] : [encode(place.account)])];
  }
  if (place.screen === 'transaction') return ['ledger', 'transaction', encode(place.id)];
  if (place.screen === 'dictionary') {
    return ['dictionary', ...(place.table === null ? [] : [encode(place.table)])];
  }
  return [place.screen];
}

function recordPath({ table, key, tab }: Extract<Place, { screen: 'record' }>): string[] {
  const own = Object.entries(recordPaths).find(([known]) => known === table)?.[1];
  const below = own === undefined ? ['tables', encode(table)] : [own];
  return [...below, key, ...(tab === '' ? [] : [encode(tab)])];
}

const sections = ['overview', 'tables', 'report', 'trust', ...listScreens] as const;

function placeOf(path: string): Place {
  if (path === '') return { screen: 'open' };
  const [section = '', ...rest] = path.split('/');
  if (rest.length === 0) {
    const screen = sections.find((known) => known === section);
    if (screen) return { screen };
  }
  return below.get(section)?.(rest) ?? { screen: 'unknown', path };
}

function dictionaryOf([name, more]: readonly string[]): Place | null {
  if (more !== undefined || name === '') return null;
  return { screen: 'dictionary', table: name === undefined ? null : decode(name) };
}

const below = new Map<string, (rest: readonly string[]) => Place | null>([
  ...Object.entries(recordPaths).map(
    ([table, path]) => [path, (rest: readonly string[]) => recordPlace(table, rest)] as const,
  ),
  ['tables', belowTables],
  ['custom-data', collectionOf],
  ['dictionary', dictionaryOf],
  ['ledger', belowLedger],
]);

function belowLedger([name, id, more]: readonly string[]): Place | null {
  if (more !== undefined) return null;
  if (id === undefined) {
    return { screen: 'ledger', account: name === undefined ? null : decode(name) };
  }
  return name === 'transaction' ? { screen: 'transaction', id: decode(id) } : null;
}

function collectionOf([name, more]: readonly string[]): Place | null {
  if (more !== undefined) return null;
  return { screen: 'custom-data', collection: name === undefined ? null : decode(name) };
}

function belowTables([name, ...rest]: readonly string[]): Place | null {
  if (!name) return null;
  const table = decode(name);
  return rest.length === 0 ? { screen: 'table', table } : recordPlace(table, rest);
}

function recordPlace(table: string, [key, tab = '', more]: readonly string[]): Place | null {
  if (!key || more !== undefined) return null;
  return { screen: 'record', table, key, tab: decode(tab) };
}

function queryOf(looks: Looks): string {
  const parts: string[] = [];
  if (looks.list !== '') parts.push(`list=${encode(looks.list)}`);
  if (looks.filter !== '') parts.push(`filter=${encode(looks.filter)}`);
  if (looks.sort) parts.push(`sort=${encode(looks.sort.column)}.${looks.sort.direction}`);
  if (looks.columns) parts.push(`columns=${looks.columns.map(encode).join(',')}`);
  if (looks.folder !== null) parts.push(`folder=${encode(looks.folder)}`);
  if (looks.document) parts.push(`document=${documentText(looks.document)}`);
  if (looks.peek !== null) parts.push(`peek=${looks.peek}`);
  parts.push(...paramParts(looks.params));
  if (looks.isPrint) parts.push('print=1');
  return parts.join('&');
}

function looksOf(query: string): Looks {
  const given = new Map<string, string>();
  for (const part of query.split('&')) {
    const cut = part.indexOf('=');
    if (cut > 0) given.set(part.slice(0, cut), part.slice(cut + 1));
  }
  const read = <Value>(name: string, value: (text: string) => Value): Value | null => {
    const text = given.get(name);
    return text === undefined ? null : value(text);
  };
  return {
    filter: read('filter', decode) ?? '',
    sort: read('sort', sortOf),
    columns: read('columns', (text) => text.split(',').filter(Boolean).map(decode)),
    folder: read('folder', decode),
    document: read('document', documentOf),
    list: read('list', decode) ?? '',
    peek: read('peek', (text) => (text === '' ? null : text)),
    params: paramsOf(given),
    isPrint: given.get('print') === '1',
  };
}

/** Stands before the name of what a report is asked for. */
const paramMark = 'p.';

function paramParts(params: Looks['params']): string[] {
  return Object.entries(params).flatMap(([name, value]) =>
    value === '' ? [] : [`${paramMark}${encode(name)}=${encode(value)}`],
  );
}

function paramsOf(given: ReadonlyMap<string, string>): Looks['params'] {
  const named = [...given].filter(([name]) => name.startsWith(paramMark));
  return Object.fromEntries(
    named
      .map(([name, value]) => [decode(name.slice(paramMark.length)), decode(value)] as const)
      .filter(([, value]) => value !== ''),
  );
}

/** A record number alone is one of the document log: `document=12`, `document=email_attachment.12`. */
const commonList = 'document_log';

function documentText({ table, record }: NonNullable<Looks['document']>): string {
  return table === commonList ? String(record) : `${encode(table)}.${record}`;
}

function documentOf(text: string): Looks['document'] {
  const [, table, record] = /^(?:(.+)\.)?(\d{1,15})$/.exec(text) ?? [];
  return record === undefined
    ? null
    : { table: table === undefined ? commonList : decode(table), record: Number(record) };
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
