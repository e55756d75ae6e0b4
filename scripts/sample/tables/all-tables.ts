import type { Billing } from '../billing.ts';
import { stampText } from '../calendar.ts';
import type { ContactPaper } from '../contact-papers.ts';
import type { Paper } from '../documents.ts';
import { withDates } from '../dates.ts';
import type { MailPart } from '../mail-parts.ts';
import { oddTables } from '../odd.ts';
import type { SampleOptions } from '../options.ts';
import { at } from '../random.ts';
import { receiptNumbers } from '../receipt-numbers.ts';
import { columns, type SampleTable, table } from '../table.ts';
import type { TrustTransaction } from '../trust.ts';
import type { World } from '../world.ts';
import { billingTables } from './billing.ts';
import { documentTables } from './documents.ts';
import { emailTables } from './email.ts';
import { ledgerTables } from './ledger.ts';
import { matterTables } from './matters.ts';
import { peopleTables } from './people.ts';
import { workTables } from './work.ts';

export interface Papers {
  documents: readonly Paper[];
  contacts: readonly ContactPaper[];
  mail: readonly MailPart[];
}

/** Every file of the vendor's list, and one that is on no list. */
export function allTables(
  world: World,
  papers: Papers,
  billing: Billing,
  trust: readonly TrustTransaction[],
  options: SampleOptions,
): SampleTable[] {
  const { associations, odd, dates } = options;
  const receipts = receiptNumbers(world, billing.sales, options.trustFaults);
  const tables = [
    ...matterTables(world),
    ...peopleTables(world),
    ...documentTables(world, papers.documents, papers.contacts),
    ...emailTables(world, papers.mail, associations),
    ...workTables(world, billing),
    ...billingTables(world, billing, receipts),
    ...ledgerTables(world, billing, trust, { ...options, receipts }),
    firmNotes(world),
  ];
  const sorted = tables.sort((a, b) => (a.name < b.name ? -1 : 1));
  const made = odd ? oddTables(world, sorted) : sorted;
  return made.map((one) => withDates(one, dates));
}

/** As another program might have added it: with a byte-order mark and CRLF. */
function firmNotes({ matters }: World): SampleTable {
  const header = columns('note_id action_id noted_on author note');
  const rows = function* (): Generator<[string, number, string, string, string]> {
    for (let index = 0; index < 24; index += 1) {
      const { id, modified } = at(matters, index % matters.length);
      const note = `Note ${index + 1}: the file is in the green cabinet, shelf ${index % 5}.`;
      yield [String(index + 1).padStart(4, '0'), id, stampText(modified), 'Front desk', note];
    }
  };
  return table('firm_notes_export', header, rows, { newline: '\r\n', bom: true });
}
