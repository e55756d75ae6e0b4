import { QueryError } from '../../contract/problems.ts';
import type { View } from '../../contract/views.ts';
import { dayOf } from './report-values.ts';

/** What a report is asked for. Days are inclusive; null where none was given. */
export interface ReportParams {
  from: number | null;
  /** The earlier of `asAt` and `to`. */
  until: number | null;
  compare: number | null;
  basis: 'date' | 'entered';
  /** Reversed and deleted rows are listed as well; they are in no sum. */
  withStruck: boolean;
  /** Matters without a balance are listed as well. */
  withZero: boolean;
  /** '' where none was given. */
  matter: string;
  account: string;
  transaction: string;
  payer: string;
  payee: string;
  reference: string;
  number: string;
  amount: string;
}

/** Fails with V02 where something that should be a day is none. */
export function paramsOf({ name, params = {} }: View): ReportParams {
  const text = (id: string): string => params[id]?.trim() ?? '';
  const day = (id: string): number | null => {
    const given = text(id);
    const read = given === '' ? null : dayOf(given);
    if (given !== '' && read === null) {
      throw new QueryError({ code: 'V02', facts: { view: name, column: `${id} ${given}` } });
    }
    return read;
  };
  return {
    from: day('from'),
    until: earlier(day('asAt'), day('to')),
    compare: day('compare'),
    basis: text('basis') === 'entered' ? 'entered' : 'date',
    withStruck: text('deleted') === 'with',
    withZero: text('zero') === 'with',
    matter: text('matter'),
    account: text('account'),
    transaction: text('transaction'),
    payer: text('payer'),
    payee: text('payee'),
    reference: text('reference'),
    number: text('number'),
    amount: text('amount'),
  };
}

function earlier(one: number | null, other: number | null): number | null {
  if (one === null || other === null) return one ?? other;
  return Math.min(one, other);
}

/** Whether a day lies in the period. */
export function isWithin(
  day: number,
  { from, until }: Pick<ReportParams, 'from' | 'until'>,
): boolean {
  return (from === null || day >= from) && (until === null || day <= until);
}
