import { afterEach, describe, expect, it } from 'vitest';
import type { LoadReport, SourceFile } from '../../../../workers/contract/values.ts';
import type { BackupEngine } from '../../../../workers/engine.ts';
import { aVolume } from '../../../support/encrypted-zip.ts';
import { anEngine } from '../../../support/engine.ts';

interface Written {
  record: string;
  number: number;
  row?: Readonly<Record<string, unknown>>;
}

/** A version's JSON as the vendor's API gives it. */
function aVersion({ record, number, row = {} }: Written): string {
  return JSON.stringify({
    sid: `v${record}${number}`,
    hash: `${record}${number}`,
    previousHash: number > 1 ? `${record}${number - 1}` : '',
    version: number,
    data: {
      sid: record,
      uid: `EP${record.length}`,
      table__name_plural: 'experiments',
      name: `Invented ${record} ${number}`,
      rowdata_set: { date_due___GJMP0q7z1dINSX38ch: '2018-07-26' },
      section_set: [],
      ...row,
    },
    activity_message: `Change ${number}`,
    updated_by: { sid: 'p1', first_name: 'Test', last_name: 'Person', email: 't@example.invalid' },
    date_updated: `2020-01-0${number}T10:00:00.000000+00:00`,
  });
}

const engines: BackupEngine[] = [];
afterEach(async () => {
  for (const engine of engines.splice(0)) await engine.close();
});

async function aSource(
  name: string,
  entries: Readonly<Record<string, string>>,
): Promise<SourceFile> {
  return { path: name, file: new File([await aVolume(entries)], name) };
}

async function opened(
  entries: Readonly<Record<string, string>>,
): Promise<{ engine: BackupEngine; report: LoadReport }> {
  const engine = anEngine();
  engines.push(engine);
  const plan = await engine.inspect([await aSource('a.zip', entries)], () => undefined);
  expect(plan.format.id).toBe('labii');
  return { engine, report: await engine.load(() => undefined) };
}

const rowsOf = (report: LoadReport): Record<string, number> =>
  Object.fromEntries(report.tables.map(({ id, rows }) => [id, rows]));

async function cells(engine: BackupEngine, table: string, name: string): Promise<unknown[]> {
  const view = await engine.openView(table, {
    name: `tables/${table}`,
    scope: [],
    text: '',
    sort: null,
  });
  const at = view.columns.findIndex(({ label, id }) => label === name || id === name);
  const { rows } = await engine.rows(view.id, 0, 100);
  return rows.map((row) => row.cells[at]);
}

describe('loading a backup of versions', () => {
  it('tells beforehand how much there is to read: the versions, and no other file', async () => {
    const engine = anEngine();
    engines.push(engine);
    const version = aVersion({ record: 'r', number: 1 });
    const source = await aSource('a.zip', { 'o/versions/r_1': version, 'o/FL1: a.txt': 'text' });
    const plan = await engine.inspect([source], () => undefined);
    expect(plan.dataBytes).toBe(Buffer.byteLength(version));
    expect(plan.memoryBytes).toBeGreaterThan(plan.dataBytes);
  });

  it('makes a record of its newest version, and keeps every version', async () => {
    const { engine, report } = await opened({
      'org/versions/r_1': aVersion({ record: 'r', number: 1 }),
      'org/versions/r_2.json': aVersion({ record: 'r', number: 2 }),
      'org/FL1: a.csv': 'a,b\n1,2\n',
    });
    expect(rowsOf(report)).toMatchObject({
      records: 1,
      versions: 2,
      files: 1,
      people: 1,
      experiments: 1,
    });
    expect(await cells(engine, 'records', 'Name')).toEqual(['Invented r 2']);
    expect(await cells(engine, 'experiments', 'Date due')).toEqual(['2018-07-26']);
    expect((await engine.record('records', 'r')).title).toBe('EP1: Invented r 2');
    const history = await engine.versions('r');
    expect(history.map(({ number, chain, by }) => [number, chain, by])).toEqual([
      [2, 'holds', 'Test Person'],
      [1, 'first', 'Test Person'],
    ]);
  });

  it('finds the newest where files are named by the sids of versions', async () => {
    const { engine, report } = await opened({
      'org/versions/vr1_1': aVersion({ record: 'r', number: 1 }),
      'org/versions/vr2_2': aVersion({ record: 'r', number: 2 }),
    });
    expect(rowsOf(report)).toMatchObject({ records: 1, versions: 2 });
    expect(await cells(engine, 'records', 'Name')).toEqual(['Invented r 2']);
    expect(await cells(engine, 'experiments', 'Date due')).toEqual(['2018-07-26']);
  });

  it('keeps what cannot be read as a row with its reason, and loads all else', async () => {
    const { engine, report } = await opened({
      'org/versions/r_1': aVersion({ record: 'r', number: 1 }),
      'org/versions/r_2': '{"a":NaN}',
      'org/versions/r_3': '['.repeat(10_000),
    });
    const [file] = report.files;
    expect(file?.totals).toMatchObject({ records: 3, stored: 1, quarantined: 2 });
    expect(
      file?.rejections.map(({ record, code, byteStart }) => [record, code, byteStart]),
    ).toEqual([
      [2, 'NOT_JSON', 5],
      [3, 'TOO_DEEP', 200],
    ]);
    expect(rowsOf(report)).toMatchObject({ records: 1, versions: 3 });
    const findings = await engine.findings();
    expect(findings.find(({ code }) => code === 'versions-unread')?.facts).toMatchObject({
      count: 2,
    });
    await expect(engine.versionFields('r_2')).rejects.toMatchObject({ problem: { code: 'I05' } });
  });

  it('keeps names of built-ins and repeated keys as data', async () => {
    const text = aVersion({ record: 'r', number: 1 })
      .replace('"rowdata_set":{', '"rowdata_set":{"__proto__":{"polluted":"yes"},"toString":"x",')
      .replace('"section_set"', '"note":"one","note":"two","section_set"');
    const { engine } = await opened({ 'org/versions/r_1': text });
    expect(await cells(engine, 'experiments', 'To string')).toEqual(['x']);
    expect(await cells(engine, 'experiments', 'Note')).toEqual(['two']);
    expect(await cells(engine, 'experiments', 'Further fields')).toEqual(['[["note","one"]]']);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect((await engine.findings()).map(({ code }) => code)).toContain('keys-repeated');
  });

  it('tells what changed between two versions, and which one held on a day', async () => {
    const { engine } = await opened({
      'org/versions/r_1': aVersion({ record: 'r', number: 1 }),
      'org/versions/r_2': aVersion({ record: 'r', number: 2 }),
    });
    const { changes, text } = await engine.versionDifference('r_1', 'r_2', 100);
    expect(changes.find(({ label }) => label === 'Name')).toMatchObject({
      path: ['data', 'name'],
      before: 'Invented r 1',
      after: 'Invented r 2',
    });
    expect(text.filter(({ kind }) => kind === 'added').map((line) => line.text.trim())).toContain(
      '"name": "Invented r 2",',
    );
    expect((await engine.versionAt('r', '2020-01-01'))?.number).toBe(1);
    expect((await engine.versionAt('r', '2020-01-05'))?.number).toBe(2);
    expect(await engine.versionAt('r', '2019-12-31')).toBeNull();
  });

  it('leads from a record to what it names, and to its files', async () => {
    const section = {
      sid: 's1',
      name: 'Method',
      order: 1,
      section_data: {
        text: 'See FL1 and FL9',
        files: [{ sid: 'other', name: 'EP5: Invented other 1' }],
      },
    };
    const { engine, report } = await opened({
      'org/versions/r_1': aVersion({ record: 'r', number: 1, row: { section_set: [section] } }),
      'org/versions/other_1': aVersion({ record: 'other', number: 1 }),
      'org/FL1_ a.pdf': 'x',
    });
    expect(report.completeness).toMatchObject({ listed: 2, files: 1, unlisted: 0 });
    expect(report.completeness?.states).toMatchObject({ present: 1, missing: 1 });
    expect(await cells(engine, 'links', 'As it is named')).toEqual([
      'FL1',
      'FL9',
      'EP5: Invented other 1',
    ]);
    const related = await engine.related('records', 'r', () => undefined);
    expect(related.map(({ label, count }) => `${label} ${count}`)).toContain('Sections 1');
    expect((await engine.document('files', 1)).entry?.name).toBe('FL1_ a.pdf');
  });

  it('takes in a newer version of a volume that comes later', async () => {
    const { engine } = await opened({ 'org/versions/r_1': aVersion({ record: 'r', number: 1 }) });
    const later = { 'org/versions/r_2': aVersion({ record: 'r', number: 2 }) };
    await engine.inspect([await aSource('b.zip', later)], () => undefined);
    const report = await engine.load(() => undefined);
    expect(rowsOf(report)).toMatchObject({ records: 1, versions: 2 });
    expect(await cells(engine, 'records', 'Name')).toEqual(['Invented r 2']);
  });

  it('leaves nothing behind when it is stopped', async () => {
    const engine = anEngine();
    engines.push(engine);
    const entries = { 'org/versions/r_1': aVersion({ record: 'r', number: 1 }) };
    await engine.inspect([await aSource('a.zip', entries)], () => undefined);
    const stopped = engine.load(() => void engine.cancel());
    await expect(stopped).rejects.toMatchObject({ problem: { code: 'E01' } });
    expect(rowsOf(await engine.load(() => undefined))).toMatchObject({ records: 1 });
  });

  it('leads nowhere by a UID that several records have, and says so', async () => {
    const named = { rowdata_set: { note: 'see EP2' } };
    const { engine } = await opened({
      'org/versions/r_1': aVersion({ record: 'r', number: 1, row: named }),
      'org/versions/qq_1': aVersion({ record: 'qq', number: 1 }),
      'org/versions/ww_1': aVersion({ record: 'ww', number: 1 }),
    });
    expect(await cells(engine, 'links', 'to')).toEqual([]);
    expect(await engine.findings()).toContainEqual({
      code: 'uids-shared',
      facts: { count: 1, examples: ['EP2'] },
    });
  });

  it('gives a kind its own columns first, and no name that another table has', async () => {
    const row = { table__name_plural: 'files', metadata: [], rowdata_set: { pages: '7' } };
    const { engine, report } = await opened({
      'org/versions/r_1': aVersion({ record: 'r', number: 1, row }),
      'org/versions/qq_1': aVersion({ record: 'qq', number: 1 }),
    });
    const table = report.tables.find(({ id }) => id === 'records_files');
    expect(table?.label).toBe('Files (records)');
    expect(table?.columns.slice(0, 3).map(({ label }) => label)).toEqual([
      'Record',
      'Sid',
      'Pages',
    ]);
    const columnsOf = async (kind: string): Promise<string[]> => {
      const view = { name: `rows/${kind}`, scope: [], text: '', sort: null };
      return (await engine.openView(kind, view)).columns.map(({ label }) => label);
    };
    const before = await columnsOf('experiments');
    const text = 'sid,cost\nr,1.10\n';
    await engine.addExports([{ path: 'a.csv', file: new File([text], 'a.csv') }]);
    // An export of one kind adds nothing to the others.
    expect(await columnsOf('experiments')).toEqual(before);
    expect(await columnsOf('records_files')).toContain('cost (a)');
  });

  it('leads from a label that is packed with a sid to what has it, and leaves the cell as it stands', async () => {
    const buffer = 'mossrecord';
    const row = { rowdata_set: { uses: `Moss___${buffer}`, lost: 'Fern___fernrecord' } };
    const { engine } = await opened({
      'org/versions/r_1': aVersion({ record: 'r', number: 1, row }),
      [`org/versions/${buffer}_1`]: aVersion({ record: buffer, number: 1 }),
    });
    const { fields } = await engine.record('experiments', 'r');
    const told = (label: string): unknown =>
      fields.flatMap((one) => (one.label === label ? [[one.value, one.reference]] : []));
    expect(told('Uses')).toEqual([
      [`Moss___${buffer}`, { table: 'records', key: buffer, label: 'EP10: Invented mossrecord 1' }],
    ]);
    expect(told('Lost')).toEqual([['Fern___fernrecord', null]]);
  });
});
