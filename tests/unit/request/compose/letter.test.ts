import { describe, expect, it } from 'vitest';
import { writeLetter } from '../../../../request/compose/letter.ts';
import { goodFields } from './letters.ts';

describe('writing the letter', () => {
  it('says all that support asks for', () => {
    const { body } = writeLetter({ ...goodFields, neededBy: '2026-12-01', notes: 'Two\nlines' });
    expect(body).toContain('Organisation key: samplefirm');
    expect(body).toContain('I am an Admin with Authority.');
    expect(body).toContain('download links to records@firm.example');
    expect(body).toContain('by phone to +64 9 000 0000, not in the same message as the link');
    expect(body).toContain('Needed by: 2026-12-01');
    expect(body).toContain('Two\nlines');
  });

  it('names who confirms it, and asks what a courier costs', () => {
    const { body } = writeLetter({
      ...goodFields,
      hasAuthority: false,
      authorityName: 'Abel Invented',
      authorityEmail: 'abel@firm.example',
      delivery: 'courier',
      courierAddress: '1 Sample Street\nNowhere',
    });
    expect(body).toContain(
      'Abel Invented (abel@firm.example), an Admin with Authority, will confirm',
    );
    expect(body).toContain('tell us the cost of courier');
    expect(body).toContain('Courier address: 1 Sample Street, Nowhere');
  });
});
