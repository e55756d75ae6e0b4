import { expect, it } from 'vitest';
import { FieldGatherer } from '../../../../workers/query/custom-fields.ts';

function kindOf(type: string, cell: string): string {
  const gatherer = new FieldGatherer('Field', 1);
  gatherer.add(type, cell);
  return gatherer.field().kind;
}

it('takes the kinds of the vendor’s types, and any other for text', () => {
  expect(kindOf(' DateTime ', '2021-03-04')).toBe('stamp');
  for (const type of ['Picklist', 'constructor', '__proto__'])
    expect(kindOf(type, 'a')).toBe('text');
});
