import type {
  Completeness,
  Finding,
  LoadReport,
  TableReport,
} from '../../workers/contract/values.ts';

/** What the report is saved as, for the request client's tracker and for whoever checks a delivery. */
export interface SavedReport {
  kind: 'strongroom-load-report';
  version: 1;
  /** Of the app that counted; '' where it is not known. */
  app: string;
  /** When it was saved, in UTC. */
  made: string;
  backup: { name: string; format: string };
  volumes: readonly SavedVolume[];
  /** Names of volumes that there should be and that were not given. */
  missing: readonly string[];
  tables: readonly SavedTable[];
  /** The listed documents, counted; null where the backup lists none. */
  documents: SavedCompleteness | null;
  /** Null while they are still being counted. */
  findings: number | null;
}

export interface SavedVolume {
  name: string;
  bytes: number;
  entries: number;
  state: string;
  /** Hex SHA-256 of its size and directory; '' when it has none. */
  fingerprint: string;
}

export interface SavedTable {
  /** '' where no schema names it, or nothing of it was kept: its name would be the backup's word. */
  table: string;
  /** False when it could not be read to its end; then nothing of it was kept. */
  isRead: boolean;
  records: number;
  stored: number;
  quarantined: number;
}

export type SavedCompleteness = Pick<Completeness, 'listed' | 'states' | 'files' | 'unlisted'>;

export interface SavingFacts {
  app: string;
  now: Date;
  findings: readonly Finding[] | null;
}

/** Counts, codes and fingerprints; of the backup's own words, only what its volumes are called. */
export function savedReport(report: LoadReport, { app, now, findings }: SavingFacts): SavedReport {
  const { plan, completeness } = report;
  const known = new Set(report.tables.filter((table) => table.known).map(({ id }) => id));
  return {
    kind: 'strongroom-load-report',
    version: 1,
    app,
    made: now.toISOString(),
    backup: { name: plan.name, format: plan.format.id },
    volumes: plan.volumes.map(({ name, bytes, entries, state, fingerprint }) => ({
      name,
      bytes,
      entries,
      state,
      fingerprint,
    })),
    missing: plan.missing.map(({ name }) => name),
    tables: report.files.map((file) => savedTable(file, known.has(file.table))),
    documents: completeness && savedCompleteness(completeness),
    findings: findings?.length ?? null,
  };
}

function savedTable({ table, totals }: TableReport, isKnown: boolean): SavedTable {
  return {
    table: isKnown ? table : '',
    isRead: totals !== null,
    records: totals?.records ?? 0,
    stored: totals?.stored ?? 0,
    quarantined: totals?.quarantined ?? 0,
  };
}

function savedCompleteness(completeness: Completeness): SavedCompleteness {
  const { listed, states, files, unlisted } = completeness;
  return { listed, states, files, unlisted };
}
