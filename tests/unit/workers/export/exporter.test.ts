import { proxy } from 'comlink';
import { describe, expect, it } from 'vitest';
import type { ExportProgress } from '../../../../workers/contract/exporter.ts';
import { ArchiveError } from '../../../../workers/contract/problems.ts';
import { createExporter } from '../../../../workers/export/exporter.ts';
import { aColumn, FakeReader, PickedFile, type FakeBackup } from './support.ts';

const columns = [aColumn('id')];
const megabyte = 1 << 20;
const chunks = Array.from({ length: 30 }, (_, at) => new Uint8Array(99_991).fill(at));
const whole = Buffer.concat(chunks);

async function anExporter(backup: Partial<FakeBackup>) {
  const reader = new FakeReader({ columns, rows: [], ...backup });
  const exporter = createExporter(() => reader);
  await exporter.connect(new MessageChannel().port1);
  const heard: ExportProgress[] = [];
  return {
    reader,
    exporter,
    heard,
    listen: proxy((event: ExportProgress) => void heard.push(event)),
  };
}

describe('saving an entry', () => {
  it('gives back its bytes, to a Blob and to a file', async () => {
    const { exporter, listen, reader, heard } = await anExporter({ chunks });
    const report = await exporter.saveEntry(3, null, listen);
    expect(report).toMatchObject({ rows: 0, bytes: whole.length, sheets: 0 });
    expect(report.blob?.type).toBe('application/octet-stream');
    expect(Buffer.from(await (report.blob ?? new Blob()).arrayBuffer()).equals(whole)).toBe(true);
    expect(reader.asked).toEqual(['open entry 3', 'close entry 43']);
    expect(heard.at(-1)).toEqual({ rows: 0, of: whole.length, bytes: whole.length });
    expect(heard.length).toBeLessThanOrEqual(Math.ceil(whole.length / megabyte) + 1);

    const file = new PickedFile();
    expect(await exporter.saveEntry(3, file.handle, listen)).toMatchObject({ blob: null });
    expect(Buffer.from(file.content, 'latin1').equals(whole)).toBe(true);
    expect(file.writes).toBeLessThanOrEqual(Math.ceil(whole.length / megabyte));
  });

  it('saves an empty one', async () => {
    const { exporter, listen } = await anExporter({ chunks: [] });
    expect((await exporter.saveEntry(1, null, listen)).blob?.size).toBe(0);
  });

  it.each(['Z30', 'Z31'] as const)('keeps nothing of one that fails with %s', async (code) => {
    const damage = new ArchiveError({ code, facts: { entry: 'a/letter.pdf' } });
    const { exporter, listen, reader } = await anExporter({ chunks, damage });
    const file = new PickedFile();
    await expect(exporter.saveEntry(3, file.handle, listen)).rejects.toBe(damage);
    expect(file).toMatchObject({ state: 'aborted', content: 'as it was' });
    expect(reader.asked.at(-1)).toBe('close entry 43');
    await expect(exporter.saveEntry(3, null, listen)).rejects.toBe(damage);
  });

  it('tells the damage even when closing fails too', async () => {
    const damage = new ArchiveError({ code: 'Z31', facts: { entry: 'a' } });
    const { exporter, listen, reader } = await anExporter({ chunks, damage });
    reader.closeEntry = () => Promise.reject(new Error('gone'));
    await expect(exporter.saveEntry(3, null, listen)).rejects.toBe(damage);
  });

  it('says X01 when the disk is full', async () => {
    const { exporter, listen } = await anExporter({ chunks });
    const file = new PickedFile({ at: 'write', error: new DOMException('', 'QuotaExceededError') });
    await expect(exporter.saveEntry(3, file.handle, listen)).rejects.toMatchObject({
      problem: { code: 'X01', facts: { name: 'picked.bin' } },
    });
    expect(file.content).toBe('as it was');
  });
});

describe('the exporter', () => {
  const view = { name: 'matters', scope: [], text: '', sort: null };
  const request = { view, columns: null, format: 'csv', title: 'Matters' } as const;

  it('cancels what runs, and works again after', async () => {
    const { exporter, listen, reader } = await anExporter({ chunks, rows: [['1']] });
    const file = new PickedFile();
    reader.beforeRows = () => exporter.cancel();
    await expect(exporter.saveRows(request, file.handle, listen)).rejects.toMatchObject({
      problem: { code: 'E01' },
    });
    expect(file).toMatchObject({ state: 'aborted', content: 'as it was' });
    reader.beforeRows = () => Promise.resolve();
    expect(await exporter.saveRows(request, file.handle, listen)).toMatchObject({ rows: 1 });
    expect(file.state).toBe('closed');
  });

  it('does one export after the other, since they share a view slot', async () => {
    const { exporter, listen, reader } = await anExporter({ rows: [['1']] });
    const both = [
      exporter.saveRows(request, null, listen),
      exporter.saveRows(request, null, listen),
    ];
    expect((await Promise.all(both)).map(({ rows }) => rows)).toEqual([1, 1]);
    const one = ['open export', 'rows 7 0 1000', 'close 7'];
    expect(reader.asked).toEqual([...one, ...one]);
  });

  it('is a bug without a line to the engine', async () => {
    const exporter = createExporter(() => new FakeReader({ columns, rows: [] }));
    await expect(
      exporter.saveEntry(
        1,
        null,
        proxy(() => undefined),
      ),
    ).rejects.toThrow('no line');
  });
});
