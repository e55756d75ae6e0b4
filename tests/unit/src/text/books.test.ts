import { describe, expect, it } from 'vitest';
import { evidenceWords, gapWords, signWords } from '../../../../src/text/books.ts';
import type { BookFile } from '../../../../workers/contract/books.ts';

const file: BookFile = {
  table: 'trust_transactions',
  label: 'Trust transactions',
  side: 'trust',
  unread: null,
  roles: { date: 'c1', amount: 'c2' },
  shape: 'signed',
  sign: 1,
  scale: 2,
  evidence: [],
  candidates: {},
  isChosen: false,
  rows: 3,
  excluded: 0,
};

describe('how a file was read, in words', () => {
  it('tells each piece of evidence with its numbers', () => {
    expect(evidenceWords({ kind: 'named', role: 'memo', column: 'narration', alias: true })).toBe(
      'Reason: “narration”, by a name like it.',
    );
    expect(evidenceWords({ kind: 'balanced', transactions: 1480, of: 1481 })).toBe(
      '1,480 of 1,481 transactions balance to nought read this way.',
    );
    expect(
      evidenceWords({ kind: 'ties', account: 'Owed', held: '1234.50', ledger: '-1234.50' }),
    ).toBe('Held 1,234.50; the ledger’s account Owed says −1,234.50.');
    expect(evidenceWords({ kind: 'overdrawn', rows: 1, withSign: -1 })).toBe(
      'With the other sign, 1 row leaves a matter overdrawn.',
    );
  });

  it('says what has to be chosen, and nothing where all is known', () => {
    expect(gapWords(file)).toEqual([]);
    expect(gapWords({ ...file, rows: 1200, excluded: 3 })).toEqual([
      expect.stringMatching(/^3 of 1.200 rows cannot be read exactly, and are in no sum/),
    ]);
    expect(
      gapWords({ ...file, shape: null, unread: 'unclear', roles: { date: 'c1', matter: 'c3' } }),
    ).toEqual(['We could not tell which column is the amount: choose it.']);
    expect(gapWords({ ...file, roles: { amount: 'c2' } })).toEqual([
      'We could not tell which column is the date: choose it.',
    ]);
  });

  it('says why a file does not count', () => {
    const gaps = (unread: BookFile['unread'], side: BookFile['side'] = 'trust'): string[] =>
      gapWords({ ...file, side, unread, shape: null });
    expect(gaps('unclear')).toEqual(['We could not tell which column is the matter: choose it.']);
    expect(gaps('unclear', 'ledger')).toEqual([
      'We could not tell which column is the account: choose it.',
    ]);
    expect(gaps('offered')).toEqual([
      'Its columns look like those of a trust file. None of its rows counts until you say so.',
    ]);
    expect(gaps('repeats')).toHaveLength(1);
    expect(gaps('left-out')).toEqual([]);
  });

  it('names the two ways of a sign by the shape', () => {
    expect(signWords('signed', 'trust')).toEqual([
      'A plus adds to what is held',
      'A minus adds to what is held',
    ]);
    expect(signWords('debit-credit', 'trust')[0]).toBe('A credit adds to what is held');
  });
});
