import { describe, expect, it } from 'vitest';
import type { BookChoice } from '../../../../../../workers/contract/books.ts';
import { chooseBook, ensureBooks } from '../../../../../../workers/query/books/ready.ts';
import { tablesOf, unhurried, type Rows } from '../../sample-tables.ts';
import { fileOf, firmRows, heldOn, march, readFrom, withTrust } from '../book-sample.ts';
import { firm, tableOf } from '../../reports/report-firm.ts';

const movements = tableOf(`
  txn | matter | day        | amount
  1   | 101    | 2024-01-05 | 10.00
  2   | 101    | 2024-01-06 | -4.00`);

const book = async (id: string, rows: Rows = movements): Promise<string | null> => {
  const { catalogue } = await tablesOf({ [id]: rows });
  return catalogue.get(id)?.book ?? null;
};

describe('a file that no schema names', () => {
  const trustNames = [
    'client_account',
    'client_ledger_2019',
    'clients-money',
    'ClientFunds',
    'our_trust_movements',
    'iolta',
    'controlled_money',
    'statutory_deposits',
  ];
  for (const id of trustNames) {
    it(`is read as a trust file by itself where it is called ${id}`, async () => {
      const read = await readFrom({ [id]: movements });
      expect(fileOf(read, id)).toMatchObject({ side: 'trust', unread: null, shape: 'signed' });
      expect(heldOn(read, '2024-12-31')).toEqual({ '101': '6.00' });
    });
  }

  it('is offered, and in no sum, where only its columns look like a book', async () => {
    expect(await book('money_in_out')).toBe('trust');
    const read = await readFrom({ ...firm, money_in_out: movements });
    expect(fileOf(read, 'money_in_out')).toMatchObject({ unread: 'offered', shape: null });
    expect(heldOn(read, '2024-03-31')).toEqual(march);
  });

  it('is none of the books where its columns say no day, amount and matter, whatever its name', async () => {
    const people = tableOf('trust_id | name\n1 | Sample Family Trust');
    expect(await book('family_trusts', people)).toBeNull();
    expect(await book('gl_codes', tableOf('code | name\n100 | Bank'))).toBeNull();
    expect(await book('client_account', tableOf('matter | amount\n101 | 5.00'))).toBeNull();
  });

  it('is told of, though it cannot be read, where its name and headers say all and its amounts nothing', async () => {
    const rows = tableOf(`
      txn | matter | day        | amount
      1   | 101    | 2024-01-05 | ten
      2   | 101    | 2024-01-06 | twenty`);
    const read = await readFrom({ client_account: rows });
    expect(fileOf(read, 'client_account')).toMatchObject({ side: 'trust', unread: 'unclear' });
    expect(fileOf(read, 'client_account')?.roles.amount).toBeUndefined();
  });

  it('is found in the place of a trust file of the vendor’s name', async () => {
    const read = await readFrom(withTrust({ client_account: firmRows('trust_transactions') }));
    expect(fileOf(read, 'client_account')).toMatchObject({ unread: null, shape: 'debit-credit' });
    expect(heldOn(read, '2024-03-31')).toEqual(march);
  });
});

describe('a ledger of another name', () => {
  const { general_ledger_transactions: entries = [], ...others } = firm;

  for (const id of ['nominal_ledger', 'gl_entries', 'ledger']) {
    it(`is the ledger where it is called ${id} and there is no other`, async () => {
      const { ledger, books } = await readFrom({ ...others, [id]: entries });
      expect(books.files.find(({ table }) => table === id)).toMatchObject({
        side: 'ledger',
        unread: null,
      });
      expect(ledger.size).toBe(entries.length - 1);
    });
  }

  it('is only offered beside the vendor’s own', async () => {
    const read = await readFrom({ ...firm, gl_entries: entries });
    expect(fileOf(read, 'gl_entries')).toMatchObject({ side: 'ledger', unread: 'offered' });
    expect(read.ledger.size).toBe(entries.length - 1);
  });
});

describe('the person', () => {
  const choose = async (
    files: Readonly<Record<string, Rows>>,
    table: string,
    choice: BookChoice,
  ): ReturnType<typeof readFrom> => {
    const tables = await tablesOf(files);
    chooseBook(tables, table, choice);
    return ensureBooks(tables, unhurried());
  };
  const asTrust: BookChoice = { side: 'trust', reading: null };

  it('has another file read as a trust file, by the evidence', async () => {
    const read = await choose({ money_in_out: movements }, 'money_in_out', asTrust);
    expect(fileOf(read, 'money_in_out')).toMatchObject({ isChosen: true, unread: null, sign: 1 });
    expect(heldOn(read, '2024-12-31')).toEqual({ '101': '6.00' });
  });

  it('is told what is missing of a file that says too little', async () => {
    const rows = tableOf('file | amount\n101 | 5.00');
    const read = await choose({ odds: rows }, 'odds', asTrust);
    expect(fileOf(read, 'odds')).toMatchObject({ isChosen: true, unread: 'unclear' });
  });

  it('says which column is which of a file whose headers say nothing', async () => {
    const rows = tableOf('a | b | c\n101 | 2024-01-05 | 5.00');
    const roles = { matter: 'c1', date: 'c2', amount: 'c3' };
    const reading = { roles, shape: 'signed', sign: 1 } as const;
    const read = await choose({ odds: rows }, 'odds', { side: 'trust', reading });
    expect(heldOn(read, '2024-12-31')).toEqual({ '101': '5.00' });
  });

  it('leaves out a file that is no book, and takes that back', async () => {
    const files = withTrust({ client_money: movements });
    const tables = await tablesOf(files);
    chooseBook(tables, 'client_money', { side: null, reading: null });
    const without = await ensureBooks(tables, unhurried());
    expect(fileOf(without, 'client_money')).toMatchObject({ unread: 'left-out', isChosen: true });
    expect(without.trust.size).toBe(0);
    chooseBook(tables, 'client_money', null);
    expect((await ensureBooks(tables, unhurried())).trust.size).toBe(2);
  });
});
