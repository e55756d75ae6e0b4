import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  makeSample,
  type SampleIndex,
  type SampleReport,
} from '../../../../scripts/sample/make-sample.ts';
import { run, runWell, tempFolder } from '../../../support/native.ts';
import { needs } from '../../../support/needs.ts';

const SMALL = { matters: 30, documents: 40, timeRecords: 100 } as const;

describe('the sample as it ships', () => {
  let folder = '';
  let report: SampleReport;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'strongroom-sample-'));
    report = await makeSample({ out: folder });
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('is at most 2 MB zipped', () => {
    const bytes = report.volumes.reduce((sum, file) => sum + statSync(file).size, 0);
    expect(bytes).toBeLessThanOrEqual(2 * 1024 * 1024);
    expect(report.ledger.totals.matters).toBe(300);
    expect(report.ledger.tables.find(({ name }) => name === 'time_records')?.rows).toBe(3000);
  });

  it('tells the page its password and its files', () => {
    const index = JSON.parse(readFileSync(join(folder, 'sample.json'), 'utf8')) as SampleIndex;
    expect(index.password).toBe(report.options.password);
    expect(index.files.map(({ name }) => name)).toEqual([
      'kowhaisample_part_000.zip',
      'kowhaisample_part_001.zip',
      'kowhaisample_part_002.zip',
      'kowhaisample_manifest.txt',
    ]);
    for (const { name, bytes } of index.files)
      expect(statSync(join(folder, name)).size).toBe(bytes);
    expect(JSON.parse(readFileSync(join(folder, 'ledger.json'), 'utf8'))).toEqual(report.ledger);
  });

  it('has a manifest line for every file', () => {
    const lines = readFileSync(report.manifest, 'utf8').trimEnd().split('\n');
    expect(lines).toHaveLength(report.ledger.totals.entries);
    for (const { name, entries } of report.ledger.volumes) {
      expect(lines.filter((line) => line.startsWith(`${name}\t`))).toHaveLength(entries);
    }
  });

  needs('7z').it('opens with 7z and the password, and not with another', async () => {
    for (const [at, file] of report.volumes.entries()) {
      const said = await runWell('7z', ['t', `-p${report.options.password}`, file]);
      expect(said).toContain(`Files: ${report.ledger.volumes[at]?.entries ?? -1}`);
    }
    const wrong = await run('7z', ['t', '-pnot-this-one', report.volumes[1] ?? '']);
    expect(wrong.code).not.toBe(0);
  });

  needs('7z').it('is AES-256 throughout', async () => {
    const said = await runWell('7z', ['l', '-slt', report.volumes[0] ?? '']);
    const methods = [...said.matchAll(/^Method = (.*)$/gm)].map(([, method]) => method);
    expect(methods).toHaveLength(report.ledger.volumes[0]?.entries ?? -1);
    expect(methods.every((method) => method?.startsWith('AES-256'))).toBe(true);
  });

  needs('7z', 'python3').it('reads in Python as the ledger says', async () => {
    const out = tempFolder();
    const password = `-p${report.options.password}`;
    await runWell('7z', ['x', '-bd', password, `-o${out}`, report.volumes[0] ?? '', 'Data/*.csv']);
    const counted = await runWell('python3', ['-c', COUNT_ROWS, join(out, 'Data')]);
    const counts = JSON.parse(counted) as Record<string, number>;
    const expected = report.ledger.tables.filter(({ file }) => file.startsWith('Data/'));
    expect(counts).toEqual(Object.fromEntries(expected.map(({ name, rows }) => [name, rows])));
  });
});

const COUNT_ROWS = `
import csv, json, os, sys
counts = {}
for name in os.listdir(sys.argv[1]):
    with open(os.path.join(sys.argv[1], name), newline='', encoding='utf-8-sig') as file:
        counts[name[:-4]] = sum(1 for row in csv.DictReader(file))
print(json.dumps(counts))
`;

const READ_ZIP = `
import hashlib, json, sys, zipfile
found = {}
for path in sys.argv[2:]:
    with zipfile.ZipFile(path) as volume:
        for entry in volume.infolist():
            content = volume.read(entry, pwd=sys.argv[1].encode())
            found[entry.filename] = [hashlib.sha256(content).hexdigest(), list(entry.date_time)]
print(json.dumps(found))
`;

describe('other ciphers and cuts', () => {
  needs('python3').it('ZipCrypto and plain zips hold the same bytes and dates', async () => {
    const read = async (cipher: 'zipcrypto' | 'none'): Promise<Record<string, unknown>> => {
      const { volumes } = await makeSample({
        ...SMALL,
        cipher,
        volumes: 2,
        password: 'pw',
        out: tempFolder(),
      });
      return JSON.parse(await runWell('python3', ['-c', READ_ZIP, 'pw', ...volumes])) as Record<
        string,
        unknown
      >;
    };
    const locked = await read('zipcrypto');
    expect(Object.keys(locked).length).toBeGreaterThan(60);
    expect(await read('none')).toEqual(locked);
  });

  it('a tree of plain files holds what the zips hold', async () => {
    const zipped = await makeSample({ ...SMALL, out: tempFolder() });
    const plain = await makeSample({ ...SMALL, plainFolder: true, out: tempFolder() });
    expect(plain.ledger).toEqual(zipped.ledger);
    const table = plain.ledger.tables.find(({ name }) => name === 'time_records');
    const bytes = readFileSync(join(plain.tree ?? '', table?.file ?? ''));
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(table?.sha256);
  });

  it('replaces an earlier sample, and nothing else, in its folder', async () => {
    const out = tempFolder();
    await makeSample({ ...SMALL, volumes: 4, out });
    const { volumes, manifest } = await makeSample({ ...SMALL, volumes: 1, out });
    expect(readdirSync(out).sort()).toEqual(
      [...volumes, manifest, 'ledger.json', 'sample.json'].map((file) => basename(file)).sort(),
    );
  });
});
