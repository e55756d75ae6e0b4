import type { Billing } from '../billing.ts';
import { dateText } from '../calendar.ts';
import { flag, money } from '../csv.ts';
import { officeCheques } from '../office-cheques.ts';
import type { SampleOptions, TrustShape } from '../options.ts';
import type { ReceiptNumbers } from '../receipt-numbers.ts';
import { paymentsOf, type Sale } from '../sales.ts';
import { columns, type SampleTable, table } from '../table.ts';
import type { TrustTransaction } from '../trust.ts';
import { trustAccount } from '../trust-draft.ts';
import type { World } from '../world.ts';
import * as accounts from './accounts.ts';
import { generalLedger } from './general-ledger.ts';
import { postingsOf } from './postings.ts';
import { trustTables } from './trust.ts';

const LANDLORD = 'Imaginary Chambers';

export function ledgerTables(
  world: World,
  { sales }: Billing,
  trust: readonly TrustTransaction[],
  {
    trust: shape,
    trustFaults,
    receipts,
  }: Pick<SampleOptions, 'trust' | 'trustFaults'> & { receipts: ReceiptNumbers },
): SampleTable[] {
  return [
    chart(shape),
    generalLedger(shape, () => postingsOf(world, sales, trust, trustFaults)),
    references(world, sales, trust, receipts),
    cheques(world, trust, trustFaults),
    ...trustTables(world, trust, shape),
  ];
}

function chart(shape: TrustShape): SampleTable {
  const header = columns(`ac_account_id account_number account_name account_type primary_section
    credit_increases_balance active header currency parent_account_id`);
  const currency = shape === 'uk' ? 'GBP' : 'NZD';
  return table('chart_of_accounts', header, () =>
    accounts.ACCOUNTS.map(({ id, number, section, parent }) => {
      const credit = flag(section !== 'Asset' && section !== 'Expense');
      const isHeading = flag(accounts.HEADINGS.has(id));
      const name = accounts.accountName(id, shape);
      return [id, number, name, section, section, credit, 'T', isHeading, currency, parent];
    }),
  );
}

function references(
  world: World,
  sales: readonly Sale[],
  trust: readonly TrustTransaction[],
  { numbers }: ReceiptNumbers,
): SampleTable {
  const header = columns('transaction_reference_id transaction_id reference_type reference');
  return table('transaction_references', header, function* () {
    let reference = 600_001;
    for (const { transaction, receipt } of sales.flatMap((sale) => paymentsOf(world, sale))) {
      yield [reference++, transaction, 'Receipt number', numbers.get(receipt) ?? null];
    }
    for (const { transaction, kind, number, cheque } of trust) {
      if (number !== null) {
        yield [reference++, transaction, `Trust ${kind.toLowerCase()} number`, number];
      }
      if (cheque !== null) yield [reference++, transaction, 'Cheque number', cheque];
    }
  });
}

/** The cheques of the trust account, of which one that was reversed is void; then those of the office. */
function cheques(
  world: World,
  trust: readonly TrustTransaction[],
  trustFaults: boolean,
): SampleTable {
  const header =
    columns(`check_id check_number series ac_account_id transaction_id participant_id payee
    check_date amount memo status`);
  return table('check_series', header, function* () {
    let check = 1;
    for (const { transaction, cheque, parts, person, day, reason, fate } of trust) {
      const [part] = parts;
      if (cheque === null || part === undefined) continue;
      const paid = parts.reduce((sum, { cents }) => sum - cents, 0);
      const what = [cheque, 'Trust A', trustAccount(part.matter), transaction];
      const payee = [person.id, person.name, dateText(day), money(paid), reason];
      yield [check, ...what, ...payee, fate === 'reversed' ? 'Void' : 'Printed'];
      check += 1;
    }
    for (const { number, entry, isVoid } of officeCheques(world, trustFaults)) {
      const { transaction, day, cents, description } = entry;
      const what = [number, 'Office', accounts.OFFICE_BANK, isVoid ? null : transaction];
      const payee = [null, LANDLORD, dateText(day), money(cents), description];
      yield [check, ...what, ...payee, isVoid ? 'Void' : 'Printed'];
      check += 1;
    }
  });
}
