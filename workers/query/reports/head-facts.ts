import type { FieldInfo, Reference } from '../../contract/records.ts';
import { dayText } from '../books/days.ts';
import { formatMoney } from '../books/money.ts';
import { noField } from '../labels.ts';

/** A line over a report. */
export function fact(label: string, value: string, reference: Reference | null = null): FieldInfo {
  return { ...noField, label, value, reference };
}

export const money = (label: string, units: bigint, scale: number): FieldInfo => ({
  ...noField,
  label,
  value: formatMoney(units, scale),
  kind: 'money',
});

export const day = (label: string, at: number | null): FieldInfo[] =>
  at === null ? [] : [{ ...noField, label, value: dayText(at), kind: 'date', dateOrder: 'iso' }];
