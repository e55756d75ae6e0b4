import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeBy } from '../../../../src/components/card-place.ts';

const view = { width: 1440, height: 900 };
const card = { width: 300, height: 120 };

describe('a card', () => {
  it('stands below its link', () => {
    expect(placeBy({ left: 200, top: 300, width: 80, height: 20 }, card, view)).toEqual({
      left: 200,
      top: 326,
    });
  });

  it('stands above it where there is no room below', () => {
    expect(placeBy({ left: 200, top: 850, width: 80, height: 20 }, card, view).top).toBe(724);
  });

  it('is always wholly in view where it fits, and never over its link where there is room', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1430 }),
        fc.integer({ min: 0, max: 880 }),
        fc.integer({ min: 20, max: 1400 }),
        fc.integer({ min: 20, max: 380 }),
        (left, top, width, height) => {
          const link = { left, top, width: 60, height: 20 };
          const at = placeBy(link, { width, height }, view);
          expect(at.left).toBeGreaterThanOrEqual(8);
          expect(at.left + width).toBeLessThanOrEqual(Math.max(view.width - 8, 8 + width));
          expect(at.top).toBeGreaterThanOrEqual(8);
          expect(at.top + height).toBeLessThanOrEqual(view.height - 8);
          expect(at.top >= top + 20 || at.top + height <= top).toBe(true);
        },
      ),
    );
  });
});
