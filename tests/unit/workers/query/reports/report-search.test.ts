import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { reportHead } from '../../../../../workers/query/reports/report-head.ts';
import { chooseBook, ensureBooks } from '../../../../../workers/query/books/ready.ts';
import type { Tables } from '../../../../../workers/query/tables.ts';
import { unhurried } from '../sample-tables.ts';
import { tableOf } from './report-firm.ts';
import { aFirm, cellsOf, shown, viewOf, type Params } from './report-sample.ts';

let tables: Tables;
beforeAll(async () => {
  tables = await aFirm();
});

describe('searching trust transactions', () => {
  it.each<[string, Params, string[]]>([
    ['who paid', { payer: 'ben' }, ['2', '2']],
    ['who was paid', { payee: 'ben' }, ['6']],
    ['a reference', { reference: 'd-17' }, ['2', '2']],
    ['a receipt’s number', { number: 'R1' }, ['1']],
    ['an exact amount, whichever way it went', { amount: '100' }, ['4', '4']],
    ['an amount as it is typed', { amount: '$1,000.00' }, ['1']],
    ['what is no amount', { amount: 'a lot' }, []],
    ['days, both with it', { from: '2024-02-10', to: '2024-02-15' }, ['3', '4', '4']],
    ['a matter', { matter: '102' }, ['2', '4', '6']],
    ['a transaction', { transaction: '3' }, ['3']],
    ['several things at once', { payer: 'ben', matter: '101' }, ['2']],
    ['what is deleted, where asked for', { number: 'R3', deleted: 'with' }, ['5']],
    ['nothing that is deleted otherwise', { number: 'R3' }, []],
  ])('finds %s', async (_what, params, transactions) => {
    const found = await shown(tables, viewOf('trust/search', params));
    expect(cellsOf(found, 'transaction').flat()).toEqual(transactions);
  });

  it('adds up all that was found', async () => {
    const found = await shown(tables, viewOf('trust/search', { from: '2024-02-01' }));
    expect(found.info.totals).toEqual({ debit: '950.75', credit: '100.00' });
  });
});

describe('filtering and sorting a report', () => {
  it('filters by what is shown: texts, names of matters, amounts, days and balances', async () => {
    const rows = async (text: string) =>
      cellsOf(await shown(tables, viewOf('trust/search', {}, { text })), 'transaction').flat();
    expect(await rows('PLACEHOLDER')).toEqual(['3']);
    expect(await rows('estate of')).toEqual(['2', '4', '6']);
    expect(await rows('450.25')).toEqual(['3']);
    expect(await rows('2024-02')).toEqual(['3', '4', '4']);
    expect(await rows('nowhere')).toEqual([]);
  });

  it('finds an opening balance by its words, and no row that is none', async () => {
    const period = { matter: '102', from: '2024-02-01' };
    const found = await shown(tables, viewOf('trust/ledger', period, { text: 'opening' }));
    expect(cellsOf(found, 'reason', 'balance')).toEqual([['Opening balance', '300.50']]);
  });

  it('counts the filter’s rows, and adds up only those', async () => {
    const view = viewOf('trust/listing', { asAt: '2024-02-15' }, { text: 'estate' });
    expect((await shown(tables, view)).info).toMatchObject({
      rows: 1,
      of: 2,
      totals: { total: '400.50' },
    });
  });

  it.each([
    ['credit', 'asc', ['100.00', '200.00', '300.50', '1000.00', '', '', '']],
    ['credit', 'desc', ['1000.00', '300.50', '200.00', '100.00', '', '', '']],
    ['date', 'desc', ['', '', '100.00', '', '200.00', '300.50', '1000.00']],
    ['party', 'asc', ['1000.00', '200.00', '300.50', '', '', '', '100.00']],
    ['matter', 'desc', ['300.50', '100.00', '', '1000.00', '200.00', '', '']],
  ] as const)('sorts by %s, %s, empty cells last', async (column, direction, credits) => {
    const view = viewOf('trust/search', {}, { sort: { column, direction } });
    expect(cellsOf(await shown(tables, view), 'credit').flat()).toEqual(credits);
  });

  it('refuses a column that it has not, and a day that is none', async () => {
    const sort = { column: 'nope', direction: 'asc' } as const;
    await expect(shown(tables, viewOf('trust/listing', {}, { sort }))).rejects.toMatchObject({
      problem: { code: 'V02' },
    });
    await expect(
      shown(tables, viewOf('trust/listing', { asAt: '31/02/2024' })),
    ).rejects.toMatchObject({ problem: { code: 'V02' } });
  });
});

describe('any ledger', () => {
  const movement = fc.record({
    matter: fc.constantFrom('101', '102', '103'),
    day: fc.integer({ min: 1, max: 28 }),
    units: fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
    isDeleted: fc.boolean(),
  });
  const decimal = (units: bigint): string => {
    const digits = String(units < 0n ? -units : units).padStart(3, '0');
    return `${units < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
  };

  it('has exact running balances, and totals of just the rows that match', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(movement, { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 1, max: 28 }),
        async (movements, until) => {
          const lines = movements.map(({ matter, day, units, isDeleted }, at) =>
            [
              at + 1,
              matter,
              `2024-01-${String(day).padStart(2, '0')}`,
              decimal(units),
              isDeleted ? 'T' : 'F',
            ].join('|'),
          );
          const books = await aFirm({
            trust_transactions: tableOf(
              ['transaction_id|action_id|transaction_date|amount|is_deleted', ...lines].join('\n'),
            ),
            general_ledger_transactions: tableOf(
              'transaction_id|transaction_date|ac_account_id|amount',
            ),
          });
          // Whatever its numbers look like, what is positive came in.
          const [file] = (await ensureBooks(books, unhurried())).books.files;
          chooseBook(books, 'trust_transactions', {
            side: 'trust',
            reading: { roles: file?.roles ?? {}, shape: 'signed', sign: 1 },
          });
          const day = `2024-01-${String(until).padStart(2, '0')}`;
          for (const matter of ['101', '102', '103']) {
            const own = movements
              .filter((one) => one.matter === matter && one.day <= until && !one.isDeleted)
              .toSorted((a, b) => a.day - b.day);
            let held = 0n;
            const balances = own.map(({ units }) => decimal((held += units)));
            const ledger = await shown(books, viewOf('trust/ledger', { matter, to: day }));
            expect(cellsOf(ledger, 'balance').flat()).toEqual(balances);
            const list = await shown(books, viewOf('trust/listing', { matter, asAt: day }));
            expect(list.info.totals).toEqual({ total: decimal(held) });
            const sorted = viewOf(
              'trust/ledger',
              { matter, to: day },
              {
                text: '0',
                sort: { column: 'credit', direction: 'desc' },
              },
            );
            const found = await shown(books, sorted);
            const credits = cellsOf(found, 'credit').flat().map(String).filter(Boolean);
            const sum = credits.reduce((all, cell) => all + BigInt(cell.replace('.', '')), 0n);
            expect(found.info.totals?.['credit']).toBe(decimal(sum));
          }
        },
      ),
      { numRuns: 15 },
    );
  });
});

describe('what stands over a report', () => {
  const head = async (name: string, params: Params) => {
    const read = await ensureBooks(tables, unhurried());
    const sourcesOf = (names: readonly string[]) => [
      { name: names.join(' '), fingerprint: 'a fingerprint' },
    ];
    return reportHead(tables, read, viewOf(name, params), { asking: unhurried(), sourcesOf });
  };
  const facts = ({ facts: all }: Awaited<ReturnType<typeof head>>) =>
    all.map(({ label, value }) => `${label}: ${value}`);

  it('says whose ledger it is, its period, and what was held before and after', async () => {
    const over = await head('trust/ledger', { matter: '101', from: '2024-02-01' });
    expect(facts(over)).toEqual([
      'Matter: 101',
      'Matter name: Sale of 1 Example Road',
      'Client: Anna Sample',
      'Reference: EX/101',
      'Responsible: Some Lawyer',
      'Trust account: Trust bank',
      'Opening balance: 1200.00',
      'Balance: 649.75',
      'From: 2024-02-01',
      'Date basis: Transaction date',
      'Reversed and deleted entries: A reversed entry counts until its reversal; others left out',
    ]);
    expect(over).toMatchObject({
      title: 'Trust ledger',
      rows: 3,
      sources: [{ name: 'trust_transactions actions', fingerprint: 'a fingerprint' }],
    });
    expect(over.facts[0]?.reference).toEqual({ table: 'actions', key: '101', label: '101' });
  });

  it('names a transaction’s references and cheque, each leading to its record', async () => {
    expect(facts(await head('ledger/transaction', { transaction: '2' }))).toEqual([
      'Transaction: 2',
      'Receipt: R2',
      'Deposit slip: D-17',
    ]);
    const [, cheque] = (await head('ledger/transaction', { transaction: '3' })).facts;
    expect(cheque).toMatchObject({
      label: 'Cheque',
      value: '000123',
      reference: { table: 'check_series', key: '1' },
    });
  });

  it('compares the balances with the cash book and the ledger', async () => {
    expect(facts(await head('trust/listing', { asAt: '2024-02-12' }))).toEqual([
      'Cash book: 1050.25',
      'Ledger, bank accounts: 1050.25',
      'Ledger, owed to clients: 1050.25',
      'As at: 2024-02-12',
      'Date basis: Transaction date',
      'Reversed and deleted entries: A reversed entry counts until its reversal; others left out',
    ]);
  });

  it('says what was asked for', async () => {
    const asked = { payer: 'ben', basis: 'entered', deleted: 'with', to: '2024-03-31' };
    expect(facts(await head('trust/search', asked))).toEqual([
      'To: 2024-03-31',
      'Date basis: Date entered',
      'Payer: ben',
      'Reversed and deleted entries: A reversed entry counts until its reversal; others shown struck out, and in no sum',
    ]);
  });
});
