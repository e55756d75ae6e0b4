import { expect, it } from 'vitest';
import { nextSort } from '../../../../src/state/next-sort.ts';

it('goes from none to ascending, to descending, and back to none', () => {
  const first = nextSort(null, 'price');
  const second = nextSort(first, 'price');
  expect([first?.direction, second?.direction]).toEqual(['asc', 'desc']);
  expect(nextSort(second, 'price')).toBeNull();
});

it('begins again with another column', () => {
  const sort = nextSort({ column: 'price', direction: 'desc' }, 'date');
  expect(sort).toEqual({ column: 'date', direction: 'asc' });
});
