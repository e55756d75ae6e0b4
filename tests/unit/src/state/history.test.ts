import { describe, expect, it } from 'vitest';
import { historyLooks, versionsBeside } from '../../../../src/state/history.ts';
import type { VersionInfo } from '../../../../workers/contract/versions.ts';

const version = (number: number): VersionInfo => ({
  key: `fern_${number}`,
  number,
  by: '',
  when: '',
  message: '',
  hash: '',
  previousHash: '',
  chain: 'unchecked',
  entry: null,
  isNewest: number === 3,
});
const history = [3, 2, 1].map(version);

describe('what the address asks of a history', () => {
  it('is the newest version against the one before it where it asks nothing', () => {
    const looks = historyLooks(history, { params: {} });
    expect(looks).toEqual({ before: 'fern_2', after: 'fern_3', form: 'fields', day: '' });
  });

  it('is the version before the one asked for, where that is all', () => {
    expect(historyLooks(history, { params: { after: 'fern_2' } }).before).toBe('fern_1');
    expect(historyLooks(history, { params: { after: 'fern_1' } }).before).toBe('');
  });

  it('leaves out what no version and no day is', () => {
    const params = { before: 'moss_1', after: 'toString', day: 'today', as: 'poem' };
    expect(historyLooks(history, { params })).toEqual(historyLooks(history, { params: {} }));
    expect(historyLooks([], { params })).toMatchObject({ before: '', after: '' });
  });

  it('keeps two versions in either order, the form and the day', () => {
    const params = { before: 'fern_3', after: 'fern_1', as: 'text', day: '2024-01-12' };
    const wanted = { before: 'fern_3', after: 'fern_1', form: 'text', day: '2024-01-12' };
    expect(historyLooks(history, { params })).toEqual(wanted);
  });
});

describe('the versions beside one', () => {
  it('are the one before and the one after', () => {
    expect(versionsBeside(history, 'fern_2').earlier?.key).toBe('fern_1');
    expect(versionsBeside(history, 'fern_2').later?.key).toBe('fern_3');
    expect(versionsBeside(history, 'fern_3').later).toBeNull();
    expect(versionsBeside(history, 'moss_1')).toEqual({ earlier: null, later: null });
  });
});
