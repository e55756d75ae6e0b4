import { describe, expect, it } from 'vitest';
import type { VersionHead } from '../../../../../workers/contract/reader.ts';
import { versionName } from '../../../../../workers/formats/labii/version-name.ts';
import {
  groupVersions,
  namesTellRecords,
  type VersionFile,
} from '../../../../../workers/ingest/versions/version-groups.ts';
import { noHead } from '../../../../../workers/ingest/versions/version-texts.ts';

let entries = 0;

function aVersion(name: string, head: Partial<VersionHead> | null): VersionFile {
  entries += 1;
  const read = {
    entry: entries,
    problem: head ? null : { code: 'NOT_JSON' as const, byte: 0 },
    raw: '',
    repeated: [],
    head: head && { ...noHead, ...head },
    record: null,
  };
  return { entry: entries, path: `o/versions/${name}`, bytes: 1, name: versionName(name), read };
}

/** Versions `[number, previousHash, hash]` of one record; the states of its chain. */
function chainOf(...versions: readonly (readonly [number, string, string] | number)[]): string[] {
  const files = versions.map((one) => {
    if (typeof one === 'number') return aVersion(`r_${one}`, null);
    const [number, previousHash, hash] = one;
    return aVersion(`r_${number}`, { recordSid: 'r', number: String(number), hash, previousHash });
  });
  return groupVersions(files).flatMap((group) =>
    group.versions.map(({ number, chain, follows }) =>
      `${number} ${chain} ${follows ?? ''}`.trim(),
    ),
  );
}

describe('the chain of a record’s versions', () => {
  it('holds where each names the hash of the one before, in whatever order they come', () => {
    expect(chainOf([3, 'b', 'c'], [1, '', 'a'], [2, 'a', 'b'])).toEqual([
      '1 first',
      '2 holds',
      '3 holds',
    ]);
  });

  it('is broken at the version that names another hash', () => {
    expect(chainOf([1, '', 'a'], [2, 'x', 'b'], [3, 'b', 'c'])).toEqual([
      '1 first',
      '2 broken',
      '3 holds',
    ]);
  });

  it('tells which version is followed where the order is another', () => {
    expect(chainOf([1, '', 'a'], [2, 'c', 'b'], [3, 'a', 'c'])).toEqual([
      '1 first',
      '2 broken 3',
      '3 broken 1',
    ]);
  });

  it('has a gap where numbers are missing, at its beginning too', () => {
    expect(chainOf([3, 'b', 'c'], [7, 'f', 'g'])).toEqual(['3 gap', '7 gap']);
    expect(chainOf([3, '', 'c'])).toEqual(['3 first']);
  });

  it('tells a number that is there twice, and goes on from either', () => {
    expect(chainOf([1, '', 'a'], [2, 'a', 'b'], [2, 'a', 'x'], [3, 'b', 'c'])).toEqual([
      '1 first',
      '2 holds',
      '2 repeated',
      '3 holds',
    ]);
  });

  it('cannot be checked where a hash is missing or a version unreadable', () => {
    expect(chainOf([1, '', 'a'], 2, [3, 'b', 'c'], [4, '', 'd'])).toEqual([
      '1 first',
      '2 unchecked',
      '3 unchecked',
      '4 unchecked',
    ]);
  });
});

describe('which record a version belongs to', () => {
  it('is told by the JSON before the name', () => {
    const groups = groupVersions([
      aVersion('v1_1', { recordSid: 'r' }),
      aVersion('v2_2', { recordSid: 'r' }),
    ]);
    expect(groups.map(({ sid, versions }) => [sid, versions.length])).toEqual([['r', 2]]);
  });

  it('is told by the name of a version that cannot be read where names tell records', () => {
    const files = [aVersion('r_1', { recordSid: 'r' }), aVersion('r_2', null)];
    expect(groupVersions(files).map(({ sid }) => sid)).toEqual(['r']);
    expect(groupVersions(files)[0]?.newest?.number).toBe(1);
  });

  it('is not known of a version that cannot be read where names are those of versions', () => {
    const files = [aVersion('v1_1', { recordSid: 'r' }), aVersion('v2_2', null)];
    expect(namesTellRecords(files)).toBe(false);
    expect(groupVersions(files).map(({ sid }) => sid)).toEqual(['r', '']);
  });

  it('is not told by a name without a number', () => {
    expect(groupVersions([aVersion('notes.json', {})]).map(({ sid }) => sid)).toEqual(['']);
  });
});
