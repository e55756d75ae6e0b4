import { describe, expect, it } from 'vitest';
import { cellAfter } from '../../../../src/components/grid/grid-keys.ts';

const shape = { rows: 100, columns: 5, page: 20 };
const press = (key: string, ctrlKey = false) => ({ key, ctrlKey, metaKey: false });

describe('the keys of a grid', () => {
  it.each([
    ['ArrowDown', false, { row: 51, column: 2 }],
    ['ArrowUp', false, { row: 49, column: 2 }],
    ['ArrowLeft', false, { row: 50, column: 1 }],
    ['ArrowRight', false, { row: 50, column: 3 }],
    ['Home', false, { row: 50, column: 0 }],
    ['End', false, { row: 50, column: 4 }],
    ['Home', true, { row: 0, column: 0 }],
    ['End', true, { row: 99, column: 4 }],
    ['PageDown', false, { row: 70, column: 2 }],
    ['PageUp', false, { row: 30, column: 2 }],
  ])('%s (with Ctrl: %s)', (key, ctrl, expected) => {
    expect(cellAfter(press(key, ctrl), { row: 50, column: 2 }, shape)).toEqual(expected);
  });

  it('leads from the first row to the header, and no further', () => {
    expect(cellAfter(press('ArrowUp'), { row: 0, column: 2 }, shape)).toEqual({
      row: -1,
      column: 2,
    });
    expect(cellAfter(press('ArrowUp'), { row: -1, column: 2 }, shape)).toEqual({
      row: -1,
      column: 2,
    });
    expect(cellAfter(press('PageUp'), { row: 5, column: 2 }, shape)).toEqual({ row: 0, column: 2 });
  });

  it('stays inside an empty grid and leaves other keys alone', () => {
    expect(cellAfter(press('ArrowDown'), { row: -1, column: 0 }, { ...shape, rows: 0 })).toEqual({
      row: -1,
      column: 0,
    });
    expect(cellAfter(press('x'), { row: 0, column: 0 }, shape)).toBeNull();
    expect(cellAfter(press('PageDown', true), { row: 0, column: 0 }, shape)).toBeNull();
  });
});
