import { describe, expect, it } from 'vitest';
import { headerDate } from '../../../../workers/message/header-date.ts';

describe('the date of a message', () => {
  it.each([
    ['Mon, 4 Mar 2024 09:30:00 +1300', '2024-03-04T09:30:00+13:00'],
    ['14 Nov 2023 9:05 -0330 (NST)', '2023-11-14T09:05:00-03:30'],
    ['Tue, 01 Feb 2022 00:00:01 GMT', '2022-02-01T00:00:01Z'],
    ['Tue, 1 Feb 2022 00:00:01', '2022-02-01T00:00:01'],
  ])('%s keeps the zone it was written in', (header, date) => {
    expect(headerDate(header)).toBe(date);
  });

  it.each(['', '04/03/2024', 'last Tuesday', 'Mon, 4 Foo 2024 09:30:00 +1300'])(
    '%j is not guessed at',
    (header) => expect(headerDate(header)).toBe(header),
  );
});
