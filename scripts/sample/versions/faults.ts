import type { ChainState } from '../../../workers/contract/versions.ts';
import { historyOf, type Draft } from './history.ts';
import type { Notebook } from './notebook.ts';

/** A version on its way into its file. */
export interface Planned {
  draft: Draft;
  /** What is put into the file, given the version's JSON. */
  write: (json: string) => string | Uint8Array;
  isReadable: boolean;
  /** The number in the file's name, where it is not the version's own; and a second `.json`. */
  named?: { sid: string; number: number };
  isCopy?: boolean;
}

export type FaultKind =
  | 'broken'
  | 'missing'
  | 'repeated'
  | 'reordered'
  | 'unhashed'
  | 'other-sid'
  | 'cut'
  | 'trailing'
  | 'not-a-number'
  | 'deep'
  | 'empty'
  | 'not-utf-8'
  | 'mark'
  | 'twice-keyed'
  | 'unknown-keys'
  | 'prototype'
  | 'big-number';

interface Fault {
  kind: FaultKind;
  /** The version it is about. */
  number: number;
  /** How versions then stand to the one before; the others hold. */
  chain: Readonly<Record<number, ChainState>>;
  spoil: (versions: readonly Planned[], number: number, notebook: Notebook) => Planned[];
}

const LAST = 6;
const DEPTH = 10_000;
const KEPT = { chain: {} };
const unread = (number: number): Fault['chain'] =>
  number === LAST
    ? { [number]: 'unchecked' }
    : { [number]: 'unchecked', [number + 1]: 'unchecked' };

/** The JSON of one version is put into its file in another way. */
const written =
  (write: Planned['write'], isReadable = true): Fault['spoil'] =>
  (versions, number) =>
    versions.map((one) => (one.draft.number === number ? { ...one, write, isReadable } : one));

const unreadable = (write: Planned['write']): Fault['spoil'] => written(write, false);

/** The version says something else of itself. */
const drafted =
  (change: (draft: Draft, all: readonly Planned[]) => Partial<Draft>): Fault['spoil'] =>
  (versions, number) =>
    versions.map((one) => {
      const { draft } = one;
      return draft.number === number
        ? { ...one, draft: { ...draft, ...change(draft, versions) } }
        : one;
    });

const swapped: Fault['spoil'] = (versions, number) => {
  const other = (n: number): number => (n === number ? n + 1 : n === number + 1 ? n - 1 : n);
  const renumbered = versions.map((one) => {
    const next = other(one.draft.number);
    return {
      ...one,
      draft: { ...one.draft, number: next, row: { ...one.draft.row, version: next } },
    };
  });
  return renumbered.toSorted((a, b) => a.draft.number - b.draft.number);
};

/** A version of the record after this one, in a file with this one's sid. */
const misnamed: Fault['spoil'] = (versions, number, notebook) => {
  const [{ draft: first } = {}] = versions;
  const other = first && notebook.records[first.record.at + 1];
  const next = other && historyOf(notebook, { ...other, versions: number }).at(-1);
  if (!first || !next) return [...versions];
  const named = { sid: first.record.sid, number };
  return [...versions, { draft: next, write: (json) => json, isReadable: true, named }];
};

function withStrayByte(json: string): Uint8Array {
  const bytes = Buffer.from(json);
  bytes[bytes.indexOf('Updated')] = 0xff;
  return bytes;
}

/** One each, in the histories of the first records: the first of them has the first fault, and so on. */
const FAULTS: readonly Fault[] = [
  {
    kind: 'broken',
    number: 4,
    chain: { 4: 'broken' },
    spoil: drafted(({ hash }) => ({ previousHash: hash.split('').reverse().join('') })),
  },
  {
    kind: 'missing',
    number: 3,
    chain: { 4: 'gap' },
    spoil: (versions, number) => versions.filter(({ draft }) => draft.number !== number),
  },
  {
    kind: 'repeated',
    number: 3,
    chain: { 3: 'repeated' },
    spoil: (versions, number) =>
      versions.flatMap((one) =>
        one.draft.number === number ? [one, { ...one, isCopy: true }] : [one],
      ),
  },
  {
    kind: 'reordered',
    number: 3,
    chain: { 3: 'broken', 4: 'broken', 5: 'broken' },
    spoil: swapped,
  },
  {
    kind: 'unhashed',
    number: 4,
    chain: { 4: 'unchecked', 5: 'unchecked' },
    spoil: drafted(() => ({ hash: '', previousHash: '' })),
  },
  {
    kind: 'cut',
    number: LAST,
    chain: unread(LAST),
    spoil: unreadable((json) => json.slice(0, -200)),
  },
  { kind: 'trailing', number: 3, chain: unread(3), spoil: unreadable((json) => `${json}\n}oops`) },
  {
    kind: 'not-a-number',
    number: 3,
    chain: unread(3),
    spoil: unreadable((json) => json.replace('"is_valid":true', '"is_valid":NaN')),
  },
  {
    kind: 'deep',
    number: 3,
    chain: unread(3),
    spoil: unreadable((json) =>
      json.replace('"metadata":[]', `"metadata":${'['.repeat(DEPTH)}${']'.repeat(DEPTH)}`),
    ),
  },
  { kind: 'empty', number: 3, chain: unread(3), spoil: unreadable(() => '') },
  {
    kind: 'not-utf-8',
    number: 3,
    chain: unread(3),
    spoil: unreadable(withStrayByte),
  },
  { kind: 'mark', number: LAST, ...KEPT, spoil: written((json) => `\uFEFF${json}`) },
  {
    kind: 'twice-keyed',
    number: LAST,
    ...KEPT,
    spoil: written((json) =>
      json.replace('"description":""', '"description":"First","description":"Second"'),
    ),
  },
  {
    kind: 'unknown-keys',
    number: LAST,
    ...KEPT,
    spoil: written((json) =>
      json
        .replace('"is_valid"', '"audit_trail":{"kept_by":"nobody"},"is_valid"')
        .replace('"description"', '"colour_code":"blue","description"'),
    ),
  },
  {
    kind: 'prototype',
    number: LAST,
    ...KEPT,
    spoil: written((json) =>
      json
        .replace('"rowdata_set":{', '"rowdata_set":{"__proto__":{"polluted":true},')
        .replace('"description"', '"constructor":"none","description"'),
    ),
  },
  {
    kind: 'big-number',
    number: LAST,
    ...KEPT,
    spoil: written((json) =>
      json.replace(
        '"rowdata_set":{',
        '"rowdata_set":{"knots_counted___0q7zBIG":9007199254740993123,',
      ),
    ),
  },
  { kind: 'other-sid', number: LAST + 1, ...KEPT, spoil: misnamed },
];

/** What is wrong with a record's versions; null where nothing is. */
export function faultOf(place: number): Omit<Fault, 'spoil'> | null {
  return FAULTS[place] ?? null;
}

export function plannedVersions(
  notebook: Notebook,
  drafts: readonly Draft[],
  withFaults: boolean,
): Planned[] {
  const plain = drafts.map((draft) => ({ draft, write: (json: string) => json, isReadable: true }));
  const fault = withFaults ? FAULTS[drafts[0]?.record.at ?? FAULTS.length] : undefined;
  return fault ? fault.spoil(plain, fault.number, notebook) : plain;
}

/** Files among the versions whose names are not those of versions. */
export function strangeNames(sid: string): { name: string; text: string }[] {
  return [
    { name: 'notes.json', text: '{"note":"The (invented) kitchen is closed on Friday."}' },
    { name: `${sid}_latest.json`, text: '{"sid":"","version":null}' },
  ];
}
