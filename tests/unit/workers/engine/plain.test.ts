import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Cell, LoadReport, TableInfo } from '../../../../workers/contract/values.ts';
import type { BackupEngine } from '../../../../workers/engine.ts';
import { tableIdOf } from '../../../../workers/formats/table-id.ts';
import { anEngine } from '../../../support/engine.ts';
import type { PlainBackup } from '../../../support/plain/plain-backup.ts';
import { plainBackups, unzippedPlain, zippedPlain } from '../../../support/plain-backups.ts';
import { allRows, aView } from './sample-relations.ts';

const byText = (a: object, b: object): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);

/** As a zip, and as a folder that was unzipped. */
const WAYS = {
  zipped: async (backup: PlainBackup) => [await zippedPlain(backup)],
  unzipped: (backup: PlainBackup) => Promise.resolve(unzippedPlain(backup)),
};

const cases = plainBackups.flatMap((backup) =>
  Object.entries(WAYS).map(([way, files]) => ({ name: backup.name, way, backup, files })),
);

describe.each(cases)('the plain backup $name, $way', ({ backup, files }) => {
  let engine: BackupEngine;
  let report: LoadReport;

  beforeAll(async () => {
    engine = anEngine();
    await engine.inspect(await files(backup), () => undefined);
    report = await engine.load(() => undefined);
  });

  afterAll(() => engine.close());

  const tableAt = (entry: string): TableInfo | undefined =>
    report.tables.find(({ id }) => id === tableIdOf(entry));
  const nameOf = (table: TableInfo | undefined, id: string): string =>
    table?.columns.find((column) => column.id === id)?.name ?? '';

  it('has its tables, whole', () => {
    expect(report.plan.format.id).toBe('plain');
    const found = backup.tables.map(({ entry }) => {
      const table = tableAt(entry);
      return { entry, rows: table?.rows, columns: table?.columns.map(({ name }) => name) };
    });
    expect(found).toEqual(
      backup.tables.map(({ entry, rows, columns }) => ({ entry, rows, columns })),
    );
  });

  it('has the right keys', () => {
    const keys = backup.tables.map(({ entry }) => {
      const table = tableAt(entry);
      return [entry, table?.key.map((id) => nameOf(table, id))];
    });
    expect(keys).toEqual(backup.tables.map(({ entry, key }) => [entry, key]));
  });

  it('has the right relations, and no other', () => {
    const found = backup.tables.flatMap(({ entry }) =>
      (tableAt(entry)?.columns ?? []).flatMap(({ name, references, evidence }) =>
        references === null
          ? []
          : [{ from: tableIdOf(entry), column: name, to: references, evidence }],
      ),
    );
    const wanted = backup.relations.map(({ from, column, to, filled, found }) => ({
      from: tableIdOf(from),
      column,
      to: tableIdOf(to),
      evidence: { filled, found },
    }));
    expect(found.toSorted(byText)).toEqual(wanted.toSorted(byText));
  });

  it('names its rows', () => {
    const titled = backup.tables.filter(({ entry, title }) =>
      tableAt(entry)?.columns.some(({ name, kind }) => name === title && kind === 'text'),
    );
    const titles = titled.map(({ entry }) => {
      const table = tableAt(entry);
      return [entry, nameOf(table, table?.title ?? '')];
    });
    expect(titles).toEqual(titled.map(({ entry, title }) => [entry, title]));
  });

  it('knows whose each file is, which are nobody’s, and which are missing', async () => {
    const { info, rows } = await allRows(engine, aView('files'));
    const { columns } = info;
    const cellsOf = (id: string): (Cell | undefined)[] => {
      const at = columns.findIndex((column) => column.id === id);
      return rows.map(({ cells }) => cells[at]);
    };
    const paths = cellsOf('c1');
    const states = cellsOf('state');
    const owners = rows.map(({ links }) => Object.values(links));
    const linked = paths.flatMap((path, at) =>
      (owners[at] ?? []).map(({ table, key }) => ({ path, table, key, state: states[at] })),
    );
    const { of, unlinked, missing } = backup.files;
    const wanted = [
      ...of.map(({ entry, table, key }) => ({ path: entry, table, key, state: 'present' })),
      ...missing.map(({ name, table, key }) => ({ path: name, table, key, state: 'missing' })),
    ].map((one) => ({ ...one, table: tableIdOf(one.table), key: encodeURIComponent(one.key) }));
    expect(linked.toSorted(byText)).toEqual(wanted.toSorted(byText));
    const alone = paths.filter((_, at) => owners[at]?.length === 0);
    expect(alone.toSorted()).toEqual([...unlinked].toSorted());
    expect(report.completeness).toMatchObject({
      listed: of.length + missing.length,
      states: { present: of.length, missing: missing.length },
      files: of.length + unlinked.length,
      unlisted: unlinked.length,
    });
  });

  it('shows the files of a record on its page, and opens them', async () => {
    for (const { entry, table, key } of backup.files.of) {
      const related = await engine.related(
        tableIdOf(table),
        encodeURIComponent(key),
        () => undefined,
      );
      const files = related.find(({ view }) => view === 'files');
      expect(files?.label).toBe('Files');
      const { rows } = await allRows(engine, { ...aView('files'), scope: files?.scope ?? [] });
      const found = await Promise.all(rows.map(({ record }) => engine.document('files', record)));
      expect(found.map((file) => file.entry?.path)).toContain(entry);
    }
  });
});
