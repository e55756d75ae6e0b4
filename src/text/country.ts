import type { FieldInfo } from '../../workers/contract/records.ts';

/** Where the firm practises: clients' money goes by another name in the UK. */
export type Country = 'NZ' | 'AU' | 'US' | 'UK' | 'CA';

export const countries: Readonly<Record<Country, string>> = {
  NZ: 'New Zealand',
  AU: 'Australia',
  US: 'United States',
  UK: 'United Kingdom',
  CA: 'Canada',
};

const regions: Readonly<Record<string, Country>> = {
  NZ: 'NZ',
  AU: 'AU',
  US: 'US',
  GB: 'UK',
  CA: 'CA',
};
const currencies: Readonly<Record<string, Country>> = {
  NZD: 'NZ',
  AUD: 'AU',
  USD: 'US',
  GBP: 'UK',
  CAD: 'CA',
};

export function isCountry(word: string): word is Country {
  return Object.hasOwn(countries, word);
}

/** The country whose money it is; null where the currency tells none of them. */
export function countryOfCurrency(currency: string): Country | null {
  const code = currency.trim().toUpperCase();
  return Object.hasOwn(currencies, code) ? (currencies[code] ?? null) : null;
}

/** The country of a language as browsers name it, `en-NZ`; null where it tells none of them. */
export function countryOfLanguage(language: string): Country | null {
  const region = /[-_]([A-Za-z]{2})\b/.exec(language)?.[1]?.toUpperCase() ?? '';
  return Object.hasOwn(regions, region) ? (regions[region] ?? null) : null;
}

/** "Trust ledger" as that country says it. Only for words of this app, never for those of a backup. */
export function inCountry(text: string, country: Country): string {
  if (country !== 'UK') return text;
  return text
    .replace(/\b([Tt])rust (accounts?|ledgers?|money)\b/g, (_, first: string, what: string) => {
      return `${first === 'T' ? 'Client' : 'client'} ${what}`;
    })
    .replace(/\b([Tt])rust\b/g, (_, first: string) =>
      first === 'T' ? 'Client account' : 'client account',
    );
}

/** What a fact of a report is called; one that has its name from the backup keeps it. */
export function factLabel(
  { label, name }: Pick<FieldInfo, 'label' | 'name'>,
  words: (text: string) => string,
): string {
  return name === '' ? words(label) : label;
}
