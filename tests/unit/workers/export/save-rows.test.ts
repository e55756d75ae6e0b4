import { describe, expect, it } from 'vitest';
import type { ExportProgress, RowsRequest } from '../../../../workers/contract/exporter.ts';
import { saveRows } from '../../../../workers/export/save-rows.ts';
import { aColumn, FakeReader, never, PickedFile } from './support.ts';

const columns = [aColumn('id'), aColumn('name'), { ...aColumn('hidden'), hidden: true }];
const rows = Array.from({ length: 2500 }, (_, at) => [String(at), `n${at}`, 'h']);

function asked(changes: Partial<RowsRequest> = {}): RowsRequest {
  const view = { name: 'matters', scope: [], text: '', sort: null };
  return { view, columns: null, format: 'csv', title: 'Matters', ...changes };
}

function aJob(reader: FakeReader, signal = never) {
  const heard: ExportProgress[] = [];
  return {
    heard,
    job: { reader, signal, onProgress: (event: ExportProgress) => void heard.push(event) },
  };
}

describe('saving rows', () => {
  it('asks page by page in its own slot, and closes the view', async () => {
    const reader = new FakeReader({ columns, rows });
    const { job, heard } = aJob(reader);
    const report = await saveRows(job, asked(), null);
    expect(reader.asked).toEqual([
      'open export',
      'rows 7 0 1000',
      'rows 7 1000 1000',
      'rows 7 2000 1000',
      'close 7',
    ]);
    expect(reader.mostWaiting).toBe(1);
    expect(report).toMatchObject({ rows: 2500, sheets: 0, cut: 0, bytes: report.blob?.size });
    expect(heard.map((event) => [event.rows, event.of])).toEqual([
      [1000, 2500],
      [2000, 2500],
      [2500, 2500],
    ]);
  });

  it('writes all columns, hidden ones too, or those asked for in their order', async () => {
    const reader = new FakeReader({ columns, rows: [['1', 'a', 'h']] });
    const all = await saveRows(aJob(reader).job, asked(), null);
    expect(await all.blob?.text()).toBe('"id","name","hidden"\r\n"1","a","h"\r\n');
    const some = await saveRows(aJob(reader).job, asked({ columns: ['hidden', 'id'] }), null);
    expect(await some.blob?.text()).toBe('"hidden","id"\r\n"h","1"\r\n');
    expect(all.blob?.type).toBe('text/csv;charset=utf-8');
  });

  it('refuses a column the view does not have', async () => {
    const reader = new FakeReader({ columns, rows });
    const saving = saveRows(aJob(reader).job, asked({ columns: ['nope'] }), null);
    await expect(saving).rejects.toMatchObject({
      problem: { code: 'V02', facts: { view: 'matters', column: 'nope' } },
    });
    expect(reader.asked.at(-1)).toBe('close 7');
  });

  it('calls a column what the request calls it', async () => {
    const [first] = columns;
    const request = {
      ...asked({ format: 'csv' }),
      columns: [first?.id ?? ''],
      headings: { [first?.id ?? '']: 'From client account' },
    };
    const report = await saveRows(aJob(new FakeReader({ columns, rows })).job, request, null);
    expect((await report.blob?.text())?.split('\r\n')[0]).toBe('"From client account"');
  });

  it('refuses more columns than a spreadsheet has, before it touches the file', async () => {
    const many = Array.from({ length: 16_385 }, (_, at) => aColumn(`c${at}`));
    const file = new PickedFile();
    const reader = new FakeReader({ columns: many, rows: [] });
    const saving = saveRows(aJob(reader).job, asked({ format: 'xlsx' }), file.handle);
    await expect(saving).rejects.toMatchObject({
      problem: { code: 'X02', facts: { name: 'picked.bin' } },
    });
    expect(file.state).toBe('untouched');
  });

  it.each(['xlsx', 'csv'] as const)('writes %s to a picked file', async (format) => {
    const file = new PickedFile();
    const report = await saveRows(
      aJob(new FakeReader({ columns, rows })).job,
      asked({ format }),
      file.handle,
    );
    expect(report).toMatchObject({ rows: 2500, blob: null, bytes: file.content.length });
    expect(file.state).toBe('closed');
  });

  it.each(['xlsx', 'csv'] as const)(
    'leaves the file as it was when %s is stopped',
    async (format) => {
      const stop = new AbortController();
      const file = new PickedFile();
      const reader = new FakeReader({ columns, rows });
      reader.beforeRows = () => {
        if (reader.asked.length > 2) stop.abort();
        return Promise.resolve();
      };
      const saving = saveRows(aJob(reader, stop.signal).job, asked({ format }), file.handle);
      await expect(saving).rejects.toMatchObject({ problem: { code: 'E01' } });
      expect(file).toMatchObject({ state: 'aborted', content: 'as it was' });
      expect(reader.asked.at(-1)).toBe('close 7');
    },
  );

  it('stops at once, whatever the engine is doing', async () => {
    const stop = new AbortController();
    const reader = new FakeReader({ columns, rows });
    reader.beforeRows = () => new Promise(() => stop.abort());
    const saving = saveRows(aJob(reader, stop.signal).job, asked(), null);
    await expect(saving).rejects.toMatchObject({ problem: { code: 'E01' } });
  });

  it.each(['xlsx', 'csv'] as const)(
    'fails with what the engine failed with, as %s',
    async (format) => {
      const file = new PickedFile();
      const reader = new FakeReader({ columns, rows });
      const bug = new Error('a bug');
      reader.beforeRows = () => (reader.asked.length > 2 ? Promise.reject(bug) : Promise.resolve());
      await expect(saveRows(aJob(reader).job, asked({ format }), file.handle)).rejects.toBe(bug);
      expect(file).toMatchObject({ state: 'aborted', content: 'as it was' });
    },
  );

  it('never takes a short page for the end', async () => {
    const reader = new FakeReader({ columns, rows });
    reader.openView = () =>
      Promise.resolve({ id: 7, title: 't', table: 't', absent: [], columns, rows: 2501, of: 2501 });
    await expect(saveRows(aJob(reader).job, asked(), null)).rejects.toThrow('asked for 501 rows');
  });
});

describe('a target that fails', () => {
  const full = new DOMException('no space', 'QuotaExceededError');
  const denied = new DOMException('not allowed', 'NotAllowedError');
  const cases = (['xlsx', 'csv'] as const).flatMap((format) =>
    (['open', 'write', 'close'] as const).map((at) => ({ format, at })),
  );

  it.each(cases)('says X01 when the disk is full: $format, $at', async ({ format, at }) => {
    const file = new PickedFile({ at, error: full });
    const reader = new FakeReader({ columns, rows });
    await expect(saveRows(aJob(reader).job, asked({ format }), file.handle)).rejects.toMatchObject({
      problem: { code: 'X01', facts: { name: 'picked.bin' } },
    });
    expect(file.content).toBe('as it was');
    expect(file.state).toBe(at === 'open' ? 'untouched' : 'aborted');
    expect(reader.asked.at(-1)).toBe('close 7');
  });

  it.each(cases)('says X02 when it may not write: $format, $at', async ({ format, at }) => {
    const file = new PickedFile({ at, error: denied });
    const reader = new FakeReader({ columns, rows });
    await expect(saveRows(aJob(reader).job, asked({ format }), file.handle)).rejects.toMatchObject({
      problem: { code: 'X02', facts: { name: 'picked.bin', reason: 'not allowed' } },
    });
    expect(file.content).toBe('as it was');
  });
});
