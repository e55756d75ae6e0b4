import type { ListSchema } from '../lists.ts';
import { billingLists } from './lists/billing.ts';
import { practiceLists } from './lists/practice.ts';

/** The lists of a firm's work, in the order in which a record's page shows them. */
export const lists: readonly ListSchema[] = [...practiceLists, ...billingLists];
