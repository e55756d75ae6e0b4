import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LoadReport, TableInfo } from '../../../../workers/contract/values.ts';
import type { BackupEngine } from '../../../../workers/engine.ts';
import { tableIdOf } from '../../../../workers/formats/table-id.ts';
import { anEngine } from '../../../support/engine.ts';
import { plainBackups, zippedPlain } from '../../../support/plain-backups.ts';

describe.each(plainBackups)('the plain backup $name', (backup) => {
  let engine: BackupEngine;
  let report: LoadReport;

  beforeAll(async () => {
    engine = anEngine();
    await engine.inspect([await zippedPlain(backup)], () => undefined);
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
    const byName = (a: object, b: object): number =>
      JSON.stringify(a) < JSON.stringify(b) ? -1 : 1;
    expect(found.toSorted(byName)).toEqual(wanted.toSorted(byName));
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
});
