import { describe, expect, it } from 'vitest';
import type { PlainBackup } from '../../support/plain/plain-backup.ts';
import { plainBackups, unzippedPlain, zippedPlain } from '../../support/plain-backups.ts';
import { anEngine } from '../../support/engine.ts';

const textOf = (entries: PlainBackup['entries'], entry: string): string => {
  const text = entries[entry];
  if (typeof text !== 'string') throw new TypeError(`${entry} is no text`);
  return text;
};

describe.each(plainBackups)('the backup $name', (backup) => {
  const { entries, tables, relations, leadNowhere, files } = backup;

  it('has keys that identify every row', () => {
    for (const { entry, columns, key, rows } of tables) {
      const lines = textOf(entries, entry).split(/\r?\n/).slice(1, -1);
      const delimiter = entry.endsWith('.tsv') ? '\t' : lines[0]?.includes(';') ? ';' : ',';
      const at = key.map((column) => columns.indexOf(column));
      const seen = new Set(
        lines.map((line) => at.map((one) => line.split(delimiter)[one]).join(' ')),
      );
      expect([entry, seen.size, lines.length]).toEqual([entry, rows, rows]);
    }
  });

  it('says of no column both that it leads somewhere and that it does not', () => {
    const leading = new Set(relations.map(({ from, column }) => `${from} ${column}`));
    expect(leadNowhere.filter((one) => leading.has(one.join(' ')))).toEqual([]);
    for (const { filled, found } of relations) expect(found).toBeGreaterThan(filled * 0.9);
  });

  it('tells every file once', () => {
    const told = [...tables, ...files.of].map(({ entry }) => entry).concat(files.unlinked);
    expect(told.toSorted()).toEqual(Object.keys(entries).toSorted());
  });

  it('can be dropped as a zip', async () => {
    const engine = anEngine();
    const plan = await engine.inspect([await zippedPlain(backup)], () => undefined);
    expect(plan).toMatchObject({ format: { id: 'plain' }, entries: Object.keys(entries).length });
    expect(unzippedPlain(backup)).toHaveLength(Object.keys(entries).length);
    await engine.close();
  });
});
