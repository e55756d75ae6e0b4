import { type OfficeEntry, officeEntries } from './office.ts';
import { RENT } from './tables/accounts.ts';
import type { World } from './world.ts';

/** A cheque of the office; one that was spoilt is void, and pays nothing. */
export interface OfficeCheque {
  number: string;
  entry: OfficeEntry;
  isVoid: boolean;
  fault: 'gap' | 'duplicate' | null;
}

const FIRST = 500_001;
/** Which of the cheques, counted from the first, are out of the ordinary. */
const SPOILT = 4;
const AFTER_GAP = 12;
const TWICE = 20;

/** The rent is paid by cheque, out of a series of its own. */
export function* officeCheques(world: World, withFaults: boolean): Generator<OfficeCheque> {
  let next = FIRST;
  let place = 0;
  for (const entry of officeEntries(world, withFaults)) {
    if (entry.account !== RENT) continue;
    place += 1;
    if (place === SPOILT) yield { number: String(next++), entry, isVoid: true, fault: null };
    const fault = withFaults ? faultAt(place) : null;
    if (fault === 'gap') next += 1;
    if (fault === 'duplicate') next -= 1;
    yield { number: String(next++), entry, isVoid: false, fault };
  }
}

function faultAt(place: number): OfficeCheque['fault'] {
  if (place === AFTER_GAP) return 'gap';
  return place === TWICE ? 'duplicate' : null;
}
