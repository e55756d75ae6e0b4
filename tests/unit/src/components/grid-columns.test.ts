import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ColumnSpans, fitColumns } from '../../../../src/components/grid/grid-columns.ts';
import type { ViewColumn, ViewRow } from '../../../../workers/contract/views.ts';

const pixelsEach = 8;
const measure = (text: string): number => text.length * pixelsEach;

const column = (id: string, width: number, kind: ViewColumn['kind'] = 'text'): ViewColumn => ({
  id,
  label: id,
  kind,
  align: 'start',
  width,
  references: null,
  exact: { as: 'text' },
  hidden: false,
  isSensitive: false,
  dateOrder: null,
});

const rowOf = (...cells: string[]): ViewRow => ({ record: 1, key: '1', cells, links: {} });

const only =
  (row: ViewRow) =>
  (at: number): ViewRow | null =>
    at === 0 ? row : null;

describe('columns', () => {
  it('show a code of exactly their width whole, also before a row is there', () => {
    const [span] = new ColumnSpans(measure).of([column('Reference', 14)], null, [0], () => null);
    expect(span?.least).toBeGreaterThanOrEqual(14 * pixelsEach + 20);
  });

  it('are as wide as what is in them, and a long text is cut at 28 characters', () => {
    const columns = [column('Type', 40), column('Note', 60)];
    const rows = [rowOf('Commercial lease', 'x'.repeat(60)), rowOf('Estate', 'y')];
    const [type, note] = new ColumnSpans(measure).of(
      columns,
      null,
      [0, 1],
      (at) => rows[at] ?? null,
    );
    expect(type?.wanted).toBe(16 * pixelsEach + 21);
    expect(note?.wanted).toBeLessThan(29 * pixelsEach + 21);
  });

  it('never shrink while one filters', () => {
    const spans = new ColumnSpans(measure);
    const columns = [column('Type', 40)];
    const before = spans.of(columns, null, [0], only(rowOf('Commercial lease of land')));
    expect(spans.of(columns, null, [0], only(rowOf('Estate')))).toEqual(before);
  });

  it('give the room that is left over to the widest text', () => {
    const columns = [column('Id', 6, 'id'), column('Name', 30), column('Type', 20)];
    const spans = [
      { wanted: 60, least: 60 },
      { wanted: 200, least: 120 },
      { wanted: 140, least: 120 },
    ];
    expect(fitColumns(columns, spans, {}, 500)).toEqual([60, 300, 140]);
    expect(fitColumns(columns, spans, { Name: 90 }, 500)).toEqual([60, 90, 350]);
  });

  it('give way so that all are seen, unless too much lacks', () => {
    const columns = [column('Id', 6, 'id'), column('Name', 30), column('Type', 20)];
    const spans = [
      { wanted: 60, least: 60 },
      { wanted: 200, least: 120 },
      { wanted: 140, least: 120 },
    ];
    expect(fitColumns(columns, spans, {}, 350)).toEqual([60, 160, 130]);
    expect(fitColumns(columns, spans, {}, 250)).toEqual([60, 200, 120]);
    expect(fitColumns(columns, spans, {}, 150)).toEqual([60, 200, 140]);
  });

  it('fill the grid exactly where they fit, and never go below what they need', () => {
    const some = fc.array(
      fc.record({
        least: fc.integer({ min: 40, max: 200 }),
        more: fc.integer({ min: 0, max: 200 }),
      }),
      { minLength: 1, maxLength: 20 },
    );
    fc.assert(
      fc.property(some, fc.integer({ min: 0, max: 3000 }), (given, room) => {
        const columns = given.map((_, at) => column(`c${at}`, 20));
        const spans = given.map(({ least, more }) => ({ least, wanted: least + more }));
        const fit = fitColumns(columns, spans, {}, room);
        const total = fit.reduce((sum, pixels) => sum + pixels, 0);
        fit.forEach((pixels, at) => expect(pixels).toBeGreaterThanOrEqual(spans[at]?.least ?? 0));
        const needed = spans.reduce((sum, { least }) => sum + least, 0);
        if (needed <= room) expect(total).toBeLessThanOrEqual(room);
        const wanted = spans.reduce((sum, span) => sum + span.wanted, 0);
        if (wanted <= room) expect(total).toBe(room);
      }),
    );
  });
});
