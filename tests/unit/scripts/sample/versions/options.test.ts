import { describe, expect, it } from 'vitest';
import {
  completeVersions,
  readVersionsCommand,
  VERSIONS_OUT,
} from '../../../../../scripts/sample/versions/options.ts';

describe('the command line of the sample of versions', () => {
  it('asks for nothing by default', () => {
    expect(readVersionsCommand([])).toEqual({ faults: false });
    expect(completeVersions({})).toMatchObject({
      records: 80,
      versions: 304,
      files: 16,
      cipher: 'none',
      folder: 'zip',
      names: 'row',
      faults: false,
      seed: 1,
      out: VERSIONS_OUT,
    });
  });

  it('reads every option', () => {
    const argv =
      '--records 100000 --versions 200000 --files 40 --cipher aes256 --folder truncated --names version --faults --seed 9 --password pw --out /x';
    expect(readVersionsCommand(argv.split(' '))).toEqual({
      records: 100_000,
      versions: 200_000,
      files: 40,
      cipher: 'aes256',
      folder: 'truncated',
      names: 'version',
      faults: true,
      seed: 9,
      password: 'pw',
      out: '/x',
    });
  });

  it('refuses what it does not know', () => {
    expect(() => readVersionsCommand(['--folder', 'tar'])).toThrow('--folder');
    expect(() => readVersionsCommand(['--names', 'file'])).toThrow('--names');
    expect(() => readVersionsCommand(['--matters', '300'])).toThrow('--matters');
    expect(() => completeVersions({ records: 3 })).toThrow('--records');
    expect(() => completeVersions({ versions: 100 })).toThrow('--versions');
    expect(() => completeVersions({ files: 60 })).toThrow('--files');
    expect(() => completeVersions({ cipher: 'aes256', password: '' })).toThrow('--password');
    expect(() => completeVersions({ folder: 'mac' })).toThrow('--out');
  });
});
