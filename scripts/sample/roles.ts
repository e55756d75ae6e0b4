/** Roles a person can have in a matter. */
export const ROLES = [
  { id: 1, name: 'Client', description: 'For whom we act' },
  { id: 2, name: 'Other_Side', description: 'The other party' },
  { id: 3, name: 'Other_Side_Lawyer', description: 'Who acts for the other party' },
  { id: 4, name: 'Witness', description: 'Saw or signed something' },
  { id: 5, name: 'Accountant', description: 'Keeps the client’s books' },
  { id: 6, name: 'Lender', description: 'Lends on the property' },
  { id: 7, name: 'Beneficiary', description: 'Takes under a will or trust' },
  { id: 8, name: 'Executor', description: 'Carries a will out' },
  { id: 9, name: 'Landlord', description: 'Lets the premises' },
  { id: 10, name: 'Employer', description: 'Party to an employment agreement' },
] as const;

/** Kinds of matter, with the role that stands beside the client's and the steps it goes through. */
export const MATTER_TYPES = [
  { id: 31, name: 'Conveyancing (Purchase)', verb: 'purchase of', beside: [2, 3, 6], primary: 1 },
  { id: 32, name: 'Conveyancing (Sale)', verb: 'sale of', beside: [2, 3], primary: 1 },
  { id: 33, name: 'Commercial Lease', verb: 'lease of', beside: [9, 3], primary: 1 },
  { id: 34, name: 'Wills and Powers', verb: 'will and powers', beside: [4, 7], primary: 1 },
  { id: 35, name: 'Estate', verb: 'estate', beside: [7, 4, 5], primary: 8 },
  { id: 36, name: 'Employment', verb: 'employment advice', beside: [10, 4], primary: 1 },
  { id: 37, name: 'Debt Recovery', verb: 'recovery of', beside: [2, 3], primary: 1 },
  { id: 38, name: 'General Advice', verb: 'general advice', beside: [5, 4], primary: 1 },
] as const;

export type MatterType = (typeof MATTER_TYPES)[number];

export const STEPS = [
  'New',
  'Engaged',
  'In progress',
  'Waiting',
  'Settlement',
  'Billing',
  'Done',
] as const;

/** Folders every matter starts with; `parent` is an index in this list. */
export const FOLDERS = [
  { name: 'Correspondence', parent: null },
  { name: 'Inwards', parent: 0 },
  { name: 'Outwards', parent: 0 },
  { name: 'Agreements', parent: null },
  { name: 'Drafts', parent: 3 },
  { name: 'Court and registry', parent: null },
] as const;

/** Hourly rates in cents. */
export const RATES = [
  { id: 1, name: 'Partner', cents: 48_000 },
  { id: 2, name: 'Senior associate', cents: 36_000 },
  { id: 3, name: 'Solicitor', cents: 27_550 },
  { id: 4, name: 'Legal executive', cents: 19_000 },
  { id: 5, name: 'Law clerk', cents: 9_525 },
  { id: 6, name: 'Pro bono', cents: 0 },
] as const;
