import { describe, expect, it } from 'vitest';
import { readLoadReport } from '../../../../request/track/load-report.ts';
import { fitOf, obstacleTo } from '../../../../request/track/verify.ts';
import { askedAt, mailRequest } from './requests.ts';

const report = {
  kind: 'strongroom-load-report',
  version: 1,
  backup: { name: 'samplefirm', format: 'actionstep' },
  volumes: [
    { name: 'a.zip', bytes: 10, state: 'open', fingerprint: 'f' },
    { name: 'a (1).zip', bytes: 10, state: 'duplicate' },
  ],
  missing: [],
  tables: [{ table: 'actions', records: 7, stored: 6, quarantined: 1 }, { records: 'x' }],
};
const read = (change: object = {}) => readLoadReport(JSON.stringify({ ...report, ...change }), 'r');
const downloaded = (name: string, bytes: number | null) =>
  mailRequest({ downloads: [{ name, bytes, sha256: null, at: askedAt }] });

describe('a load report', () => {
  it('is read for what the tracker compares', () => {
    expect(read()).toEqual({
      name: 'samplefirm',
      volumes: [{ name: 'a.zip', bytes: 10, sha256: null, isOpen: true }],
      missing: 0,
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

describe('verifying by a load report', () => {
  const volume = (name: string, more: object = {}) => ({ name, bytes: 10, state: 'open', ...more });

  it('takes one that names what was downloaded, all of it open', () => {
    expect(obstacleTo(downloaded('a.zip', 10), read())).toBeNull();
    expect(obstacleTo(downloaded('a.zip', 11), read())).toBe('different');
    expect(obstacleTo(downloaded('b.zip', 10), read())).toBe('absent');
    expect(obstacleTo(downloaded('a.zip', 10), read({ missing: ['b.zip'] }))).toBe('unopened');
    const locked = read({ volumes: [volume('a.zip', { state: 'locked' })] });
    expect(obstacleTo(downloaded('a.zip', 10), locked)).toBe('unopened');
  });

  it('takes one for an API’s backup that was downloaded twice, under two names', () => {
    const [first, second] = [downloaded('a.zip', 10), downloaded('b.zip', 10)];
    const downloads = [...first.downloads, ...second.downloads];
    expect(obstacleTo({ ...first, kind: 'api', downloads }, read())).toBeNull();
    expect(obstacleTo({ ...first, downloads }, read())).toBe('absent');
  });

  it('takes none of another organisation, and none of fewer parts, where nothing was downloaded here', () => {
    expect(obstacleTo(mailRequest({ parts: 1 }), read())).toBeNull();
    expect(obstacleTo(mailRequest({ parts: 2 }), read())).toBe('fewer');
    const other = read({ backup: { name: 'otherfirm' } });
    expect(obstacleTo(mailRequest({ parts: 1 }), other)).toBe('another');
    const apart = read({ volumes: [volume('samplefirm.zip', { state: 'apart' })] });
    expect(obstacleTo(mailRequest(), apart)).toBe('fewer');
  });
});
