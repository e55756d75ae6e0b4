import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatAddress,
  keyOf,
  matterTabs,
  parseAddress,
  plain,
  recordAddress,
  type Looks,
  type Place,
} from '../../../../src/state/address.ts';

const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 20 });
const key = fc
  .array(
    text.map((cell) => encodeURIComponent(cell).replaceAll('~', '%7E')),
    { minLength: 1, maxLength: 3 },
  )
  .map((cells) => cells.join('~'));
const place: fc.Arbitrary<Place> = fc.oneof(
  fc.constantFrom<Place>(
    { screen: 'open' },
    { screen: 'overview' },
    { screen: 'matters' },
    { screen: 'documents' },
    { screen: 'tables' },
    { screen: 'report' },
  ),
  fc.record({ screen: fc.constant('matter' as const), key, tab: fc.constantFrom(...matterTabs) }),
  fc.record({ screen: fc.constant('table' as const), table: text }),
  fc.record({ screen: fc.constant('dictionary' as const), table: fc.option(text) }),
  fc.record({ screen: fc.constant('record' as const), table: text, key }),
);
const looks: fc.Arbitrary<Looks> = fc.record({
  filter: fc.string({ unit: 'binary', maxLength: 30 }),
  sort: fc.option(
    fc.record({ column: text, direction: fc.constantFrom('asc' as const, 'desc' as const) }),
  ),
  columns: fc.option(fc.array(text, { minLength: 1, maxLength: 5 })),
  folder: fc.option(fc.string({ unit: 'binary', maxLength: 10 })),
  document: fc.option(fc.nat()),
});

describe('an address', () => {
  it('says the same after being written and read', () => {
    fc.assert(
      fc.property(place, looks, (where, how) => {
        expect(parseAddress(formatAddress(where, how))).toEqual({ place: where, looks: how });
      }),
    );
  });

  it('survives what a browser does to a fragment', () => {
    fc.assert(
      fc.property(place, looks, (where, how) => {
        const { hash } = new URL(formatAddress(where, how), 'https://example.invalid/');
        expect(parseAddress(hash)).toEqual({ place: where, looks: how });
      }),
    );
  });

  it('never throws, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        expect(parseAddress(`#/${typed}`).place.screen).toBeTypeOf('string');
      }),
    );
  });

  it.each([
    ['#/', { screen: 'open' }],
    ['', { screen: 'open' }],
    ['#/matters/7865', { screen: 'matter', key: '7865', tab: 'documents' }],
    ['#/matters/7865/documents', { screen: 'matter', key: '7865', tab: 'documents' }],
    ['#/matters/7865/people', { screen: 'matter', key: '7865', tab: 'people' }],
    ['#/tables/tasks/@12', { screen: 'record', table: 'tasks', key: '@12' }],
    ['#/matters/7865/nonsense', { screen: 'unknown', path: 'matters/7865/nonsense' }],
  ])('%s leads where interface.md says', (hash, where) => {
    expect(parseAddress(hash)).toEqual({ place: where, looks: plain });
  });

  it('leads to a matter’s own page, and to a record’s page otherwise', () => {
    expect(recordAddress('actions', keyOf('7865'))).toBe('#/matters/7865');
    expect(recordAddress('participants', keyOf('a/b'))).toBe('#/tables/participants/a%2Fb');
  });

  it('replaces what no address can hold', () => {
    expect(formatAddress({ screen: 'matters' }, { filter: '\uD800x' })).toBe(
      '#/matters?filter=%EF%BF%BDx',
    );
  });
});
