import type {
  AmountShape,
  BookEvidence,
  BookFile,
  BookRole,
  TieOut,
} from '../../workers/contract/books.ts';
import { countOf, formatCount, formatMoney, nameOf } from './format.ts';

/** What a column of a trust or ledger file says. */
export const roles: Record<BookRole, string> = {
  transaction: 'Transaction',
  date: 'Date',
  entered: 'Date entered',
  amount: 'Amount',
  debit: 'Debit (paid out)',
  credit: 'Credit (received)',
  flag: 'Which way the amount goes',
  account: 'Account',
  debitAccount: 'Account debited',
  creditAccount: 'Account credited',
  matter: 'Matter',
  person: 'Client or contact',
  type: 'Type',
  reference: 'Reference',
  receipt: 'Receipt number',
  payment: 'Payment number',
  cheque: 'Cheque number',
  deposit: 'Deposit at the bank',
  payer: 'Received from',
  payee: 'Paid to',
  bank: 'Bank',
  method: 'Method',
  memo: 'Reason',
  reversed: 'Reversed',
  deleted: 'Deleted',
  reconciled: 'On a bank statement',
};

export const shapes: Record<AmountShape, string> = {
  signed: 'One amount with its sign',
  'debit-credit': 'A debit and a credit column',
  'amount-flag': 'One amount, and a column that says which way',
  'two-accounts': 'One row for each transaction, with two accounts',
  'by-type': 'One amount; its type or its file says which way',
};

/** What makes a file one of a book. */
export const readWords: Record<BookFile['side'], string> = {
  trust: 'Read it as a trust file',
  ledger: 'Read it as a ledger',
};

/** The two ways to read a shape's sign. */
export function signWords(shape: AmountShape | null, side: BookFile['side']): [string, string] {
  const held = side === 'trust' ? 'adds to what is held' : 'is a debit';
  const subject = shape === 'debit-credit' || shape === 'two-accounts' ? 'A credit' : 'A plus';
  const other = shape === 'debit-credit' || shape === 'two-accounts' ? 'A debit' : 'A minus';
  return [`${subject} ${held}`, `${other} ${held}`];
}

/** One thing that a reading rests on, in a sentence. */
export function evidenceWords(evidence: BookEvidence): string {
  switch (evidence.kind) {
    case 'named':
      return `${roles[evidence.role]}: “${nameOf(evidence.column)}”, ${evidence.alias ? 'by a name like it' : 'by its name'}.`;
    case 'balanced':
      return `${formatCount(evidence.transactions)} of ${countOf(evidence.of, 'transaction')} balance to nought read this way.`;
    case 'ties':
      return `Held ${formatMoney(evidence.held)}; the ledger’s account ${nameOf(evidence.account)} says ${formatMoney(evidence.ledger)}.`;
    case 'overdrawn':
      return overdrawnWords(evidence);
    case 'signs':
      return signsWords(evidence.side);
    case 'thousands':
      return `${roles[evidence.role]}: amounts like 1.500 are read as 1.50; no row tells whether the point parts thousands.`;
    case 'overlaps':
      return `${formatCount(evidence.rows)} of its ${countOf(evidence.of, 'row')} are in ${nameOf(evidence.table)}, too: if they are the same money, leave one of the two files out.`;
    case 'chosen':
      return 'You chose this.';
  }
}

function overdrawnWords({ rows, withSign }: Extract<BookEvidence, { kind: 'overdrawn' }>): string {
  const left =
    rows === 0 ? 'no row leaves' : rows === 1 ? '1 row leaves' : `${formatCount(rows)} rows leave`;
  return `With ${withSign === 1 ? 'this' : 'the other'} sign, ${left} a matter overdrawn.`;
}

function signsWords(side: 'debit' | 'credit'): string {
  const own = side === 'debit' ? 'DR' : 'CR';
  return `The amounts of ${side}s carry a sign or ${own} of their own: it says again that they are ${side}s, and turns none round.`;
}

/** What a file needs before it can be reckoned with, and lacks. */
export function gapWords(file: BookFile): string[] {
  if (file.unread === 'left-out') return [];
  if (file.unread === 'repeats') {
    return ['It says again what a larger file says, so it is not counted twice.'];
  }
  if (file.unread === 'offered') {
    return [`Its columns look like ${books[file.side]}. None of its rows counts until you say so.`];
  }
  const lacks = (role: BookRole): boolean => file.roles[role] === undefined;
  const gaps = file.unread === 'unclear' ? lacking(file.side, lacks) : [];
  if (lacks('date')) gaps.unshift('date');
  const shared = file.evidence.filter(({ kind }) => kind === 'overlaps').map(evidenceWords);
  const chosen = gaps.map(
    (column) => `We could not tell which column is the ${column}: choose it.`,
  );
  return [...chosen, ...excludedWords(file), ...shared];
}

/** Of a file that counts: how many of its rows do not. */
function excludedWords({ rows, excluded }: BookFile): string[] {
  if (excluded === 0) return [];
  return [
    `${formatCount(excluded)} of ${countOf(rows, 'row')} cannot be read exactly, and ${excluded === 1 ? 'is' : 'are'} in no sum.`,
  ];
}

/** What each book is, as one of the files is called. */
const books: Record<BookFile['side'], string> = {
  trust: 'those of a trust file',
  ledger: 'those of a ledger',
};

function lacking(side: BookFile['side'], lacks: (role: BookRole) => boolean): string[] {
  const whose = side === 'trust' ? 'matter' : 'account';
  const hasAmount = !lacks('amount') || !lacks('debit') || !lacks('credit');
  const hasAccounts = !lacks('debitAccount') && !lacks('creditAccount');
  const isWhose = !lacks(whose) || (side === 'ledger' && hasAccounts);
  return [...(hasAmount ? [] : ['amount']), ...(isWhose ? [] : [whose])];
}

interface TieWords {
  title: string;
  left: string;
  right: string;
}

/** What two sums of a tie-out are. */
export const tieOuts: Record<TieOut['id'], TieWords> = {
  'matters-cashbook': {
    title: 'Matters and cash book',
    left: 'Sum of the matters’ trust ledgers',
    right: 'Trust cash book',
  },
  'cashbook-bank': {
    title: 'Cash book and bank account',
    left: 'Trust cash book',
    right: 'Trust bank account in the ledger',
  },
  'matters-liability': {
    title: 'Matters and liability',
    left: 'Sum of the matters’ trust ledgers',
    right: 'Owed to clients in the ledger',
  },
  'transactions-balance': {
    title: 'Every transaction balances',
    left: 'Debits in the ledger',
    right: 'Credits in the ledger',
  },
  'invoices-lines': {
    title: 'Invoices and their lines',
    left: 'Totals of the invoices',
    right: 'Sum of their lines',
  },
  'payments-allocate': {
    title: 'Payments and what they pay',
    left: 'Payments',
    right: 'Paid on invoices',
  },
};
