/** The sample's chart of accounts. */
export const ACCOUNTS = [
  { id: 1, number: '1000', name: 'Office bank', section: 'Asset', parent: null },
  { id: 2, number: '1100', name: 'Trade debtors', section: 'Asset', parent: null },
  { id: 3, number: '0090', name: 'Trust bank', section: 'Asset', parent: null },
  {
    id: 4,
    number: '2100',
    name: 'Trust money held for clients',
    section: 'Liability',
    parent: null,
  },
  { id: 5, number: '2200', name: 'GST payable', section: 'Liability', parent: null },
  { id: 6, number: '3000', name: 'Partners’ capital', section: 'Equity', parent: null },
  { id: 7, number: '4000', name: 'Professional fees', section: 'Income', parent: null },
  { id: 8, number: '4200', name: 'Disbursements recovered', section: 'Income', parent: null },
  {
    id: 9,
    number: '5000',
    name: 'Rent of the (imaginary) chambers',
    section: 'Expense',
    parent: 12,
  },
  { id: 10, number: '5100', name: 'Courier and copies', section: 'Expense', parent: 12 },
  { id: 11, number: '5200', name: 'Kōwhai seedlings', section: 'Expense', parent: 12 },
  { id: 12, number: '5999', name: 'Office costs', section: 'Expense', parent: null },
] as const;

export const OFFICE_BANK = 1;
export const DEBTORS = 2;
export const TRUST_BANK = 3;
export const TRUST_HELD = 4;
export const TAX_PAYABLE = 5;
export const FEES = 7;
export const RECOVERED = 8;
export const OFFICE_COSTS = 12;
