import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  follow,
  longestSpacer,
  placeAt,
  rowsSeen,
  spacerOf,
  topShowing,
} from '../../../../src/components/grid/scroll-scale.ts';

const rowHeight = 34;
const shape = fc.record({
  rows: fc.integer({ min: 1, max: 3_000_000 }),
  view: fc.integer({ min: 100, max: 2000 }),
});
const extentOf = ({ rows, view }: { rows: number; view: number }) => ({
  total: rows * rowHeight,
  view,
});

describe('scroll scaling', () => {
  it('reaches every row: going to a row shows it whole', () => {
    fc.assert(
      fc.property(
        shape,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.nat(100_000_000),
        (size, part, from) => {
          const row = Math.min(size.rows - 1, Math.floor(part * size.rows));
          const extent = extentOf(size);
          const before = placeAt(from, extent).top;
          const { top } = placeAt(topShowing(row, rowHeight, before, size.view), extent);
          expect(row * rowHeight).toBeGreaterThanOrEqual(top);
          expect((row + 1) * rowHeight).toBeLessThanOrEqual(top + size.view);
          const [first, end] = rowsSeen(top, rowHeight, size.view, size.rows);
          expect(first).toBeLessThanOrEqual(row);
          expect(end).toBeGreaterThan(row);
        },
      ),
    );
  });

  it('draws a row where it is seen, inside an element a browser can lay out', () => {
    fc.assert(
      fc.property(shape, fc.nat(110_000_000), (size, from) => {
        const extent = extentOf(size);
        const { top, scroll } = placeAt(from, extent);
        expect(spacerOf(extent)).toBeLessThanOrEqual(longestSpacer);
        expect(scroll).toBeGreaterThanOrEqual(0);
        expect(scroll).toBeLessThanOrEqual(Math.max(0, spacerOf(extent) - size.view));
        const row = Math.floor(top / rowHeight);
        const y = row * rowHeight - (top - scroll);
        expect(y - scroll).toBeCloseTo(row * rowHeight - top, 3);
      }),
    );
  });

  it('follows the scrollbar to both ends', () => {
    fc.assert(
      fc.property(shape, fc.nat(110_000_000), (size, from) => {
        const extent = extentOf(size);
        const lowest = Math.max(0, extent.total - size.view);
        const end = Math.max(0, spacerOf(extent) - size.view);
        const start = placeAt(from, extent);
        expect(follow(start, 0, extent).top).toBe(0);
        expect(follow(start, end, extent).top).toBeCloseTo(lowest, 3);
      }),
    );
  });

  it('moves by exactly as many pixels as a small step, also where it is scaled', () => {
    const extent = { total: 1_000_000 * rowHeight, view: 800 };
    const start = placeAt(5_000_000, extent);
    expect(follow(start, start.scroll + 100, extent).top).toBeCloseTo(5_000_100, 6);
  });

  it('is plain scrolling where the rows fit', () => {
    const extent = { total: 300 * rowHeight, view: 800 };
    expect(follow({ top: 0, scroll: 0 }, 123.5, extent)).toEqual({ top: 123.5, scroll: 123.5 });
  });
});
