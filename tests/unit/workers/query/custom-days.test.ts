import { describe, expect, it } from 'vitest';
import { DayCells } from '../../../../workers/query/custom-days.ts';

function orderOf(...cells: string[]): string | null {
  const days = new DayCells();
  for (const cell of cells) days.add(cell);
  return days.order();
}

describe('how the days of a custom field are written', () => {
  it('is told by the cells that are days; a word among them says nothing', () => {
    expect(orderOf('2021-03-04', 'n/a', 'NULL', 'to be confirmed')).toBe('iso');
    expect(orderOf('3 Mar 2021', '2021-03-04')).toBe('dmy');
    expect(orderOf('n/a', '12', '99/99/2021x')).toBeNull();
  });

  it('is proven by a part above twelve, and by nothing else', () => {
    expect(orderOf('2021-03-04', '25/03/2021')).toBe('dmy');
    expect(orderOf('03/25/2021', '01/02/2021')).toBe('mdy');
    expect(orderOf('01/02/2021', '2021-03-25')).toBe('ambiguous');
    expect(orderOf('25/03/2021', '03/25/2021')).toBe('ambiguous');
  });

  it('is not proven by what is a day in neither order', () => {
    expect(orderOf('31/31/2021', '01/02/2021')).toBe('ambiguous');
  });
});
