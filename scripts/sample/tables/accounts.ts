import type { TrustShape } from '../options.ts';
import { at } from '../random.ts';

/** The sample's chart of accounts; an account's id is its place. Headings hold no entries. */
export const ACCOUNTS = [
  { id: 1, number: '1000', name: 'Office bank', section: 'Asset', parent: 14 },
  { id: 2, number: '1100', name: 'Trade debtors', section: 'Asset', parent: 13 },
  { id: 3, number: '0090', name: 'Trust bank', section: 'Asset', parent: 14 },
  { id: 4, number: '2100', name: 'Trust money held for clients', section: 'Liability', parent: 15 },
  { id: 5, number: '2200', name: 'GST payable', section: 'Liability', parent: 15 },
  { id: 6, number: '3000', name: 'Partners’ capital', section: 'Equity', parent: 16 },
  { id: 7, number: '4000', name: 'Professional fees', section: 'Income', parent: 17 },
  { id: 8, number: '4200', name: 'Disbursements recovered', section: 'Income', parent: 17 },
  {
    id: 9,
    number: '5000',
    name: 'Rent of the (imaginary) chambers',
    section: 'Expense',
    parent: 12,
  },
  { id: 10, number: '5100', name: 'Courier and copies', section: 'Expense', parent: 12 },
  { id: 11, number: '5200', name: 'Kōwhai seedlings', section: 'Expense', parent: 12 },
  { id: 12, number: '4990', name: 'Office costs', section: 'Expense', parent: 18 },
  { id: 13, number: '0010', name: 'Assets', section: 'Asset', parent: null },
  { id: 14, number: '0050', name: 'Bank accounts', section: 'Asset', parent: 13 },
  { id: 15, number: '2000', name: 'Liabilities', section: 'Liability', parent: null },
  { id: 16, number: '2900', name: 'Equity', section: 'Equity', parent: null },
  { id: 17, number: '3900', name: 'Income', section: 'Income', parent: null },
  { id: 18, number: '4900', name: 'Expenses', section: 'Expense', parent: null },
  { id: 19, number: '0091', name: 'Trust deposits at interest', section: 'Asset', parent: 14 },
  { id: 20, number: '5300', name: 'Salaries', section: 'Expense', parent: 12 },
] as const;

export const OFFICE_BANK = 1;
export const DEBTORS = 2;
export const TRUST_BANK = 3;
export const TRUST_HELD = 4;
export const TAX_PAYABLE = 5;
export const CAPITAL = 6;
export const FEES = 7;
export const RECOVERED = 8;
export const RENT = 9;
export const COURIER = 10;
export const SEEDLINGS = 11;
export const TRUST_DEPOSITS = 19;
export const SALARIES = 20;

export const HEADINGS: ReadonlySet<number> = new Set([12, 13, 14, 15, 16, 17, 18]);

/** What a firm in the United Kingdom calls some of them. */
const UK_NAMES: ReadonlyMap<number, string> = new Map([
  [TRUST_BANK, 'Client account'],
  [TRUST_HELD, 'Client ledger balances'],
  [TAX_PAYABLE, 'VAT payable'],
  [TRUST_DEPOSITS, 'Designated client deposit account'],
]);

/** An account's name in a backup of a shape. */
export function accountName(id: number, shape: TrustShape): string {
  const { name } = at(ACCOUNTS, id - 1);
  return shape === 'uk' ? (UK_NAMES.get(id) ?? name) : name;
}
