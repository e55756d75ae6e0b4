import { describe, expect, it } from 'vitest';
import { ExportDesk } from '../../../../src/state/export-desk.svelte.ts';
import type { Session } from '../../../../src/state/session.svelte.ts';
import type { AddedExport, ExportsInfo } from '../../../../workers/contract/versions.ts';

const plants = (onlyInExport: number): AddedExport => ({
  table: 'export_plants',
  label: 'plants',
  matched: null,
  candidates: [],
  isChosen: false,
  rows: 2,
  quarantined: 0,
  repeated: 0,
  onlyInExport,
  onlyInBackup: 0,
});

describe('the desk of added exports', () => {
  it('tells the counts that exports have once more of the backup is open', async () => {
    const asked: number[] = [];
    const counts = [2, 1];
    const engine = {
      addExports: (files: readonly unknown[]): Promise<ExportsInfo> => {
        asked.push(files.length);
        const exports = [plants(counts.shift() ?? 0)];
        return Promise.resolve({ exports, tables: [], refused: [] });
      },
    };
    // Of the session only this is asked.
    const desk = new ExportDesk({ engine, retell: () => undefined } as unknown as Session);
    await desk.refresh();
    expect(asked).toEqual([]);
    await desk.add([{ path: 'plants.csv', file: new File(['a'], 'plants.csv') }]);
    await desk.refresh();
    expect(asked).toEqual([1, 0]);
    expect(desk.exports.map(({ onlyInExport }) => onlyInExport)).toEqual([1]);
  });
});
