import { describe, expect, it } from 'vitest';
import { ManifestIndex, readManifest } from '../../../../workers/archive/manifest.ts';

const expected = new Map([
  [0, ['data/actions.csv']],
  [1, ['documents/1_20240101_will, final.pdf', 'documents/2_part_1.pdf']],
]);

describe('readManifest', () => {
  it.each([
    [
      'part first',
      'acme_part_000.zip data/actions.csv\r\nacme_part_001.zip documents/1_20240101_will, final.pdf\r\nacme_part_001.zip documents/2_part_1.pdf\r\n',
    ],
    [
      'path first, tabs',
      'data/actions.csv\tacme_part_000.zip\ndocuments/1_20240101_will, final.pdf\tacme_part_001.zip\ndocuments/2_part_1.pdf\tacme_part_001.zip',
    ],
    [
      'headings',
      '\ufeffParts of acme\n\n=== acme_part_000.zip ===\n - data/actions.csv\n\nacme_part_001.zip:\n - documents/1_20240101_will, final.pdf\n - documents/2_part_1.pdf\nTotal 3 files',
    ],
    [
      'columns',
      '"acme_part_000.zip","data/actions.csv",1234,2024-01-01T00:00:00Z\n"acme_part_001.zip","documents/1_20240101_will, final.pdf",9\n"acme_part_001.zip","documents/2_part_1.pdf",10',
    ],
    [
      'names without an ending',
      'acme_part_000: data/actions.csv\nacme_part_001: documents/1_20240101_will, final.pdf\nacme_part_001: documents/2_part_1.pdf',
    ],
  ])('reads %s', (_, text) => {
    expect(readManifest(text)).toEqual(expected);
  });

  it('finds nothing in other text', () => {
    expect(readManifest('Dear all,\nplease find the backup.\n').size).toBe(0);
  });
});

describe('ManifestIndex', () => {
  const index = new ManifestIndex(
    new Map([
      [1, ['documents/A.pdf', 'documents/same.txt']],
      [2, ['documents/b.pdf', 'email/same.txt']],
    ]),
    [1, 2],
  );

  it('finds a part by path or by name, capitals or not', () => {
    expect(index.partOf('documents/a.PDF')).toBe(1);
    expect(index.partOf('b.pdf')).toBe(2);
    expect(index.partOf('email/same.txt')).toBe(2);
  });

  it('does not guess between two parts', () => {
    expect(index.partOf('elsewhere/same.txt')).toBeNull();
    expect(index.partOf('unlisted.txt')).toBeNull();
  });
});
