import { expect, test } from 'vitest';
import { quoteIdentifier } from '../../../../workers/store/sql.ts';

test('a quote in a name is doubled', () => {
  expect(quoteIdentifier('matters')).toBe('"matters"');
  expect(quoteIdentifier('a "b"; c')).toBe('"a ""b""; c"');
});
