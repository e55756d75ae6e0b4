import path from 'node:path';
import type { LedgerTrust } from '../../scripts/sample/ledger.ts';
import { makeSample } from '../../scripts/sample/make-sample.ts';
import type { SampleOptions } from '../../scripts/sample/options.ts';
import { TRUST_DAYS } from '../../scripts/sample/tell-trust.ts';
import type { Cell } from '../../workers/contract/values.ts';
import type { ViewInfo } from '../../workers/contract/views.ts';
import type { BackupEngine } from '../../workers/engine.ts';
import { anEngine, sourceFiles } from './engine.ts';
import { independentTrust, type TrustTruth } from './independent-trust.ts';
import { tempFolder } from './native.ts';

const SMALL = { matters: 120, documents: 40, timeRecords: 200 } as const;

const nothing = (): void => undefined;

/** A sample's zip open in an engine, with what its maker says of its trust money. */
export async function openTrust(
  wanted: Partial<SampleOptions>,
): Promise<{ engine: BackupEngine; trust: LedgerTrust }> {
  const zip = { ...SMALL, ...wanted, cipher: 'none', volumes: 1 } as const;
  const { volumes, ledger } = await makeSample({ ...zip, out: path.join(tempFolder(), 'zip') });
  const engine = anEngine();
  await engine.inspect(sourceFiles(volumes), nothing);
  await engine.load(nothing);
  return { engine, trust: ledger.trust };
}

/** What Python makes of the same sample, at the days that its maker tells. */
export async function truthOf(wanted: Partial<SampleOptions>): Promise<TrustTruth> {
  const out = path.join(tempFolder(), 'tree');
  const { tree, options } = await makeSample({ ...SMALL, ...wanted, out, plainFolder: true });
  return independentTrust(
    tree ?? '',
    { shape: options.trust, dates: options.dates },
    TRUST_DAYS,
  );
}

/** A report with all its rows, each by column. */
export async function reportOf(
  engine: BackupEngine,
  name: string,
  params: Readonly<Record<string, string>> = {},
): Promise<{ info: ViewInfo; rows: Record<string, Cell>[] }> {
  const info = await engine.openView('test', { name, scope: [], text: '', sort: null, params });
  const { rows } = await engine.rows(info.id, 0, info.rows);
  return {
    info,
    rows: rows.map(({ cells }) =>
      Object.fromEntries(info.columns.map(({ id }, at) => [id, cells[at] ?? null])),
    ),
  };
}
