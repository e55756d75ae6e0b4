import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countOf,
  formatBytes,
  formatDate,
  formatDuration,
  formatMoney,
  formatNumber,
  formatStamp,
  listOf,
  middle,
  nameOf,
} from '../../../../src/text/format.ts';

const plainDigits = (text: string): string => text.replace(/[^\d-−.]/g, '');

describe('numbers', () => {
  it('counts one and many', () => {
    expect(countOf(1, 'matter')).toBe('1 matter');
    expect(countOf(0, 'matter')).toBe('0 matters');
    expect(countOf(4210, 'matter')).toMatch(/^4.?210 matters$/);
  });

  it.each([
    [0, '0 bytes'],
    [1, '1 byte'],
    [482_000, '482 kB'],
    [999_600, '1 MB'],
    [4_100_000_000, '4.1 GB'],
  ])('%d bytes are %s', (bytes, words) => {
    expect(formatBytes(bytes)).toBe(words);
  });

  it('shows money exactly, to the last cent, however large', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 1n, max: 10n ** 24n }),
        fc.integer({ min: 10, max: 99 }),
        (whole, cents) => {
          expect(plainDigits(formatMoney(`${whole}.${cents}`))).toBe(`${whole}.${cents}`);
        },
      ),
    );
    expect(formatMoney('-5.5')).toBe('−5.50');
    expect(formatMoney('1.2345')).toBe('1.2345');
    expect(formatMoney('n/a')).toBe('n/a');
  });

  it('groups a number exactly, and leaves alone what is no plain number', () => {
    expect(formatNumber('1234567.50')).toMatch(/^1.?234.?567.50$/);
    expect(formatNumber('2021')).toBe('2021');
    expect(formatNumber('-0.25')).toBe('−0.25');
    for (const raw of ['007', '1e5', '+1', '.5', '1,5', '']) expect(formatNumber(raw)).toBe(raw);
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), (number) => {
        expect(plainDigits(formatNumber(String(number))).replace('−', '-')).toBe(String(number));
      }),
    );
  });

  it('tells time left without flicker', () => {
    expect(formatDuration(3)).toBe('a few seconds');
    expect(formatDuration(12)).toBe('15 seconds');
    expect(formatDuration(130)).toBe('2 minutes');
  });
});

describe('dates', () => {
  it('never moves a date, whatever the zone of the machine', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1000-01-01'), max: new Date('9999-12-30'), noInvalidDate: true }),
        (day) => {
          const iso = day.toISOString().slice(0, 10);
          const shown = formatDate(iso);
          expect(shown).toContain(String(day.getUTCFullYear()));
          expect(shown).toMatch(new RegExp(`\\b${day.getUTCDate()}\\b`));
        },
      ),
    );
  });

  it.each([
    '0000-00-00',
    '2023-02-29',
    '2023-13-01',
    '1/2/2023',
    '4/5/21',
    '',
    'soon',
    '2023-04-31',
  ])('leaves “%s” as it stands', (raw) => {
    expect(formatDate(raw)).toBe(raw);
    expect(formatStamp(raw)).toBe(raw);
  });

  it('shows a time in the zone it was written in, and names the zone', () => {
    expect(formatStamp('2024-07-23 02:43:31+00')).toMatch(/23.*02.43 UTC$/);
    expect(formatStamp('2024-07-23 00:05:00Z')).toMatch(/23.*00.05 UTC$/);
    expect(formatStamp('2024-07-23T22:43:31+12:00')).toMatch(/23.*22.43 \+12:00$/);
    expect(formatStamp('2024-07-23 22:43:31')).toMatch(/23.*22.43$/);
    expect(formatStamp('2024-07-23 00:00:00')).toBe(formatDate('2024-07-23'));
    expect(formatStamp('2024-07-23 00:00:00+00')).toMatch(/00.00 UTC$/);
  });
});

describe('times in a zone', () => {
  const aMoment = fc.date({
    min: new Date('1000-01-01'),
    max: new Date('9999-12-31'),
    noInvalidDate: true,
  });
  const inZone = (raw: string, zone: string): string => formatStamp(raw, { zone });

  it.each([
    // Clocks went forward in Auckland on 29 September 2024, from 2 to 3: 2:30 never was.
    ['2024-09-28 13:59:00+00', 'Pacific/Auckland', /29.*01.59/],
    ['2024-09-28 14:30:00+00', 'Pacific/Auckland', /29.*03.30/],
    // And back in New York on 3 November 2024: 1:30 came twice, and the zone's name tells them apart.
    ['2024-11-03 05:30:00Z', 'America/New_York', /3.*01.30 EDT$/],
    ['2024-11-03 06:30:00Z', 'America/New_York', /3.*01.30 EST$/],
    ['2024-03-10 07:30:00Z', 'America/New_York', /10.*03.30 EDT$/],
    ['2024-07-23 00:05:00+05:45', 'UTC', /22.*18.20 UTC$/],
    ['2024-07-22 18:20:00Z', 'Asia/Kathmandu', /23.*00.05/],
    ['2024-07-23 00:05:00+0545', 'Asia/Kathmandu', /23.*00.05/],
    ['2024-07-23T00:05:00-03', 'UTC', /23.*03.05 UTC$/],
    ['1901-01-01 00:00:00+00', 'America/New_York', /1900/],
  ])('“%s” in %s', (raw, zone, shown) => {
    expect(inZone(raw, zone)).toMatch(shown);
  });

  it('never move what has no zone, nor a date, nor the last day there is', () => {
    for (const zone of ['Pacific/Auckland', 'America/New_York', 'Asia/Kathmandu']) {
      fc.assert(
        fc.property(aMoment, (moment) => {
          const iso = moment.toISOString().slice(0, 19).replace('T', ' ');
          expect(inZone(iso, zone)).toBe(formatStamp(iso));
          expect(formatDate(`${iso}+00`)).toBe(formatDate(iso.slice(0, 10)));
        }),
        { numRuns: 40 },
      );
      expect(inZone('9999-12-31 23:59:59+00', zone)).toContain('9999');
    }
  });

  it('stay raw where the zone is none', () => {
    expect(inZone('2024-07-23 00:05:00+99', 'UTC')).toBe('2024-07-23 00:05:00+99');
  });
});

describe('names', () => {
  it('keeps both ends of a long one', () => {
    expect(middle('a'.repeat(100) + '.pdf', 30)).toMatch(/^a{19}…a{6}\.pdf$/);
    expect(middle('short.pdf')).toBe('short.pdf');
  });

  it('spells out marks that would reorder or hide text', () => {
    expect(nameOf('invoice\u202Efdp.exe')).toBe('invoice[U+202E]fdp.exe');
    expect(nameOf('a\u0000b\nc')).toBe('a[U+0000]b[U+000A]c');
    expect(nameOf('مذكرة.pdf')).toBe('\u2068مذكرة.pdf\u2069');
    expect(nameOf('Håkansson.pdf')).toBe('Håkansson.pdf');
  });

  it('lists some and counts the rest', () => {
    expect(listOf(['a'])).toBe('a');
    expect(listOf(['a', 'b'])).toBe('a and b');
    expect(listOf(['a', 'b', 'c', 'd', 'e'])).toBe('a, b, c and 2 more');
    expect(listOf(['a', 'b', 'c', 'd'], 40)).toBe('a, b, c and 37 more');
  });
});
