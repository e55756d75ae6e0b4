import type { ViewColumn } from '../../contract/views.ts';
import { widthOf } from '../column-stats.ts';
import { textColumn } from '../view-plan.ts';
import { dayNumber, dayText } from '../books/days.ts';
import { formatMoney } from '../books/money.ts';
import type { ReportValue } from './report.ts';
import { noDay } from '../books/trust-book.ts';

/** Days since 1970-01-01 of `2021-05-04`; null for anything else. */
export function dayOf(text: string): number | null {
  const day = dayNumber(text, null);
  return day !== noDay && dayText(day) === text ? day : null;
}

/** A value of a column of this kind as its cell. */
export function cellOf(
  kind: ViewColumn['kind'],
  value: ReportValue,
  scale: number,
): string | number {
  if (value === null) return '';
  if (typeof value === 'bigint') return formatMoney(value, scale);
  return kind === 'date' && typeof value === 'number' ? dayText(value) : value;
}

interface Named {
  id: string;
  label: string;
  hidden?: boolean;
}

const moneyDigits = 14;

export function moneyColumn({ id, label, hidden = false }: Named, scale: number): ViewColumn {
  return {
    ...textColumn({ id, label, maxBytes: moneyDigits, kind: 'money', hidden }),
    align: 'end',
    width: widthOf(label, moneyDigits),
    exact: { as: 'number', decimals: scale },
  };
}

export function dayColumn({ id, label, hidden = false }: Named): ViewColumn {
  const column = textColumn({ id, label, maxBytes: 10, kind: 'date', hidden });
  return { ...column, dateOrder: 'iso' };
}

export function countedColumn({ id, label, hidden = false }: Named): ViewColumn {
  return {
    ...textColumn({ id, label, maxBytes: 6, kind: 'count', hidden }),
    align: 'end',
    exact: { as: 'number', decimals: 0 },
  };
}
