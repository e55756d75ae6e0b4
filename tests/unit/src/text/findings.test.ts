import { describe, expect, it } from 'vitest';
import { findingWords } from '../../../../src/text/findings.ts';

const labelOf = (table: string): string => table;

describe('a finding of the books', () => {
  it('says which sums differ, and by how much', () => {
    const facts = { left: '1690.75', right: '1649.75', difference: '41.00', count: 1 };
    const { sentence } = findingWords(
      { code: 'books-not-tied', facts: { id: 'transactions-balance', ...facts } },
      labelOf,
    );
    expect(sentence).toBe(
      'Debits and credits of the ledger: 1,690.75 and 1,649.75 differ by 41.00; 1 stands apart.',
    );
  });

  it('says who was overdrawn, and what is in no sum', () => {
    const overdrawn = findingWords(
      { code: 'trust-overdrawn', facts: { count: 2, examples: ['101', '102'] } },
      labelOf,
    );
    expect(overdrawn.sentence).toBe('2 matters were overdrawn at some moment (101 and 102).');
    const unread = findingWords(
      { code: 'amounts-not-read', facts: { table: 'trust_receipts', count: 1 } },
      labelOf,
    );
    expect(unread.sentence).toContain('1 row of trust_receipts is in no sum');
  });
});
