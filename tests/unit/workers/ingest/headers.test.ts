import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnNames, looksLikeData } from '../../../../workers/ingest/headers.ts';
import { matchColumns } from '../../../../workers/ingest/match-columns.ts';

describe('column names', () => {
  it.each([
    ['C-33 C-36 blank', ['a', '', ' \t', '\0'], ['a', 'column_2', 'column_3', 'column_4']],
    ['C-34 repeated', ['id', 'id', 'id'], ['id', 'id (2)', 'id (3)']],
    ['C-35 equal but for case', ['ID', 'id', 'Id'], ['ID', 'id (2)', 'Id (3)']],
    ['C-34 repeated beside such a name', ['id', 'id', 'id (2)'], ['id', 'id (3)', 'id (2)']],
    ['C-36 blank beside such a name', ['', 'column_1'], ['column_1 (2)', 'column_1']],
    [
      'C-37 hostile',
      ['__proto__', '10', 'constructor', '2'],
      ['__proto__', '10', 'constructor', '2'],
    ],
  ])('%s', (_, raw, names) => {
    expect(columnNames(raw)).toEqual(names);
  });

  it('C-34 C-35 C-36 are all different, whatever the header, and stand where they stood', () => {
    const name = fc.oneof(
      fc.constantFrom('', ' ', 'id', 'ID', 'id (2)', 'id (3)', 'column_1', 'column_2', '__proto__'),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(name, { maxLength: 12 }), (raw) => {
        const names = columnNames(raw);
        expect(new Set(names.map((each) => each.normalize('NFC').toLowerCase())).size).toBe(
          raw.length,
        );
        names.forEach((each, i) => {
          const stood = raw[i] ?? '';
          expect(
            each.startsWith(stood.replaceAll('\0', '').trim() === '' ? 'column_' : stood),
          ).toBe(true);
        });
      }),
    );
  });
});

describe('a first line of data', () => {
  const expected = ['action_id', 'action_name', 'created'];

  it.each([
    [['1', 'Smith', '2024-01-31'], true],
    [['17', '12/03/2024', 'x@example.test', 'Smith'], true],
    [['Action ID', '1', '2'], false],
    [['Number', 'Name', 'Opened'], false],
    [['', ''], false],
  ])('C-39 %j: %j', (names, answer) => {
    expect(looksLikeData(names, expected)).toBe(answer);
  });
});

describe('matching columns', () => {
  const table = {
    columns: {
      action_id: { aliases: ['matter_id', 'id'] },
      action_name: { aliases: ['name'] },
      status: {},
      constructor: {},
    },
  };

  it.each([
    ['as they are', ['action_id', 'action_name'], ['action_id', 'action_name']],
    ['reordered and respelled', ['Action Name', 'ACTION-ID'], ['action_name', 'action_id']],
    ['by alias', ['Name', 'Matter ID'], ['action_name', 'action_id']],
    ['the name itself before an alias', ['id', 'action_id'], [null, 'action_id']],
    ['each only once', ['name', 'action_name', 'Action name'], [null, 'action_name', null]],
    ['unknown ones not at all', ['colour', '__proto__', 'toString'], [null, null, null]],
    ['hostile ones when the schema has them', ['constructor'], ['constructor']],
    ['blank ones not at all', ['', '—'], [null, null]],
  ])('C-56 %s', (_, names, matched) => {
    expect(matchColumns(names, table)).toEqual(matched);
  });
});
