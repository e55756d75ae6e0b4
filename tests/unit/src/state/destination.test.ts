import { describe, expect, it } from 'vitest';
import { parseAddress } from '../../../../src/state/address.ts';
import { destinationOf } from '../../../../src/state/destination.ts';

describe('where a link leads that waits for its backup', () => {
  it.each([
    ['#/', ''],
    ['#/matters/7865/people', 'matter 7865'],
    ['#/tables/time_records/12', 'record 12 of the table time_records'],
    ['#/tables/rates/a%2Fb~7', 'record a/b · 7 of the table rates'],
    ['#/tables/tasks', 'the table tasks'],
    ['#/matters?filter=lease', 'the page Matters'],
    ['#/report', 'the page Backup report'],
    ['#/custom-data', 'the page Custom data'],
    ['#/dictionary/tasks', 'the page Data dictionary'],
    ['#/no/such/page', 'a page of a backup'],
  ])('%s is “%s”', (hash, words) => {
    expect(destinationOf(parseAddress(hash).place)).toBe(words);
  });
});
