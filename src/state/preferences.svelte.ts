import { createContext } from 'svelte';
import type { DateOrder } from '../../workers/contract/values.ts';
import { isCountry, type Country } from '../text/country.ts';
import { deviceZone, isZone } from '../text/zones.ts';
import { readStored, writeStored } from './storage.ts';

export type Theme = 'system' | 'light' | 'dark';
export type Density = 'normal' | 'compact';
/** `device`: the zone the device is set to; `written`: each time in its own; otherwise a zone by its IANA name. */
export type ZoneChoice = 'device' | 'written' | (string & {});
/** An order of day and month that a person chose. */
export type ChosenOrder = Extract<DateOrder, 'dmy' | 'mdy'>;

const themeKey = 'strongroom.theme';
const densityKey = 'strongroom.density';
const zoneKey = 'strongroom.zone';
const countryKey = 'strongroom.country';
const ordersKey = 'strongroom.date-orders';
/** So many choices of date orders are remembered; the oldest give way. */
const mostOrders = 200;

/**
 * How the person likes it to look. Kept between visits where the browser lets us; never a value of a backup.
 * A date order is remembered by the names of table and column.
 */
export class Preferences {
  theme = $state<Theme>(oneOf(readStored(themeKey), ['system', 'light', 'dark']));
  density = $state<Density>(oneOf(readStored(densityKey), ['normal', 'compact']));
  zoneChoice = $state<ZoneChoice>(zoneOf(readStored(zoneKey)));
  /** The zone for times that were written with one; null for as written. */
  readonly zone: string | null = $derived.by(() => {
    if (this.zoneChoice === 'written') return null;
    return this.zoneChoice === 'device' ? deviceZone() : this.zoneChoice;
  });
  /** Where the firm practises; null for what the backup and the device tell. */
  country = $state<Country | null>(countryOf(readStored(countryKey)));
  #orders = ordersOf(readStored(ordersKey));
  /** Pixels of a grid's row. */
  readonly rowHeight: number = $derived(this.density === 'compact' ? 28 : 34);

  setTheme(theme: Theme): void {
    this.theme = theme;
    if (theme === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = theme;
    writeStored(themeKey, theme);
  }

  setDensity(density: Density): void {
    this.density = density;
    writeStored(densityKey, density);
  }

  setZone(choice: ZoneChoice): void {
    this.zoneChoice = zoneOf(choice);
    writeStored(zoneKey, this.zoneChoice);
  }

  setCountry(country: Country | null): void {
    this.country = country;
    writeStored(countryKey, country ?? '');
  }

  /** Null where the person never chose one for such a column. */
  dateOrder(table: string, header: string): ChosenOrder | null {
    return this.#orders.get(JSON.stringify([table, header])) ?? null;
  }

  /** Null forgets the choice. */
  setDateOrder(table: string, header: string, order: ChosenOrder | null): void {
    const name = JSON.stringify([table, header]);
    this.#orders.delete(name);
    if (order !== null) this.#orders.set(name, order);
    writeStored(ordersKey, JSON.stringify([...this.#orders].slice(-mostOrders)));
  }
}

function zoneOf(word: string | null): ZoneChoice {
  return word !== null && (word === 'written' || isZone(word)) ? word : 'device';
}

const countryOf = (word: string | null): Country | null =>
  word !== null && isCountry(word) ? word : null;

/** What another version wrote, or another program, is forgotten. */
function ordersOf(text: string | null): Map<string, ChosenOrder> {
  try {
    const pairs: unknown = JSON.parse(text ?? '[]');
    return new Map(Array.isArray(pairs) ? pairs.filter(isChoice) : []);
  } catch {
    return new Map();
  }
}

function isChoice(pair: unknown): pair is [string, ChosenOrder] {
  return (
    Array.isArray(pair) &&
    pair.length === 2 &&
    typeof pair[0] === 'string' &&
    (pair[1] === 'dmy' || pair[1] === 'mdy')
  );
}

function oneOf<Word extends string>(word: string | null, words: readonly [Word, ...Word[]]): Word {
  return words.find((known) => known === word) ?? words[0];
}

export const [getPreferences, setPreferences] = createContext<Preferences>();
