import { describe, expect, it } from 'vitest';
import { readLoadReport } from '../../../../request/track/load-report.ts';
import { fitOf } from '../../../../request/track/verify.ts';
import { askedAt, mailRequest } from './requests.ts';

const report = {
  kind: 'strongroom-load-report',
  version: 1,
  backup: { name: 'samplefirm', format: 'actionstep' },
  volumes: [{ name: 'a.zip', bytes: 10, fingerprint: 'f' }],
  tables: [{ table: 'actions', records: 7, stored: 6, quarantined: 1 }, { records: 'x' }],
};
const read = (change: object = {}) => readLoadReport(JSON.stringify({ ...report, ...change }), 'r');
const downloaded = (name: string, bytes: number | null) =>
  mailRequest({ downloads: [{ name, bytes, sha256: null, at: askedAt }] });

describe('a load report', () => {
  it('is read for what the tracker compares', () => {
    expect(read()).toEqual({
      name: 'samplefirm',
      volumes: [{ name: 'a.zip', bytes: 10, sha256: null }],
      records: 7,
      quarantined: 1,
    });
  });

  it.each(['', '[]', 'null', '{"kind":"other"}', JSON.stringify({ ...report, version: 2 })])(
    'is not %j',
    (text) => expect(() => readLoadReport(text, 'r')).toThrow('R54'),
  );

  it('fits a download by its name and size', () => {
    expect(fitOf(downloaded('a.zip', 10), read()).matched).toEqual(['a.zip']);
    expect(fitOf(downloaded('a.zip', 11), read()).different).toEqual(['a.zip']);
    expect(fitOf(downloaded('b.zip', 10), read()).absent).toEqual(['b.zip']);
  });

  it('fits a download by its hash, whatever it is called now', () => {
    const sha256 = 'a'.repeat(64);
    const request = mailRequest({ downloads: [{ name: 'b.zip', bytes: 1, sha256, at: askedAt }] });
    expect(fitOf(request, read({ volumes: [{ name: 'c.zip', sha256 }] })).matched).toEqual([
      'b.zip',
    ]);
  });
});
