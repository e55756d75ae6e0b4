import { describe, expect, it } from 'vitest';
import { readBackup } from '../../../../request/api/backup.ts';
import { backupFacts } from '../../../../request/text/backup.ts';

const zeros = { sid: 's', versions: 0, files: 0, file_size: '0 bytes' };
const factsOf = (answer: object) =>
  Object.fromEntries(backupFacts(readBackup({ ...zeros, ...answer })));

describe('what is told of a backup', () => {
  it.each(['In Progress', 'Error', ''])('are no zeros while it is %j', (status) => {
    expect(factsOf({ status })).toEqual({ Versions: '–', Files: '–', 'File Size': '–' });
  });

  it('are the vendor’s counts once it is ready, also where they are zeros', () => {
    const file_path = 'https://files.example/a/b.zip?signature=secret';
    expect(factsOf({ status: 'Completed', files: 1200, file_path })).toEqual({
      Versions: '0',
      Files: '1,200',
      'File Size': '0 bytes',
      'File Path': 'files.example',
    });
  });

  it('is nothing that the vendor does not tell', () => {
    const untold = { versions: null, files: null, file_size: 'about 2 GB' };
    expect(factsOf({ status: 'Date Expired', ...untold })).toEqual({});
  });
});
