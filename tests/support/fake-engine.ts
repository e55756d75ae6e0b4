import type { EngineClient } from '../../src/engine/client.ts';
import { EngineError } from '../../workers/contract/problems.ts';
import type { RecordInfo } from '../../workers/contract/records.ts';
import type { LoadReport, Plan } from '../../workers/contract/values.ts';
import type { View, ViewInfo } from '../../workers/contract/views.ts';
import { FakeAnswers } from './fake-answers.ts';
import {
  columnsFor,
  fakeField,
  fakePlan,
  fakeRecord,
  fakeTable,
  fakeVolume,
  rowFor,
  states,
} from './fake-values.ts';

export const fakePassword = 'open sesame';

/** An engine that answers at once from numbers, for tests of what stands on it. */
export class FakeEngine extends FakeAnswers implements EngineClient {
  rowsOf: Readonly<Record<string, number>>;
  plan: Plan = fakePlan([]);
  stopped = false;
  #views = new Map<number, { view: View; rows: number }>();
  #nextView = 1;

  constructor(
    rowsOf: Readonly<Record<string, number>> = {
      actions: 4210,
      document_log: 300,
      participants: 40,
    },
  ) {
    super();
    this.rowsOf = rowsOf;
  }

  async inspect(files: Parameters<EngineClient['inspect']>[0]): Promise<Plan> {
    const volumes = files.map((_, index) => fakeVolume(index));
    return Promise.resolve((this.plan = fakePlan(volumes)));
  }

  async chooseFormat(id: Parameters<EngineClient['chooseFormat']>[0]): Promise<Plan> {
    const reason = id === null ? 'a Data folder with actions.csv' : 'chosen here';
    const format = { id: id ?? ('actionstep' as const), confidence: 1, reason };
    return Promise.resolve((this.plan = { ...this.plan, format }));
  }

  async remove(volume: number): Promise<Plan> {
    const volumes = this.plan.volumes.filter(({ id }) => id !== volume);
    return Promise.resolve((this.plan = { ...this.plan, volumes }));
  }

  async unlock(password: string): ReturnType<EngineClient['unlock']> {
    const fits = password === fakePassword;
    const volumes = this.plan.volumes.map((volume) =>
      fits ? { ...volume, state: 'open' as const } : volume,
    );
    this.plan = { ...this.plan, volumes };
    const refused = fits
      ? []
      : volumes.map(({ id, name }) => ({
          volume: id,
          problem: { code: 'Z11' as const, facts: { name } },
        }));
    return Promise.resolve({
      plan: this.plan,
      opened: fits ? volumes.map(({ id }) => id) : [],
      refused,
    });
  }

  async load(onEvent: Parameters<EngineClient['load']>[0]): Promise<LoadReport> {
    const tables = Object.entries(this.rowsOf).map(([id, rows]) => fakeTable(id, rows));
    for (const table of tables) onEvent({ kind: 'table', table });
    return Promise.resolve({
      plan: this.plan,
      tables,
      files: tables.map((table) => ({
        table: table.id,
        label: table.label,
        entry: `Data/${table.id}.csv`,
        volume: 'fakechambers_part_000.zip',
        totals: {
          records: table.rows + 1,
          stored: table.rows,
          quarantined: 1,
          blankLines: 0,
          short: 2,
          long: 0,
          cells: table.rows * 6,
          recoded: 3,
          bytes: { total: 9, bom: 0, header: 3, records: 6, blank: 0 },
        },
        dialect: {
          encoding: 'utf-8',
          bom: true,
          delimiter: ',',
          newline: 'CRLF',
          backslash: false,
        },
        rejections: [
          {
            record: 7,
            line: 9,
            byteStart: 812,
            byteLength: 44,
            code: 'QUOTE_TRAIL',
            column: 2,
            raw: '"a"b,c',
          },
        ],
        problem: null,
      })),
      absent: [{ id: 'trust', label: 'Trust', about: '', file: 'trust_*.csv' }],
      gaps: ['Tags are not in the backup.'],
      completeness: {
        listed: 300,
        states: { present: 250, missing: 20, deleted: 10, none: 5, unopened: 15 },
        methods: { exact: 240, folded: 10 },
        ambiguous: 0,
        files: 252,
        unlisted: 2,
      },
      otherFiles: [],
      fileTables: ['document_log'],
    });
  }

  async openView(_slot: string, view: View): Promise<ViewInfo> {
    const table =
      { matters: 'actions', documents: 'document_log' }[view.name] ??
      view.name.replace('tables/', '');
    const of = this.rowsOf[table] ?? 0;
    const rows = view.text === '' ? of : view.text === 'nothing' ? 0 : Math.ceil(of / 3);
    const id = this.#nextView++;
    this.#views.set(id, { view, rows });
    return Promise.resolve({
      id,
      title: table,
      table,
      absent: [],
      columns: columnsFor(view.name),
      rows,
      of,
    });
  }

  async rows(viewId: number, offset: number, limit: number): ReturnType<EngineClient['rows']> {
    const open = this.#views.get(viewId);
    if (!open) throw new EngineError({ code: 'E01', facts: {} });
    const count = Math.max(0, Math.min(limit, open.rows - offset));
    const rows = Array.from({ length: count }, (_, at) => rowFor(open.view.name, offset + at));
    return Promise.resolve({ offset, rows });
  }

  async closeView(viewId: number): Promise<void> {
    this.#views.delete(viewId);
    return Promise.resolve();
  }

  async findings(): ReturnType<EngineClient['findings']> {
    return Promise.resolve([
      { code: 'documents-missing', facts: { table: 'document_log', count: 412 } },
      { code: 'rows-short', facts: { table: 'tasks.csv', count: 2 } },
    ]);
  }

  async record(table: string, key: string): Promise<RecordInfo> {
    return Promise.resolve(fakeRecord(table, key));
  }

  async matter(): ReturnType<EngineClient['matter']> {
    return Promise.resolve({
      people: [
        {
          key: '1',
          name: 'Fake, Aroha',
          role: 'Client',
          primary: true,
          found: true,
          facts: [fakeField('E-mail', 'aroha@example.invalid')],
        },
        { key: '99', name: '', role: 'Other side', primary: false, found: false, facts: [] },
      ],
      folders: [
        { id: '5', name: 'Correspondence', depth: 0, documents: 17 },
        { id: '6', name: 'Inbound', depth: 1, documents: 9 },
        { id: null, name: 'No folder', depth: 0, documents: 3 },
      ],
      documents: 300,
      states: { present: 250, missing: 1, deleted: 10, none: 5, unopened: 1 },
    });
  }

  async document(table: string, record: number): ReturnType<EngineClient['document']> {
    const state = states[(record - 1) % states.length] ?? 'present';
    return Promise.resolve({
      table,
      record,
      name: `Letter ${record}`,
      fileName: `letter ${record}.txt`,
      state,
      method: state === 'present' ? 'exact' : null,
      ambiguous: false,
      folder: ['Correspondence', 'Inbound'],
      owner: { table: 'actions', key: '7', label: 'Fake – lease' },
      fields: [fakeField('Document', `Letter ${record}`)],
      entry: state === 'present' ? await this.entry(record) : null,
      expectedIn: state === 'unopened' ? 'fakechambers_part_002.zip' : null,
    });
  }

  async entry(entryId: number): ReturnType<EngineClient['entry']> {
    return Promise.resolve({
      id: entryId,
      volume: 0,
      volumeName: 'fakechambers_part_000.zip',
      path: `Files/7_letter ${entryId}.html`,
      name: `7_letter ${entryId}.html`,
      bytes: 61_234,
      packedBytes: 20_000,
      encryption: 'AES-256',
      modified: '2021-05-14 10:20:30',
    });
  }

  async preview(): ReturnType<EngineClient['preview']> {
    const html =
      '<h1>Dear client</h1><p>See <a href="https://example.invalid/x">this page</a>.</p><img src="https://example.invalid/p.png"><script>1</script>';
    return Promise.resolve({
      bytes: new TextEncoder().encode(html),
      type: 'html',
      mime: 'text/html',
      truncated: false,
    });
  }

  async openEntry(): Promise<number> {
    return Promise.resolve(1);
  }

  async pullEntry(): Promise<null> {
    return Promise.resolve(null);
  }

  async closeEntry(): Promise<void> {
    return Promise.resolve();
  }

  async cancel(): Promise<void> {
    return Promise.resolve();
  }

  async close(): Promise<void> {
    return Promise.resolve();
  }

  async connect(): Promise<void> {
    return Promise.resolve();
  }

  stop(): void {
    this.stopped = true;
  }
}
