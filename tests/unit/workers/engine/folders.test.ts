import { afterEach, describe, expect, it } from 'vitest';
import { makeSample, type SampleReport } from '../../../../scripts/sample/make-sample.ts';
import type { LoadReport, SourceFile } from '../../../../workers/contract/values.ts';
import type { BackupEngine } from '../../../../workers/engine.ts';
import { aVolume } from '../../../support/encrypted-zip.ts';
import { anEngine, sourceFiles } from '../../../support/engine.ts';
import { runWell, tempFolder } from '../../../support/native.ts';
import { needs } from '../../../support/needs.ts';
import { pickedFolder, windowsNames } from '../../../support/unzipped.ts';
import { allRows, aView } from './sample-relations.ts';

const nothing = (): void => undefined;
const engines: BackupEngine[] = [];

afterEach(async () => {
  await Promise.all(engines.splice(0).map((engine) => engine.close()));
});

function started(): BackupEngine {
  const engine = anEngine();
  engines.push(engine);
  return engine;
}

interface Opened {
  report: LoadReport;
  /** Every listed document: its state, and the bytes of the file it is linked to. */
  links: readonly (readonly [record: number, state: string, bytes: number | null])[];
}

async function opened(files: readonly SourceFile[]): Promise<Opened> {
  const engine = started();
  await engine.inspect(files, nothing);
  const report = await engine.load(nothing);
  const { rows } = await allRows(engine, aView('tables/document_log'));
  const links = await Promise.all(
    rows.map(async ({ record }) => {
      const { state, entry } = await engine.document('document_log', record);
      return [record, state, entry?.bytes ?? null] as const;
    }),
  );
  return { report, links };
}

const countsOf = ({ completeness, otherFiles }: LoadReport): unknown => [
  completeness?.states,
  completeness?.unlisted,
  otherFiles.map(({ table, completeness: one }) => [table, one.states, one.unlisted]),
];

async function unzippedBy(tool: '7z' | 'unzip', { volumes }: SampleReport): Promise<string> {
  const folder = tempFolder();
  for (const volume of volumes) {
    if (tool === '7z') await runWell('7z', ['x', '-y', '-bd', `-o${folder}`, volume]);
    else await runWell('unzip', ['-q', '-o', volume, '-d', folder]);
  }
  return folder;
}

describe('a backup that was unzipped before', () => {
  needs('7z', 'unzip').it(
    'has the same tables and links as from its zips, whatever unzipped it',
    async () => {
      const sample = await makeSample({
        matters: 40,
        documents: 60,
        timeRecords: 100,
        cipher: 'none',
        out: tempFolder(),
      });
      const zipped = await opened(sourceFiles(sample.volumes));
      const tables = zipped.report.tables.map(({ id, rows }) => [id, rows]).sort();
      const by7z = await unzippedBy('7z', sample);
      const byUnzip = await unzippedBy('unzip', sample);
      for (const files of [
        pickedFolder(by7z),
        pickedFolder(byUnzip),
        pickedFolder(by7z, windowsNames),
        pickedFolder(by7z, (name) => name.normalize('NFD')),
      ]) {
        const folder = await opened(files);
        expect(folder.report.plan.format.id).toBe('actionstep');
        expect(folder.report.plan.volumes).toMatchObject([{ kind: 'folder', state: 'open' }]);
        expect(folder.report.tables.map(({ id, rows }) => [id, rows]).sort()).toEqual(tables);
        expect(countsOf(folder.report)).toEqual(countsOf(zipped.report));
        expect(folder.links).toEqual(zipped.links);
      }
    },
    120_000,
  );
});

const takeaway = {
  'data/actions.csv': 'action_id,action_name\n7,Fern Hill lease\n',
  'data/participants.csv': 'participant_id,display_name\n11,Fern\n',
  'documents/7_20200101000000_a.txt': 'a',
};
const version = JSON.stringify({
  sid: 'v1',
  version: 1,
  data: { sid: 'fern0a40x1', uid: 'EP1', name: 'Fern', table__name_plural: 'experiments' },
});
const notebook = {
  'org0a40x1/versions/fern0a40x1_1': version,
  'org0a40x1/FL1: leaf.txt': 'leaf',
};

async function zipOf(name: string, entries: Readonly<Record<string, string>>): Promise<SourceFile> {
  return { path: name, file: new File([await aVolume(entries)], name) };
}

describe('the kind of a backup', () => {
  it('is recognised with every guess and its reason, and chosen otherwise by the person', async () => {
    const engine = started();
    const plan = await engine.inspect([await zipOf('fern.zip', takeaway)], nothing);
    expect(plan.format.id).toBe('actionstep');
    expect(plan.formats.map(({ id }) => id)).toEqual(['actionstep', 'plain']);
    const chosen = await engine.chooseFormat('plain');
    expect(chosen.format).toMatchObject({ id: 'plain', confidence: 0.1 });
    expect(chosen.formats).toEqual(plan.formats);
    const report = await engine.load(nothing);
    expect(report.plan.format.id).toBe('plain');
    expect(report.tables.find(({ id }) => id === 'actions')?.label).toBe('actions');
    // Once it is open, its kind stays.
    expect((await engine.chooseFormat('actionstep')).format.id).toBe('plain');
  });

  it('can be one that nothing speaks for, and is taken back', async () => {
    const engine = started();
    await engine.inspect([await zipOf('fern.zip', takeaway)], nothing);
    expect((await engine.chooseFormat('labii')).format).toMatchObject({
      id: 'labii',
      confidence: 0,
    });
    expect((await engine.chooseFormat(null)).format.id).toBe('actionstep');
  });

  it('says what a table is: a CSV among the files of records is none', async () => {
    const files = { ...notebook, 'org0a40x1/FL2: leaves.csv': 'a,b\n1,2\n' };
    const plan = await started().inspect([await zipOf('notebook.zip', files)], nothing);
    expect(plan).toMatchObject({ entries: 3, tables: 0, volumes: [{ tables: 0 }] });
  });

  it('is asked for where volumes are of different kinds: one is opened, the others are set apart', async () => {
    const files = [await zipOf('fern.zip', takeaway), await zipOf('notebook.zip', notebook)];
    for (const order of [files, files.toReversed()]) {
      const engine = started();
      const plan = await engine.inspect(order, nothing);
      const states = (volumes: typeof plan.volumes): unknown =>
        Object.fromEntries(volumes.map(({ name, state }) => [name, state]));
      expect(plan.problems).toMatchObject([{ code: 'Z08' }]);
      expect(plan.format.id).toBe('labii');
      expect(states(plan.volumes)).toEqual({ 'fern.zip': 'apart', 'notebook.zip': 'open' });
      expect(plan.volumes.find(({ state }) => state === 'apart')?.problems).toMatchObject([
        { code: 'Z06', facts: { name: 'fern.zip' } },
      ]);
      const other = await engine.chooseFormat('actionstep');
      expect(states(other.volumes)).toEqual({ 'fern.zip': 'open', 'notebook.zip': 'apart' });
      expect(other.entries).toBe(3);
      const report = await engine.load(nothing);
      expect(report.tables.map(({ id }) => id).sort()).toEqual(['actions', 'participants']);
    }
  });

  it('keeps a volume of another kind apart that comes when one is open', async () => {
    const engine = started();
    await engine.inspect([await zipOf('fern.zip', takeaway)], nothing);
    await engine.load(nothing);
    const plan = await engine.inspect([await zipOf('notebook.zip', notebook)], nothing);
    expect(plan.format.id).toBe('actionstep');
    expect(plan.volumes.map(({ name, state }) => [name, state])).toEqual([
      ['fern.zip', 'open'],
      ['notebook.zip', 'apart'],
    ]);
  });

  it('is of one organisation: the backup of another is kept apart, whichever was dropped first', async () => {
    const [one, other] = ['fern0a40x1aaaaaaaaa', 'moss0a40x1bbbbbbbbb'];
    const ofOrganisation = (sid: string): Promise<SourceFile> =>
      zipOf(`${sid}.zip`, {
        [`${sid}/versions/${sid}row_1`]: version.replaceAll('fern0a40x1', `${sid}row`),
        [`${sid}/FL1: leaf.txt`]: sid,
      });
    const files = [await ofOrganisation(one), await ofOrganisation(other)];
    for (const order of [files, files.toReversed()]) {
      const engine = started();
      const plan = await engine.inspect(order, nothing);
      expect(plan.volumes.map(({ name, state }) => [name, state])).toEqual([
        [`${one}.zip`, 'open'],
        [`${other}.zip`, 'apart'],
      ]);
      expect(plan.volumes[1]?.problems).toMatchObject([
        { code: 'Z06', facts: { reason: `it is the backup of another organisation (${other})` } },
      ]);
      const left = await engine.remove(plan.volumes[0]?.id ?? 0);
      expect(left.volumes.map(({ state }) => state)).toEqual(['open']);
    }
  });

  it('may be there twice: what both have is read once', async () => {
    const engine = started();
    const again = { ...notebook, 'org0a40x1/FL2: moss.txt': 'moss' };
    await engine.inspect(
      [await zipOf('june.zip', notebook), await zipOf('july.zip', again)],
      nothing,
    );
    const { tables } = await engine.load(nothing);
    const rows = Object.fromEntries(tables.map(({ id, rows: count }) => [id, count]));
    expect(rows).toMatchObject({ records: 1, versions: 1, files: 2 });
    expect(await engine.findings()).toContainEqual({ code: 'files-copied', facts: { count: 2 } });
  });

  it('may be there twice: what one of them has damaged is read from the other', async () => {
    const bytes = await aVolume(notebook, { level: 0 });
    const at = Buffer.from(bytes).indexOf(version) + version.length - 3;
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    const damaged = { path: 'a-june.zip', file: new File([bytes], 'a-june.zip') };
    const sound = await zipOf('b-july.zip', notebook);
    for (const files of [[damaged], [damaged, sound], [damaged, { ...damaged, path: 'c.zip' }]]) {
      const engine = started();
      await engine.inspect(files, nothing);
      const [report] = (await engine.load(nothing)).files;
      const quarantined = files.includes(sound) ? 0 : 1;
      expect(report?.totals).toMatchObject({ records: 1, stored: 1 - quarantined, quarantined });
    }
  });

  it('stays one where parts hold only files', async () => {
    const engine = started();
    const part = await zipOf('fern_part_002.zip', { 'documents/7_20200101000000_b.txt': 'b' });
    const plan = await engine.inspect([await zipOf('fern_part_001.zip', takeaway), part], nothing);
    expect(plan.volumes.map(({ state }) => state)).toEqual(['open', 'open']);
  });
});
