import { describe, expect, it } from 'vitest';
import { tableOf } from '../../reports/report-firm.ts';
import type { Rows } from '../../sample-tables.ts';
import { fileOf, heldOn, readFrom } from '../book-sample.ts';

const flagged = (amounts: readonly (readonly [flag: string, amount: string])[]): Rows => [
  ['transaction_id', 'action_id', 'transaction_date', 'amount', 'dr_cr'],
  ...amounts.map(([flag, amount], at) => [
    String(at + 1),
    '101',
    `2024-01-0${at + 1}`,
    amount,
    flag,
  ]),
];

const inColumns = (debit: string, plain = '100.00'): Rows =>
  tableOf(`
    transaction_id | action_id | transaction_date | debit    | credit
    1              | 101       | 2024-01-01       |          | 1000.00
    2              | 101       | 2024-01-02       | ${debit} |
    3              | 101       | 2024-01-03       |          | ${plain}`);

const heldIn = async (rows: Rows): Promise<string | undefined> =>
  heldOn(await readFrom({ trust_entries: rows }), '2024-12-31')['101'];

describe('an amount with a sign of its own', () => {
  it.each([
    [
      'signs',
      [
        ['CR', '1000.00'],
        ['DR', '-400.00'],
        ['DR', '-100.00'],
      ],
      '500.00',
    ],
    [
      'sides',
      [
        ['CR', '1000.00CR'],
        ['DR', '400.00DR'],
      ],
      '600.00',
    ],
    [
      'negative credits',
      [
        ['CR', '-1000.00'],
        ['DR', '400.00'],
      ],
      '600.00',
    ],
    [
      'none',
      [
        ['CR', '1000.00'],
        ['DR', '400.00'],
      ],
      '600.00',
    ],
    [
      'one that takes back',
      [
        ['CR', '1000.00'],
        ['DR', '400.00'],
        ['DR', '-100.00'],
      ],
      '700.00',
    ],
  ] as const)('does not turn round what a flag says: %s', async (_, amounts, held) => {
    expect(await heldIn(flagged(amounts))).toBe(held);
  });

  it.each(['400.00DR', '(400.00)', '-400.00', '400.00'])(
    'does not turn round what its column says: %s',
    async (debit) => {
      expect(await heldIn(inColumns(debit))).toBe('700.00');
    },
  );

  it('counts once in a column of which only some have one', async () => {
    const others = [
      ['4', '101', '2024-01-04', '50.00', ''],
      ['5', '101', '2024-01-05', '20.00CR', ''],
    ];
    const rows = [...inColumns('400.00DR'), ...others];
    expect(await heldIn(rows)).toBe('670.00');
  });

  it('tells of a point that could part thousands', async () => {
    const rows = tableOf(`
      transaction_id | action_id | transaction_date | amount
      1              | 101       | 2024-01-01       | 1.500
      2              | 101       | 2024-01-02       | 12.250`);
    const read = await readFrom({ trust_entries: rows });
    const evidence = fileOf(read, 'trust_entries')?.evidence;
    expect(evidence).toContainEqual({ kind: 'thousands', role: 'amount' });
  });

  it('is told', async () => {
    for (const rows of [inColumns('(400.00)'), inColumns('400.00DR')]) {
      const read = await readFrom({ trust_entries: rows });
      const evidence = fileOf(read, 'trust_entries')?.evidence;
      expect(evidence).toContainEqual({ kind: 'signs', side: 'debit' });
      expect(evidence).not.toContainEqual({ kind: 'signs', side: 'credit' });
    }
  });
});
