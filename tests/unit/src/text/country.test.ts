import { describe, expect, it } from 'vitest';
import {
  countryOfCurrency,
  countryOfLanguage,
  factLabel,
  inCountry,
  isCountry,
} from '../../../../src/text/country.ts';

describe('the words of a country', () => {
  it.each([
    ['Trust', 'Client account'],
    ['Trust ledger', 'Client ledger'],
    ['Trust balances', 'Client account balances'],
    ['Money paid out of trust, today', 'Money paid out of client account, today'],
    ['no trust money moved', 'no client money moved'],
    ['Entrusted, trustworthy', 'Entrusted, trustworthy'],
  ])('in the UK “%s” is “%s”', (text, told) => {
    expect(inCountry(text, 'UK')).toBe(told);
  });

  it('are ours everywhere else', () => {
    for (const country of ['NZ', 'AU', 'US', 'CA'] as const) {
      expect(inCountry('Trust account', country)).toBe('Trust account');
    }
  });

  it('follow the currency, or else the language', () => {
    expect(countryOfCurrency('gbp')).toBe('UK');
    expect(countryOfCurrency('EUR')).toBeNull();
    expect(countryOfCurrency('toString')).toBeNull();
    expect(countryOfLanguage('en-GB')).toBe('UK');
    expect(countryOfLanguage('fr-CA')).toBe('CA');
    expect(countryOfLanguage('en')).toBeNull();
    expect(isCountry('GB')).toBe(false);
  });
});

describe('what a fact of a report is called', () => {
  it('is in the words of the country, but where the backup names it', () => {
    const uk = (text: string): string => inCountry(text, 'UK');
    expect(factLabel({ label: 'Trust account', name: '' }, uk)).toBe('Client account');
    expect(factLabel({ label: 'Trust receipt', name: 'Trust receipt' }, uk)).toBe('Trust receipt');
  });
});
