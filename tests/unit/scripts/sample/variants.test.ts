import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { dateCell, type DateOrder } from '../../../../scripts/sample/dates.ts';
import { makeSample, type SampleReport } from '../../../../scripts/sample/make-sample.ts';
import type { SampleOptions } from '../../../../scripts/sample/options.ts';
import { tempFolder } from '../../../support/native.ts';

const SMALL = { matters: 40, documents: 60, timeRecords: 200, plainFolder: true } as const;

const aSample = (wanted: Partial<SampleOptions>): Promise<SampleReport> =>
  makeSample({ ...SMALL, ...wanted, out: tempFolder() });

function tableRows({ ledger, tree }: SampleReport, name: string): Record<string, string>[] {
  const table = ledger.tables.find((known) => known.name === name);
  if (table === undefined) throw new Error(`no table ${name}`);
  const text = readFileSync(join(tree ?? '', table.file), 'utf8');
  return Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;
}

describe('dates in another order', () => {
  it('hold the same day, month, year and time', () => {
    const moment = fc.date({ min: new Date(0), max: new Date('2099-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(moment, fc.constantFrom<DateOrder>('dmy', 'mdy'), (date, order) => {
        const iso = date.toISOString();
        const stamp = `${iso.slice(0, 10)} ${iso.slice(11, 19)}+00`;
        const [day = '', clock] = dateCell(stamp, order).split(' ');
        const [one, two, year] = day.split('/');
        const [first, second] = order === 'dmy' ? [two, one] : [one, two];
        expect([`${year ?? ''}-${first ?? ''}-${second ?? ''}`, clock]).toEqual([
          iso.slice(0, 10),
          iso.slice(11, 19),
        ]);
      }),
    );
  });

  it('leave every other text as it is', () => {
    for (const text of ['', '2024', 'on 2024-01-31', '2024-01-31T10:00:00Z', 'KSC/2024/00001']) {
      expect(dateCell(text, 'dmy')).toBe(text);
    }
    expect(dateCell('2024-01-31', 'iso')).toBe('2024-01-31');
  });

  it('prove themselves in most columns, and in two do not', async () => {
    const report = await aSample({ dates: 'dmy' });
    const firsts = (table: string, column: string): number[] =>
      tableRows(report, table)
        .map((row) => row[column] ?? '')
        .filter((cell) => cell !== '')
        .map((cell) => Number(/^(\d\d)\/\d\d\/\d{4}( \d\d:\d\d:\d\d)?$/.exec(cell)?.[1]));
    expect(Math.max(...firsts('actions', 'created_timestamp'))).toBeGreaterThan(12);
    expect(Math.max(...firsts('time_records', 'start_timestamp'))).toBeGreaterThan(12);
    expect(Math.max(...firsts('disbursements', 'date'))).toBeLessThanOrEqual(12);
    expect(Math.max(...firsts('check_series', 'check_date'))).toBeLessThanOrEqual(12);
    const past = report.ledger.blemishes.find(({ kind }) => kind === 'far-past');
    expect(past?.value).toBe('01/01/1901 00:00:00');
  });
});

describe('an odd backup', () => {
  it('has names changed, columns and tables missing, and two tables on no list', async () => {
    const { ledger } = await aSample({ odd: true });
    const headerOf = (name: string): readonly string[] | undefined =>
      ledger.tables.find((table) => table.name === name)?.header;
    expect(headerOf('tasks')).toBeUndefined();
    expect(headerOf('email')).not.toContain('to');
    expect(headerOf('time_records')).toEqual(expect.arrayContaining(['matter_id', 'mood']));
    expect(headerOf('actions')).not.toContain('action_name');
    expect(headerOf('supervisor_reviews')).toContain('reviewer_participant_id');
    expect(headerOf('key_register')).toContain('holder_participant_id');
  });

  it('is told by its ledger: rows, and each blemish that is left', async () => {
    const report = await aSample({ odd: true, dates: 'mdy' });
    for (const { name, rows, header } of report.ledger.tables) {
      const found = tableRows(report, name);
      expect([name, found.length]).toEqual([name, rows]);
      expect(found.every((row) => Object.keys(row).length === header.length)).toBe(true);
    }
    for (const { where, key, column, value } of report.ledger.blemishes) {
      if (key === null) continue;
      const first = report.ledger.tables.find(({ name }) => name === where)?.header[0] ?? '';
      const rows = tableRows(report, where).filter((row) => row[first] === key);
      expect(rows.map((row) => row[column ?? ''])).toContain(value);
    }
    const close = report.ledger.matters[0];
    const own = tableRows(report, 'time_records').filter(
      (row) => row['matter_id'] === String(close?.id),
    );
    expect(close?.rows['time_records']).toBe(own.length);
  });

  it('has reviews that lead to matters and people, and numbers that lead nowhere', async () => {
    const report = await aSample({ odd: true });
    const keys = (table: string, column: string): Set<string> =>
      new Set(tableRows(report, table).map((row) => row[column] ?? ''));
    const reviews = tableRows(report, 'supervisor_reviews');
    const matters = keys('actions', 'action_id');
    const people = keys('participants', 'participant_id');
    expect(reviews.every((row) => matters.has(row['action_id'] ?? ''))).toBe(true);
    expect(reviews.every((row) => people.has(row['reviewer_participant_id'] ?? ''))).toBe(true);
    expect(reviews.every((row) => /^[1-5]$/.test(row['rating_id'] ?? ''))).toBe(true);
  });
});

describe('custom data on demand', () => {
  it('has about as many rows as asked for, few or many', async () => {
    for (const wanted of [100, 20_000]) {
      const report = await aSample({ customCells: wanted });
      const rows = report.ledger.tables.find(({ name }) => name === 'custom_action_data')?.rows;
      expect(Math.abs((rows ?? 0) - wanted)).toBeLessThan(20);
    }
  });
});
