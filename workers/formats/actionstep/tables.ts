import { defineSchema } from '../define.ts';
import { billing } from './tables/billing.ts';
import { contacts } from './tables/contacts.ts';
import { documents } from './tables/documents.ts';
import { email } from './tables/email.ts';
import { ledger } from './tables/ledger.ts';
import { matters } from './tables/matters.ts';
import { roles } from './tables/roles.ts';
import { work } from './tables/work.ts';

/** Every table of the vendor's list. Columns not named here are kept as text; files not named here become plain tables. */
export const schema = defineSchema({
  ...matters,
  ...contacts,
  ...roles,
  ...documents,
  ...email,
  ...work,
  ...billing,
  ...ledger,
});

export type TableName = keyof typeof schema;
