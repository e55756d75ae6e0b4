import { readFileSync, statSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { VersionsLedger } from '../../../../../scripts/sample/versions/ledger.ts';
import {
  makeVersions,
  type VersionsReport,
} from '../../../../../scripts/sample/versions/make-versions.ts';
import { LAYOUTS, type VersionsOptions } from '../../../../../scripts/sample/versions/options.ts';
import { independentVersions } from '../../../../support/independent-versions.ts';
import { runWell, tempFolder } from '../../../../support/native.ts';
import { needs } from '../../../../support/needs.ts';

const make = (wanted: Partial<VersionsOptions>): Promise<VersionsReport> =>
  makeVersions({ out: tempFolder(), ...wanted });

/** Where Python finds it. */
const placeOf = ({ volume, tree }: VersionsReport): string => volume ?? tree ?? '';

/** Versions that neither are the first nor hold, by the record they are of. */
function chainsOf({ faults }: VersionsLedger): Record<string, [number, string][]> {
  return Object.fromEntries(
    faults
      .filter(({ chain }) => Object.keys(chain).length > 0)
      .map(({ sid, chain }) => [
        sid,
        Object.entries(chain).map(([number, state]) => [Number(number), state]),
      ]),
  );
}

const python = needs('python3');

python.describe('a sample of records as versions', () => {
  for (const folder of LAYOUTS) {
    it(`holds what its ledger tells, as ${folder} leaves it`, async () => {
      const made = await make({ folder, faults: true });
      const { ledger } = made;
      const truth = await independentVersions(placeOf(made));
      expect(Object.keys(truth.records)).toHaveLength(ledger.totals.records);
      for (const { sid, uid, kind, name, newest, names, fields } of ledger.records) {
        const found = truth.records[sid];
        expect(found).toMatchObject({ uid, kind, name, newest, names });
        expect(found?.fields).toMatchObject(fields);
      }
      expect(truth.unreadable).toHaveLength(ledger.totals.unreadable);
      expect(truth.strange).toHaveLength(ledger.totals.strangeNames);
      const { missing, unlisted } = truth;
      expect({ missing, unlisted }).toEqual({ missing: ledger.missing, unlisted: ledger.unlisted });
      const files = Object.values(truth.files).flat();
      expect(files.toSorted()).toEqual(ledger.files.map(({ path }) => path).toSorted());
    });
  }

  it('has its faults where its ledger says, and no others', async () => {
    const made = await make({ faults: true });
    const truth = await independentVersions(placeOf(made));
    const found = Object.entries(truth.records).filter(([, { chain }]) => chain.length > 0);
    expect(Object.fromEntries(found.map(([sid, { chain }]) => [sid, chain]))).toEqual(
      chainsOf(made.ledger),
    );
    const unreadable = made.ledger.faults.filter(({ path, isReadable }) => path && !isReadable);
    expect(truth.unreadable.toSorted()).toEqual(unreadable.map(({ path }) => path).toSorted());
    const twice = made.ledger.faults.find(({ kind }) => kind === 'twice-keyed');
    expect(truth.twice).toEqual([[twice?.path, 'description']]);
  });

  it('is sound without faults, also where versions are named by their own sids', async () => {
    for (const names of ['row', 'version'] as const) {
      const made = await make({ names });
      const truth = await independentVersions(placeOf(made));
      expect(Object.values(truth.records).filter(({ chain }) => chain.length > 0)).toEqual([]);
      const { unreadable, strange, twice, missing, unlisted } = truth;
      expect([unreadable, strange, twice, missing, unlisted].flat()).toEqual([]);
    }
  });

  it('has as many versions as were asked for', async () => {
    const { ledger } = await make({ records: 500, versions: 1200 });
    expect(ledger.totals).toMatchObject({ records: 500, versionFiles: 1200 });
  });
});

it('is the same to the byte for the same seed, and small enough to ship', async () => {
  const [one, other] = [await make({ faults: true }), await make({ faults: true })];
  expect(readFileSync(placeOf(one))).toEqual(readFileSync(placeOf(other)));
  expect(statSync(placeOf(one)).size).toBeLessThan(400_000);
});

needs('7z').it('is locked by its password', async () => {
  const made = await make({ cipher: 'aes256' });
  const said = await runWell('7z', ['t', `-p${made.options.password}`, placeOf(made)]);
  expect(said).toContain('Everything is Ok');
});
