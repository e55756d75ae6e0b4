import { describe, expect, it } from 'vitest';
import { partsIn } from '../../../../request/track/manifest.ts';

const name = 'x_manifest.txt';

describe('the parts in a manifest', () => {
  it('are counted once each, however they are written', () => {
    const text = 'x_part_000.zip documents/a\nx_part_000.zip documents/b\nX_PART_001.zip';
    expect(partsIn(text, name)).toBe(2);
    expect(partsIn('[part_1]\npart_2\npart2', name)).toBe(2);
    expect(partsIn('nothing here: party_1, department 5', name)).toBe(0);
  });

  it('are not the documents that are called parts', () => {
    const text = [
      'x_part_000.zip deeds/agreement part2.docx',
      'x_part_000.zip scans/old_part_7.zip',
      'x_part_001.zip scans/part3.pdf',
    ].join('\n');
    expect(partsIn(text, name)).toBe(2);
    expect(partsIn(text, 'a.b(c_manifest.txt')).toBe(3);
  });
});
