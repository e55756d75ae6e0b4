import { countIn, listIn, membersIn, textIn, type Members } from '../api/members.ts';
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

/** R54 where the text is no load report. */
export function readLoadReport(text: string, name: string): LoadReport {
  const found = membersIn(parsed(text));
  if (found?.['kind'] !== reportKind || found['version'] !== 1) throw refused(name);
  const backup = membersIn(found['backup']) ?? {};
  const tables = listIn(found, 'tables');
  return {
    name: textIn(backup, 'name'),
    volumes: listIn(found, 'volumes')
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
    name: textIn(volume, 'name'),
    bytes: countIn(volume, 'bytes'),
    sha256: textIn(volume, 'sha256') || null,
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

const total = (tables: readonly Members[], name: string): number =>
  tables.reduce((sum, table) => sum + (countIn(table, name) ?? 0), 0);

const refused = (name: string): RequestError => new RequestError({ code: 'R54', facts: { name } });
