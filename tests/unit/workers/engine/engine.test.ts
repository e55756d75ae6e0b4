import { readFileSync } from 'node:fs';
import path from 'node:path';
import Papa from 'papaparse';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { makeSample, type SampleReport } from '../../../../scripts/sample/make-sample.ts';
import type { Cell, LoadEvent, SourceFile } from '../../../../workers/contract/values.ts';
import type { ViewRow } from '../../../../workers/contract/views.ts';
import type { BackupEngine } from '../../../../workers/engine.ts';
import { writeCsv } from '../../../../workers/export/csv.ts';
import { openRows } from '../../../../workers/export/rows.ts';
import { anEngine, sourceFiles } from '../../../support/engine.ts';
import { tempFolder } from '../../../support/native.ts';

let sample: SampleReport;
let plain: SampleReport;
let engine: BackupEngine;

const nothing = (): void => undefined;

beforeAll(async () => {
  const few = { matters: 40, timeRecords: 300, documents: 60, seed: 3 };
  sample = await makeSample({ ...few, out: path.join(tempFolder(), 'sample') });
  plain = await makeSample({ ...few, out: path.join(tempFolder(), 'plain'), plainFolder: true });
});

afterEach(async () => {
  await engine.close();
});

async function opened(files: readonly SourceFile[] = sourceFiles(sample.volumes)) {
  engine = anEngine();
  await engine.inspect(files, nothing);
  await engine.unlock(sample.options.password);
  return engine.load(nothing);
}

describe('a backup from its zips to its tables', () => {
  it('is planned before any password is known', async () => {
    engine = anEngine();
    const plan = await engine.inspect(sourceFiles([...sample.volumes, sample.manifest]), nothing);
    expect(plan.name).toBe(sample.ledger.name);
    expect(plan.format.id).toBe('actionstep');
    expect(plan.volumes.map(({ state, entries }) => [state, entries])).toEqual(
      sample.ledger.volumes.map(({ entries }) => ['locked', entries]),
    );
    expect(plan).toMatchObject({
      missing: [],
      entries: sample.ledger.totals.entries,
      tables: sample.ledger.totals.tables,
      dataBytes: sample.ledger.totals.tableBytes,
    });
  });

  it('gives every record of every table, and says so', async () => {
    const report = await opened();
    const read = report.files.map(({ entry, totals, problem }) => ({
      entry,
      records: totals?.records,
      stored: totals?.stored,
      bytes: totals?.bytes.total,
      problem,
    }));
    const told = sample.ledger.tables.map(({ file, rows, bytes }) => ({
      entry: file,
      records: rows,
      stored: rows,
      bytes,
      problem: null,
    }));
    const byEntry = (a: { entry: string }, b: { entry: string }): number =>
      a.entry < b.entry ? -1 : 1;
    expect(read.toSorted(byEntry)).toEqual(told.toSorted(byEntry));
    expect(report.absent).toEqual([]);
    expect(report.gaps.join(' ')).toContain('audit log');
  });

  it('loses no cell: what is exported again is what was read', async () => {
    await opened();
    for (const { name, file } of sample.ledger.tables) {
      const original = readFileSync(path.join(plain.tree ?? '', file), 'utf8');
      expect(await exported(name), name).toEqual(cellsOf(original.replace(/^\uFEFF/, '')).slice(1));
    }
  });

  it('links every listed document as its maker says', async () => {
    const { completeness } = await opened();
    const { listed, states, unlisted, files } = sample.ledger.documents;
    expect(completeness).toMatchObject({
      listed,
      states: { ...states, unopened: 0 },
      files,
      unlisted: unlisted.length,
    });
  });

  it('is the same whatever the order of the parts', async () => {
    const inOrder = await opened();
    await engine.close();
    const turned = await opened(sourceFiles(sample.volumes.toReversed()));
    expect(turned.completeness).toEqual(inOrder.completeness);
    expect(turned.plan).toEqual(inOrder.plan);
    expect(turned.files.map(({ entry }) => entry).toSorted()).toEqual(
      inOrder.files.map(({ entry }) => entry).toSorted(),
    );
  });
});

describe('opening that does not go straight', () => {
  it('a wrong password opens nothing and spoils nothing', async () => {
    engine = anEngine();
    await engine.inspect(sourceFiles(sample.volumes), nothing);
    const { opened: none, refused } = await engine.unlock('not this one');
    expect(none).toEqual([]);
    expect(refused.map(({ problem }) => problem.code)).toEqual(sample.volumes.map(() => 'Z11'));
    const right = await engine.unlock(sample.options.password);
    expect(right.refused).toEqual([]);
    expect((await engine.load(nothing)).tables).toHaveLength(sample.ledger.totals.tables);
  });

  it('cancelled in the middle it leaves nothing, and opens when asked again', async () => {
    engine = anEngine();
    await engine.inspect(sourceFiles(sample.volumes), nothing);
    await engine.unlock(sample.options.password);
    const stopAtMatters = ({ kind, ...event }: LoadEvent): void => {
      if (kind === 'table' && 'table' in event && event.table.id === 'actions')
        void engine.cancel();
    };
    await expect(engine.load(stopAtMatters)).rejects.toMatchObject({ problem: { code: 'E01' } });
    const matters = { name: 'matters', scope: [], text: '', sort: null };
    await expect(Promise.resolve().then(() => engine.openView('main', matters))).rejects.toThrow();
    const report = await engine.load(nothing);
    expect(report.tables).toHaveLength(sample.ledger.totals.tables);
  });

  it('a part that comes later joins, opened with the password already known', async () => {
    const [first = '', ...others] = sample.volumes;
    const before = await opened(sourceFiles([first]));
    expect(before.completeness?.states.present).toBeLessThan(
      sample.ledger.documents.states.present,
    );
    const plan = await engine.inspect(sourceFiles(others), nothing);
    expect(plan.volumes.every(({ state }) => state === 'open')).toBe(true);
    const after = await engine.load(nothing);
    expect(after.completeness?.states).toEqual({
      ...sample.ledger.documents.states,
      unopened: 0,
    });
    expect(after.files).toHaveLength(before.files.length);
  });

  it('a bigger backup of another firm, dropped later, is set apart and changes nothing', async () => {
    const before = await opened();
    const others = sourceFiles(sample.volumes).map(({ file }, at) => {
      const path = `anotherfirm_part_00${at}.zip`;
      // A comment at the end of an archive makes it another file, and here a bigger one.
      return { path, file: new File([file, new Uint8Array(5000)], path) };
    });
    const plan = await engine.inspect(others, nothing);
    expect(plan.name).toBe(sample.ledger.name);
    const states = plan.volumes.map(({ name, state }) => [name.startsWith('another'), state]);
    expect(states.toSorted()).toEqual([
      ...sample.volumes.map(() => [false, 'open']),
      ...sample.volumes.map(() => [true, 'apart']),
    ]);
    const after = await engine.load(nothing);
    expect(after.tables).toEqual(before.tables);
    expect(after.completeness).toEqual(before.completeness);
  });

  it('a damaged table is dropped whole and told; the others load', async () => {
    const [first = '', ...others] = sample.volumes;
    const bytes = readFileSync(first);
    const [found] = sourceFiles([first]);
    const at = bytes.indexOf('Data/time_records.csv') + 2000;
    bytes[at] = (bytes[at] ?? 0) ^ 0xff;
    const name = found?.path ?? '';
    const report = await opened([
      { path: name, file: new File([bytes], name) },
      ...sourceFiles(others),
    ]);
    const damaged = report.files.filter(({ problem }) => problem !== null);
    expect(damaged.map(({ table, totals, problem }) => [table, totals, problem?.code])).toEqual([
      ['time_records', null, 'Z31'],
    ]);
    expect(report.tables).toHaveLength(sample.ledger.totals.tables - 1);

    const [volume] = report.plan.volumes.filter((one) => one.name === name);
    await engine.remove(volume?.id ?? 0);
    await engine.inspect(sourceFiles([first]), nothing);
    const mended = await engine.load(nothing);
    expect(mended.files.filter(({ problem }) => problem !== null)).toEqual([]);
    expect(mended.tables.map(({ id }) => id).toSorted()).toEqual(
      sample.ledger.tables.map((table) => table.name).toSorted(),
    );
  });
});

async function exported(table: string): Promise<string[][]> {
  const view = { name: `tables/${table}`, scope: [], text: '', sort: null };
  const rows = await openRows(engine, view, new AbortController().signal);
  const pieces: Uint8Array[] = [];
  const sink = new WritableStream<Uint8Array>({ write: (piece) => void pieces.push(piece) });
  const labels = (await engine.openView('names', view)).columns.map(({ label }) => label);
  await writeCsv(
    { labels, pages: cellsOfPages(rows.pages) },
    sink,
    { guard: false },
    new AbortController().signal,
  );
  const [, ...body] = cellsOf(
    Buffer.concat(pieces)
      .toString('utf8')
      .replace(/^\uFEFF/, ''),
  );
  return body;
}

async function* cellsOfPages(
  pages: AsyncIterable<readonly ViewRow[]>,
): AsyncGenerator<(readonly Cell[])[]> {
  for await (const rows of pages) yield rows.map(({ cells }) => cells);
}

function cellsOf(csv: string): string[][] {
  return Papa.parse<string[]>(csv, { delimiter: ',', skipEmptyLines: true }).data;
}
