import { describe, expect, it } from 'vitest';
import { Ledger } from '../../../../workers/ingest/ledger.ts';
import { measureOf } from '../../../../workers/ingest/transcode.ts';
import { utf8 } from './reading.ts';

describe('the identity of a file', () => {
  const bytes = utf8('a,b\n1,2\n\n');
  const ledger = (): Ledger => {
    const kept = new Ledger(0, measureOf('utf-8'));
    kept.account('header', bytes, 0, 4, 1);
    kept.account('records', bytes, 4, 8, 1);
    kept.totals.records = 1;
    kept.totals.stored = 1;
    return kept;
  };

  it('holds when every byte and record went somewhere', () => {
    const kept = ledger();
    kept.account('blank', bytes, 8, 9, 1);
    expect(kept.close('sample', 9).bytes).toEqual({
      total: 9,
      bom: 0,
      header: 4,
      records: 4,
      blank: 1,
    });
    expect(kept.line).toBe(4);
  });

  it('refuses a file of which a byte is lost', () => {
    expect(() => ledger().close('sample', 9)).toThrow('9 bytes came, 8 are accounted for');
  });

  it('refuses a file of which a record is lost', () => {
    const kept = ledger();
    kept.totals.records = 2;
    expect(() => kept.close('sample', 8)).toThrow('2 records, 1 stored and 0 quarantined');
  });
});
