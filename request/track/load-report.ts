import { RequestError } from '../api/problems.ts';

/** What the tracker wants to know of the report that the explorer saves. */
export interface LoadReport {
  name: string;
  /** Those of this backup, each once. */
  volumes: readonly ReportedVolume[];
  /** Volumes that there should be and that were not given. */
  missing: number;
  records: number;
  quarantined: number;
}

export interface ReportedVolume {
  name: string;
  bytes: number | null;
  sha256: string | null;
  /** Its tables and files were read. */
  isOpen: boolean;
}

export const reportKind = 'strongroom-load-report';
const mostVolumes = 10_000;

type Members = Readonly<Record<string, unknown>>;

/** R54 where the text is no load report. */
export function readLoadReport(text: string, name: string): LoadReport {
  const found = objectOf(parsed(text));
  if (found?.['kind'] !== reportKind || found['version'] !== 1) throw refused(name);
  const backup = objectOf(found['backup']);
  const tables = listOf(found['tables']);
  return {
    name: textOf(backup?.['name']),
    volumes: listOf(found['volumes'])
      .filter(({ state }) => state !== 'duplicate' && state !== 'apart')
      .slice(0, mostVolumes)
      .map(readVolume),
    missing: Array.isArray(found['missing']) ? found['missing'].length : 0,
    records: total(tables, 'records'),
    quarantined: total(tables, 'quarantined'),
  };
}

function readVolume(volume: Members): ReportedVolume {
  return {
    name: textOf(volume['name']),
    bytes: countOf(volume['bytes']),
    sha256: textOf(volume['sha256']) || null,
    isOpen: volume['state'] === 'open',
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

function objectOf(value: unknown): Members | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  return value as Members; // an object's members are unknown, which is what the type says
}

function listOf(value: unknown): Members[] {
  const entries: readonly unknown[] = Array.isArray(value) ? value : [];
  return entries.map(objectOf).filter((entry) => entry !== null);
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value.slice(0, 4000) : '');

function countOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
}

const total = (tables: readonly Members[], name: string): number =>
  tables.reduce((sum, table) => sum + (countOf(table[name]) ?? 0), 0);

const refused = (name: string): RequestError => new RequestError({ code: 'R54', facts: { name } });
