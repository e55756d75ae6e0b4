import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allowedScale,
  heightOf,
  layOut,
  nextZoom,
  pageAt,
  pageGap,
  placeAt,
} from '../../../../../src/components/reading/page-layout.ts';

const usual = { width: 600, height: 800 };

describe('the pages of a PDF in one column', () => {
  it('lie under one another with a gap between', () => {
    const layout = layOut(3, usual, { 1: { width: 900, height: 500 } }, 0.5);
    expect([...layout.tops]).toEqual([12, 424, 686, 1098]);
    expect(layout.sizes[1]).toEqual({ width: 450, height: 250 });
    expect([layout.width, layout.height]).toEqual([450, 1098]);
  });

  it('are found by height, the first above all and the last below', () => {
    const layout = layOut(10_000, usual, {}, 1);
    expect(pageAt(layout, -5)).toBe(0);
    expect(pageAt(layout, 812 * 77 + pageGap)).toBe(77);
    expect(pageAt(layout, 1e9)).toBe(9999);
  });

  it('keep a place when their size changes', () => {
    const part = fc.double({ min: 0, max: 0.99, noNaN: true });
    fc.assert(
      fc.property(fc.nat(299), part, fc.constantFrom(0.5, 1.1, 3), (page, within, scale) => {
        for (const layout of [usual, { width: 100, height: 90 }].map((size) =>
          layOut(300, size, {}, scale),
        )) {
          const place = placeAt(layout, heightOf(layout, { page, part: within }));
          expect(place.page).toBe(page);
          expect(place.part).toBeCloseTo(within, 6);
        }
      }),
    );
  });

  it('grow and shrink step by step from any scale', () => {
    expect(nextZoom(1, 1)).toBe(1.1);
    expect(nextZoom(1.04, -1)).toBe(1);
    expect(nextZoom(4, 1)).toBe(4);
    expect(nextZoom(0.1, -1)).toBe(0.1);
  });

  it('are never drawn so large that the column ends before they do', () => {
    const scale = allowedScale(4, 10_000, usual);
    expect(layOut(10_000, usual, {}, scale).height).toBeLessThan(16_000_000);
    expect(allowedScale(4, 10, usual)).toBe(4);
  });
});
