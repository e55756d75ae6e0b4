import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { LedgerFault, LedgerTrust } from '../../scripts/sample/ledger.ts';
import { makeSample } from '../../scripts/sample/make-sample.ts';
import type { SampleOptions } from '../../scripts/sample/options.ts';
import { TRUST_DAYS } from '../../scripts/sample/tell-trust.ts';
import type { Cell, SourceFile } from '../../workers/contract/values.ts';
import type { ViewInfo } from '../../workers/contract/views.ts';
import type { BackupEngine } from '../../workers/engine.ts';
import { anEngine } from './engine.ts';
import { independentTrust, type TrustTruth } from './independent-trust.ts';
import { tempFolder } from './native.ts';
import { rawZip } from './raw-zip.ts';

/** Enough matters for one of every fault. */
const SMALL = { matters: 120, documents: 40, timeRecords: 200, plainFolder: true } as const;

const nothing = (): void => undefined;

/** A sample open in an engine, what its maker says of its trust money, and what Python makes of the same files. */
export interface OpenTrust {
  engine: BackupEngine;
  told: LedgerTrust;
  officeFaults: readonly LedgerFault[];
  truth: TrustTruth;
}

export async function openTrust(wanted: Partial<SampleOptions>): Promise<OpenTrust> {
  const { tree, ledger, options } = await makeSample({ ...SMALL, ...wanted, out: tempFolder() });
  const { trust: shape, dates } = options;
  const truth = await independentTrust(tree ?? '', { shape, dates }, TRUST_DAYS);
  return {
    engine: await openTables(tree ?? ''),
    told: ledger.trust,
    officeFaults: ledger.officeFaults,
    truth,
  };
}

/** A sample of which only the wanted tables are there. */
export async function openSome(isWanted: (table: string) => boolean): Promise<BackupEngine> {
  const { tree } = await makeSample({ ...SMALL, out: tempFolder() });
  return openTables(tree ?? '', isWanted);
}

async function openTables(
  tree: string,
  isWanted: (table: string) => boolean = () => true,
): Promise<BackupEngine> {
  const engine = anEngine();
  await engine.inspect([zipOf(path.join(tree, 'Data'), isWanted)], nothing);
  await engine.load(nothing);
  return engine;
}

function zipOf(folder: string, isWanted: (table: string) => boolean): SourceFile {
  const entries = readdirSync(folder)
    .filter((name) => isWanted(path.parse(name).name))
    .map((name) => ({ name: `Data/${name}`, data: readFileSync(path.join(folder, name)) }));
  const name = 'sample_part_000.zip';
  return { path: name, file: new File([rawZip(entries)], name) };
}

export type ReportRow = Readonly<Record<string, Cell>>;

/** A report with all its rows, each by column. */
export async function reportOf(
  engine: BackupEngine,
  name: string,
  params: Readonly<Record<string, string>> = {},
): Promise<{ info: ViewInfo; rows: ReportRow[] }> {
  const info = await engine.openView('test', { name, scope: [], text: '', sort: null, params });
  const rows: ReportRow[] = [];
  while (rows.length < info.rows) {
    const page = await engine.rows(info.id, rows.length, 200);
    for (const { cells } of page.rows) {
      rows.push(Object.fromEntries(info.columns.map(({ id }, at) => [id, cells[at] ?? null])));
    }
  }
  return { info, rows };
}
