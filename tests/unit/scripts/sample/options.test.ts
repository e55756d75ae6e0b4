import { describe, expect, it } from 'vitest';
import { completeOptions, DEFAULT_OUT, readCommand } from '../../../../scripts/sample/options.ts';

describe('the sample’s command line', () => {
  it('asks for nothing by default', () => {
    expect(readCommand([])).toEqual({ plainFolder: false, odd: false });
    expect(completeOptions({})).toMatchObject({
      matters: 300,
      timeRecords: 3000,
      documents: 750,
      volumes: 3,
      cipher: 'aes256',
      seed: 1,
      associations: 'columns',
      customCells: null,
      odd: false,
      dates: 'iso',
      trust: 'debit-credit',
      trustRows: 0,
      trustFaults: false,
      out: DEFAULT_OUT,
    });
  });

  it('reads every option', () => {
    const argv =
      '--matters 40000 --time-records 1000000 --documents 50 --volumes 5 --cipher zipcrypto --seed 9 --password pw --out /x --plain-folder --associations typed --custom-cells 2000000 --odd --dates dmy --trust signed --trust-rows 20000 --trust-faults';
    expect(readCommand(argv.split(' '))).toEqual({
      matters: 40_000,
      timeRecords: 1_000_000,
      documents: 50,
      volumes: 5,
      cipher: 'zipcrypto',
      seed: 9,
      password: 'pw',
      out: '/x',
      plainFolder: true,
      associations: 'typed',
      customCells: 2_000_000,
      odd: true,
      dates: 'dmy',
      trust: 'signed',
      trustRows: 20_000,
      trustFaults: true,
    });
  });

  it('writes days the British way with the words of the United Kingdom, unless told', () => {
    expect(completeOptions({ trust: 'uk' }).dates).toBe('dmy');
    expect(completeOptions({ trust: 'uk', dates: 'iso' }).dates).toBe('iso');
  });

  it('caps the documents of a big backup, unless told', () => {
    expect(completeOptions({ matters: 40_000 }).documents).toBe(10_000);
    expect(completeOptions({ matters: 40_000, documents: 20_000 }).documents).toBe(20_000);
  });

  it('refuses what it does not know', () => {
    expect(() => readCommand(['--cipher', 'rot13'])).toThrow('--cipher');
    expect(() => readCommand(['--associations', 'both'])).toThrow('--associations');
    expect(() => readCommand(['--dates', 'ymd'])).toThrow('--dates');
    expect(() => readCommand(['--trust', 'us'])).toThrow('--trust');
    expect(() => completeOptions({ trustRows: -1 })).toThrow('--trust-rows');
    expect(() => completeOptions({ customCells: 0 })).toThrow('--custom-cells');
    expect(() => readCommand(['--colour'])).toThrow('--colour');
    expect(() => completeOptions({ matters: 30.5 })).toThrow('--matters');
    expect(() => completeOptions({ seed: Number.NaN })).toThrow('--seed');
  });
});
