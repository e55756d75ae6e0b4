import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatAddress,
  parseAddress,
  plain,
  recordAddress,
  recordOf,
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
    { screen: 'billing' },
    { screen: 'tables' },
    { screen: 'report' },
    { screen: 'trust' },
    { screen: 'ledger', account: null },
    { screen: 'custom-data', collection: null },
  ),
  fc.record({
    screen: fc.constant('custom-data' as const),
    collection: fc.string({ unit: 'binary', maxLength: 20 }),
  }),
  fc.record({ screen: fc.constant('ledger' as const), account: text }),
  fc.record({ screen: fc.constant('transaction' as const), id: text }),
  fc.record({ screen: fc.constant('table' as const), table: text }),
  fc.record({ screen: fc.constant('dictionary' as const), table: fc.option(text) }),
  fc.record({
    screen: fc.constant('record' as const),
    table: fc.oneof(text, fc.constantFrom('actions', 'participants', 'email')),
    key,
    tab: fc.oneof(text, fc.constant('')),
  }),
);
const looks: fc.Arbitrary<Looks> = fc.record({
  filter: fc.string({ unit: 'binary', maxLength: 30 }),
  sort: fc.option(
    fc.record({ column: text, direction: fc.constantFrom('asc' as const, 'desc' as const) }),
  ),
  columns: fc.option(fc.array(text, { minLength: 1, maxLength: 5 })),
  folder: fc.option(fc.string({ unit: 'binary', maxLength: 10 })),
  document: fc.option(
    fc.record({ table: fc.oneof(text, fc.constant('document_log')), record: fc.nat() }),
  ),
  list: fc.string({ unit: 'binary', maxLength: 10 }),
  peek: fc.option(key),
  params: fc.dictionary(fc.string({ minLength: 1, maxLength: 8 }), text, { maxKeys: 3 }),
  isPrint: fc.boolean(),
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
    ['#/matters/7865', { screen: 'record', table: 'actions', key: '7865', tab: '' }],
    ['#/matters/7865/people', { screen: 'record', table: 'actions', key: '7865', tab: 'people' }],
    ['#/contacts/12', { screen: 'record', table: 'participants', key: '12', tab: '' }],
    ['#/email/40001', { screen: 'record', table: 'email', key: '40001', tab: '' }],
    ['#/tables/tasks/@12', { screen: 'record', table: 'tasks', key: '@12', tab: '' }],
    ['#/tables/tasks/9/time', { screen: 'record', table: 'tasks', key: '9', tab: 'time' }],
    ['#/matters/7/a/b', { screen: 'unknown', path: 'matters/7/a/b' }],
  ])('%s leads where interface.md says', (hash, where) => {
    expect(parseAddress(hash)).toEqual({ place: where, looks: plain });
  });

  it('leads to a section’s own page where a record has one, and below its table otherwise', () => {
    expect(recordAddress('actions', '7865')).toBe('#/matters/7865');
    expect(recordAddress('participants', 'a%2Fb', 'roles')).toBe('#/contacts/a%2Fb/roles');
    expect(recordAddress('tasks', '9')).toBe('#/tables/tasks/9');
  });

  it('tells the record it leads to, where it leads to one', () => {
    fc.assert(
      fc.property(text, key, (table, of) => {
        const { place: where } = parseAddress(recordAddress(table, of));
        expect(recordOf(where)).toEqual({ table, key: of });
      }),
    );
    expect(recordOf(parseAddress('#/matters/7865/people').place)).toEqual({
      table: 'actions',
      key: '7865',
    });
    expect(recordOf(parseAddress('#/matters?filter=lease').place)).toBeNull();
  });

  it('replaces what no address can hold', () => {
    expect(formatAddress({ screen: 'matters' }, { filter: '\uD800x' })).toBe(
      '#/matters?filter=%EF%BF%BDx',
    );
  });
});
