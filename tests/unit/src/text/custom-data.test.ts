import { describe, expect, it } from 'vitest';
import { collectionNote, collectionSub } from '../../../../src/text/custom-data.ts';

const collection = {
  id: 'a',
  label: 'A',
  rows: 1,
  matters: 1,
  fields: 2,
  fieldsShown: 2,
  isMultiple: false,
  repeated: 0,
};

describe('what is said of a collection', () => {
  it('is how much there is', () => {
    expect(collectionSub(collection)).toBe('1 row on 1 matter, 2 fields');
  });

  it('is what its rows do not show, and nothing where they show all', () => {
    expect(collectionNote(collection)).toBe('');
    expect(collectionNote({ ...collection, repeated: 1 })).toMatch(/^1 further value .* is only/);
    const wide = { ...collection, fields: 1200, fieldsShown: 1000, repeated: 2 };
    expect(collectionNote(wide)).toMatch(/^2 further values .* are only .* 1,000 of 1,200 fields/);
  });
});
