import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LAYOUTS, type Layout } from '../../../../scripts/sample/versions/options.ts';
import { needs } from '../../../support/needs.ts';
import {
  belowTop,
  type NamedRow,
  namedRows,
  openVersions,
  type OpenVersions,
} from '../../../support/versions.ts';

const LINK = ['From', 'To record', 'As it is named', 'Found by', 'Section', 'Field'] as const;

interface Links {
  opened: OpenVersions;
  /** Every link with the content of the file it leads to, whatever that file is called there. */
  links: readonly { row: NamedRow; told: string; content: string }[];
  files: readonly NamedRow[];
}

async function linksOf(folder: Layout): Promise<Links> {
  const opened = await openVersions({ folder });
  const content = new Map(
    opened.made.ledger.files.map(({ path, uid, sha256 }) => [path, `${uid} ${sha256}`]),
  );
  const rows = await namedRows(opened.engine, 'links');
  const links = rows.map((row) => {
    const file = row['To file'] ?? '';
    return {
      row,
      told: LINK.map((name) => row[name]).join(' | '),
      content: file === '' ? '' : (content.get(belowTop(file, opened)) ?? file),
    };
  });
  const files = await namedRows(opened.engine, 'files');
  return { opened, links, files };
}

needs('python3').describe('a backup of versions that was unzipped before', () => {
  let zipped: Links;
  beforeAll(async () => {
    zipped = await linksOf('zip');
  }, 60_000);
  afterAll(() => zipped.opened.engine.close());

  for (const folder of LAYOUTS.filter((layout) => layout !== 'zip')) {
    describe(`as ${folder} leaves it`, () => {
      let unzipped: Links;
      beforeAll(async () => {
        unzipped = await linksOf(folder);
      }, 60_000);
      afterAll(() => unzipped.opened.engine.close());

      it('has the same links as the zip, but for those that are truly ambiguous', () => {
        const { ambiguous } = unzipped.opened.made.ledger;
        const uids = new Map(
          Object.entries(zipped.opened.truth.records).map(([sid, { uid }]) => [sid, uid]),
        );
        const isSure = ({ row }: Links['links'][number]): boolean =>
          !ambiguous.includes(uids.get(row['To record'] ?? '') ?? '');
        const plain = ({ links }: Links): string[] =>
          links
            .filter(isSure)
            .map(({ told, content }) => `${told} → ${content}`)
            .toSorted();
        expect(plain(unzipped)).toEqual(plain(zipped));
        const unsure = unzipped.links.filter((link) => !isSure(link));
        expect(unsure.map(({ told }) => told).toSorted()).toEqual(
          zipped.links
            .filter((link) => !isSure(link))
            .map(({ told }) => told)
            .toSorted(),
        );
        // Of two files that nobody can tell apart, none is chosen.
        expect(unsure.filter(({ content }) => content !== '').map(({ told }) => told)).toEqual([]);
      });

      it('lists those that are, and no others', () => {
        const { ambiguous, files } = unzipped.opened.made.ledger;
        const count = files.filter(({ uid }) => ambiguous.includes(uid)).length;
        expect(unzipped.opened.load.completeness?.ambiguous).toBe(count);
        const several = unzipped.files.filter(({ Alternatives }) => Alternatives !== '');
        expect([...new Set(several.map(({ UID }) => UID))].toSorted()).toEqual(
          [...ambiguous].toSorted(),
        );
      });

      it('has the same files missing and not named', () => {
        const states = ({ files }: Links, state: string): (string | undefined)[] =>
          files.filter(({ Listed }) => Listed === state).map(({ UID }) => UID);
        for (const state of ['missing', 'unlisted', 'present']) {
          expect(states(unzipped, state).toSorted()).toEqual(states(zipped, state).toSorted());
        }
      });
    });
  }
});
