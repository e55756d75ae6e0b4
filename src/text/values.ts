import type { DateOrder, Kind } from '../../workers/contract/values.ts';
import { formatDate, formatMoney, formatNumber, formatStamp, isNull } from './format.ts';

/** How a person wants values to read. */
export interface Reading {
  /** The time zone for what was written with one, by its IANA name; null for as written. */
  readonly zone: string | null;
  /** Protected values are shown. */
  readonly isRevealed: boolean;
}

/** What stands for a protected value, whatever it is: not even its length shows. */
export const cover = '••••';

type Reader = (raw: string, order: DateOrder | null, zone: string | null) => string;

const asItStands: Reader = (raw) => raw;
const readers: Record<Kind, Reader> = {
  id: asItStands,
  text: asItStands,
  number: formatNumber,
  money: formatMoney,
  date: (raw, order) => formatDate(raw, order),
  stamp: (raw, order, zone) => formatStamp(raw, { order, zone }),
  flag: (raw) => flags.get(raw.toLowerCase()) ?? raw,
};

const flags: ReadonlyMap<string, string> = new Map([
  ['t', 'Yes'],
  ['f', 'No'],
  ['y', 'Yes'],
  ['n', 'No'],
  ['1', 'Yes'],
  ['0', 'No'],
  ['yes', 'Yes'],
  ['no', 'No'],
  ['true', 'Yes'],
  ['false', 'No'],
]);

/** A value as a person reads it; '' where it only says that there is none. */
export function valueText(
  { kind, dateOrder }: { kind: Kind; dateOrder: DateOrder | null },
  raw: string,
  zone: string | null,
): string {
  return raw === '' || isNull(kind, raw) ? '' : readers[kind](raw, dateOrder, zone);
}
