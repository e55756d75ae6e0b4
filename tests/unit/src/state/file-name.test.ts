import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exportName, safeFileName } from '../../../../src/state/file-name.ts';

describe('a file name', () => {
  it('can be stored by every system, whatever the backup says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 160 }), (name) => {
        const safe = safeFileName(name, 'xlsx');
        expect(safe).toMatch(/^[^<>:"/\\|?*\p{Cc}]+\.xlsx$/u);
        expect(safe.length).toBeLessThanOrEqual(121);
        expect(safe).not.toMatch(/^(con|nul|aux|prn)\./i);
      }),
    );
  });

  it('keeps a document’s name and its ending', () => {
    expect(safeFileName('Letter – Ōtautahi.docx')).toBe('Letter – Ōtautahi.docx');
    expect(safeFileName(`${'x'.repeat(300)}.pdf`)).toMatch(/^x{116}\.pdf$/);
    expect(safeFileName('../../etc/passwd')).toBe('..-..-etc-passwd');
    expect(safeFileName('con')).toBe('_con');
  });

  it('names an export after the backup, the section and the day', () => {
    expect(exportName('kowhai', 'All tables', new Date(2024, 0, 5))).toBe(
      'kowhai_All-tables_2024-01-05',
    );
  });
});
