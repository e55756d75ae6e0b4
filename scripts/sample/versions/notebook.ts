import { at, randomOf } from '../random.ts';
import { sidOf } from './ids.ts';
import { FEATURED, type VersionsOptions } from './options.ts';
import { EXPERIMENTS, FILE_NAMES, PEOPLE, PROJECTS, PROTOCOLS, SAMPLES } from './words.ts';

export const KINDS = ['experiments', 'protocols', 'projects', 'samples', 'files'] as const;
export type Kind = (typeof KINDS)[number];

const CODES: Readonly<Record<Kind, string>> = {
  experiments: 'EP',
  protocols: 'PR',
  projects: 'PJ',
  samples: 'SM',
  files: 'FL',
};

/** A record of the notebook, before its history. */
export interface NotebookRecord {
  /** Its place among all records. */
  at: number;
  /** Its place among those of its kind. */
  order: number;
  kind: Kind;
  sid: string;
  uid: string;
  name: string;
  owner: Person;
  versions: number;
  isArchived: boolean;
}

export interface Person {
  sid: string;
  first: string;
  last: string;
}

/** What everything in one sample agrees on. */
export interface Notebook {
  seed: number;
  sid: string;
  people: readonly Person[];
  records: readonly NotebookRecord[];
  of: Readonly<Record<Kind, readonly NotebookRecord[]>>;
  /** The sid of a kind's column by its label. */
  column(kind: Kind, label: string): string;
}

export function makeNotebook(options: VersionsOptions): Notebook {
  const { seed } = options;
  const people = PEOPLE.map(([first, last], n) => ({ sid: sidOf(seed, 'person', n), first, last }));
  const counts = versionCounts(options);
  const kinds = kindCounts(options);
  const records: NotebookRecord[] = [];
  const of: Record<Kind, NotebookRecord[]> = {
    experiments: [],
    protocols: [],
    projects: [],
    samples: [],
    files: [],
  };
  for (const kind of KINDS) {
    for (let order = 0; order < kinds[kind]; order += 1) {
      const place = records.length;
      const random = randomOf(seed, 'record', place);
      const record: NotebookRecord = {
        at: place,
        order,
        kind,
        sid: sidOf(seed, 'record', place),
        uid: `${CODES[kind]}${101 + order}`,
        name: nameOf(kind, order),
        owner: random.pick(people),
        versions: at(counts, place),
        isArchived: place >= FEATURED.records && random.chance(0.08),
      };
      records.push(record);
      of[kind].push(record);
    }
  }
  const columns = new Map<string, string>();
  return {
    seed,
    sid: sidOf(seed, 'organization'),
    people,
    records,
    of,
    column(kind, label) {
      const known = columns.get(`${kind}/${label}`);
      const sid = known ?? sidOf(seed, `column/${kind}/${label}`);
      columns.set(`${kind}/${label}`, sid);
      return sid;
    },
  };
}

function kindCounts({ records, files }: VersionsOptions): Record<Kind, number> {
  const projects = Math.max(2, Math.round(records / 25));
  const protocols = Math.max(4, Math.round(records / 10));
  const samples = Math.max(4, Math.round(records / 10));
  const experiments = records - projects - protocols - samples - files;
  return { experiments, protocols, projects, samples, files };
}

/** The first records have some versions each; what is left is shared among the others. */
function versionCounts({ records, versions }: VersionsOptions): number[] {
  const others = records - FEATURED.records;
  const left = versions - FEATURED.records * FEATURED.versions;
  return Array.from({ length: records }, (_, n) => {
    if (n < FEATURED.records) return FEATURED.versions;
    return Math.floor(left / others) + (n - FEATURED.records < left % others ? 1 : 0);
  });
}

function nameOf(kind: Kind, order: number): string {
  if (kind === 'files') {
    const [name, extension] = at(FILE_NAMES, order % FILE_NAMES.length);
    const number = Math.floor(order / FILE_NAMES.length);
    return `${name}${number === 0 ? '' : ` ${number + 1}`}.${extension}`;
  }
  const names = {
    experiments: EXPERIMENTS,
    protocols: PROTOCOLS,
    projects: PROJECTS,
    samples: SAMPLES,
  };
  const list = names[kind];
  return `${at(list, order % list.length)} ${order + 1}`;
}

export const fullName = ({ first, last }: Person): string => `${first} ${last}`;

/** As other records call it: `PR101: Rinse the tails 1`. */
export const calledName = ({ uid, name }: NotebookRecord): string => `${uid}: ${name}`;
