import { describe, expect, it } from 'vitest';
import { readSize, stateOf, type BackupState } from '../../../../request/api/backup.ts';

describe('the status of a backup', () => {
  it.each<[string, BackupState]>([
    ['In Progress', 'running'],
    ['In Progress (0% done)', 'running'],
    ['Not ready', 'running'],
    ['Incomplete', 'running'],
    ['Completed', 'ready'],
    ['Successfully completed', 'ready'],
    ['Error', 'failed'],
    ['Unsuccessful', 'failed'],
    ['Date Expired', 'expired'],
    ['', 'running'],
  ])('%j without a file is %s', (status, state) => {
    expect(stateOf(status, false)).toBe(state);
  });

  it('that nobody knows is ready where there is a file', () => {
    expect(stateOf('Archived', true)).toBe('ready');
  });
});

describe('the size of a file', () => {
  it.each([
    ['2048 bytes', 2048],
    [' 1,048,576 ', 1_048_576],
    [7, 7],
    [-1, null],
    ['2 GB', null],
    [{}, null],
  ])('%j is %j', (value, bytes) => {
    expect(readSize(value)).toBe(bytes);
  });
});
