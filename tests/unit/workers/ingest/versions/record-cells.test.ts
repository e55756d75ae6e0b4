import { describe, expect, it } from 'vitest';
import { packed } from '../../../../../workers/ingest/versions/packed.ts';
import { RecordCells, RecordShapes } from '../../../../../workers/ingest/versions/record-cells.ts';
import type { VersionRecord } from '../../../../../workers/contract/reader.ts';

function aRecord(...cells: readonly [way: string, cell: string][]): VersionRecord {
  return {
    ways: packed(cells.map(([way]) => way.split('.'))),
    cells: packed(cells.map(([, cell]) => cell)),
    sections: '',
    mentions: '',
    people: '',
    owner: null,
  };
}

const cellsOf = (record: VersionRecord): RecordCells => new RecordCells(record, new RecordShapes());

describe('RecordCells', () => {
  it('finds a cell by its whole way, and nothing where there is none', () => {
    const cells = cellsOf(aRecord(['name', 'Kite'], ['owner.name', 'Ada Pretend']));
    expect(cells.at('name')).toBe('Kite');
    expect(cells.at('owner', 'name')).toBe('Ada Pretend');
    expect(cells.at('owner')).toBe('');
  });

  it('gives the first cell where a key stood again', () => {
    expect(cellsOf(aRecord(['name', 'first'], ['name', 'second'])).at('name')).toBe('first');
  });

  it.each([
    [[['owner', 'as one text']], 'as one text'],
    [[['owner.name', 'Ada Pretend']], 'Ada Pretend'],
    [
      [
        ['owner.first_name', 'Ada'],
        ['owner.last_name', 'Pretend'],
      ],
      'Ada Pretend',
    ],
    [[['owner.email', 'ada@example.invalid']], 'ada@example.invalid'],
    [[['owner.sid', 'abc']], 'abc'],
    [[['other', 'x']], ''],
  ] satisfies [[string, string][], string][])('tells a member in words: %j', (cells, text) => {
    expect(cellsOf(aRecord(...cells)).memberText('owner')).toBe(text);
  });

  it('opens the ways of records of one shape once', () => {
    const shapes = new RecordShapes();
    const [one, other] = [aRecord(['name', 'one']), aRecord(['name', 'other'])];
    expect(shapes.of(one)).toBe(shapes.of(other));
    expect(shapes.of(aRecord(['title', 'one']))).not.toBe(shapes.of(one));
  });
});
