import { describe, expect, it } from 'vitest';
import { groupFiles } from '../../../../workers/archive/group-files.ts';
import { readPartName, readVolumeName } from '../../../../workers/archive/volume-name.ts';
import type { SourceFile } from '../../../../workers/contract/values.ts';

const file = (name: string, content = name): SourceFile => ({
  path: name,
  file: new File([content], name),
});

const files = (...names: string[]): SourceFile[] => names.map((name) => file(name));

function told(sources: readonly SourceFile[]): unknown[] {
  return groupFiles(sources).groups.map(({ name, files: parts, missing }) => [
    name,
    parts.map((part) => part.file.name),
    missing,
  ]);
}

describe('groupFiles', () => {
  it('keeps independent zips apart, in natural order, whatever the order of the drop', () => {
    const names = ['acme_part_010.zip', 'acme_part_002.zip', 'acme_part_000.zip'];
    const sorted = [...names].reverse().map((name) => [name, [name], []]);
    expect(told(files(...names))).toEqual(sorted);
    expect(told(files(...names.toReversed()))).toEqual(sorted);
  });

  it('joins byte splits by number (A-22)', () => {
    const parts = files('b.zip.003', 'b.zip.001', 'b.zip.002');
    expect(told(parts)).toEqual([['b.zip', ['b.zip.001', 'b.zip.002', 'b.zip.003'], []]]);
  });

  it('names the pieces that are missing (A-23)', () => {
    expect(told(files('b.zip.004'))).toEqual([
      ['b.zip', ['b.zip.004'], ['b.zip.001', 'b.zip.002', 'b.zip.003']],
    ]);
  });

  it('puts the .zip of a split archive last (A-18, A-19)', () => {
    expect(told(files('c.zip', 'c.z02', 'c.z01'))).toEqual([
      ['c.zip', ['c.z01', 'c.z02', 'c.zip'], []],
    ]);
    expect(told(files('c.z03', 'c.z01'))).toEqual([
      ['c.zip', ['c.z01', 'c.z03'], ['c.z02', 'c.zip']],
    ]);
  });

  it('tells of a piece that was dropped twice (A-21)', () => {
    const { groups } = groupFiles(files('b.zip.001', 'b.zip.002', 'b (1).zip.002'));
    expect(groups).toHaveLength(1);
    expect(groups[0]?.files).toHaveLength(2);
    expect(groups[0]?.problems).toMatchObject([{ code: 'Z06', facts: { name: 'b (1).zip.002' } }]);
    const same = groupFiles([file('b.zip.001', 'x'), file('b.zip (1).001', 'y')]).groups[0];
    expect(same?.problems).toEqual([
      { code: 'Z05', facts: { first: 'b.zip.001', second: 'b.zip (1).001' } },
    ]);
  });

  it('sets manifests and everything else aside', () => {
    const { groups, manifests, others } = groupFiles(
      files('acme_manifest.txt', 'notes.txt', 'photo.png', 'x.zip', 'no ending'),
    );
    expect(groups.map(({ name }) => name)).toEqual(['no ending', 'x.zip']);
    expect(manifests.map((source) => source.file.name)).toEqual(['acme_manifest.txt']);
    expect(others.map((source) => source.file.name)).toEqual(['notes.txt', 'photo.png']);
  });
});

describe('names of volumes', () => {
  it.each([
    ['x_part_001 (1).zip', 'x_part_001'],
    ['x_part_001(2).zip', 'x_part_001'],
    ['x_part_001 - Copy.zip', 'x_part_001'],
    ['x_part_001.ZIP', 'x_part_001'],
    ['x_part_001.zip.crdownload', 'x_part_001'],
  ])('are known under what browsers add: %s', (name, stem) => {
    expect(readVolumeName(name)).toMatchObject({ kind: 'zip', stem });
  });

  it('tell the backup and the part', () => {
    expect(readPartName('acme_part_007')).toEqual({ key: 'acme', part: 7, digits: 3 });
    expect(readPartName('acme')).toBeNull();
  });
});
