import { type Billing, FIRST_LINE } from '../billing.ts';
import { dateText, stampText } from '../calendar.ts';
import { flag, money, type SampleRow } from '../csv.ts';
import { netOf, paymentsOf, type Sale, type SaleLine, statusOf, taxOf, totalOf } from '../sales.ts';
import type { ReceiptNumbers } from '../receipt-numbers.ts';
import { columns, type SampleTable, table } from '../table.ts';
import { personAt, type World } from '../world.ts';
import { OFFICE_BANK } from './accounts.ts';

export function billingTables(
  world: World,
  { sales }: Billing,
  { numbers }: ReceiptNumbers,
): SampleTable[] {
  return [
    salePurchase(world, sales),
    lineItems(sales),
    payments(world, sales),
    receipts(world, sales, numbers),
  ];
}

/** Days an invoice may stay unpaid. */
const TERM = 20;

function salePurchase(world: World, sales: readonly Sale[]): SampleTable {
  const header = columns(`sale_purchase_id type is_credit status our_reference their_reference
    their_participant_id action_id currency invoice_date due_date total_inclusive total_exclusive
    total_sales_tax total_paid total_due created_timestamp modified_timestamp deleted_timestamp`);
  return table('sale_purchase', header, () => sales.map((sale) => saleRow(world, sale)));
}

function saleRow(world: World, sale: Sale): SampleRow {
  const { index, id, kind, number, matter, issued, isDeleted } = sale;
  const paid = paymentsOf(world, sale).reduce((sum, { cents }) => sum + cents, 0);
  const isOwed = kind === 'Invoice' && sale.isPosted;
  return [
    id,
    kind,
    flag(kind === 'Credit Note'),
    statusOf(world, sale),
    number,
    index % 6 === 2 ? `Your order ${String(index).padStart(4, '0')}` : null,
    personAt(world, matter.client).id,
    matter.id,
    'NZD',
    dateText(issued.day),
    isOwed ? dateText(issued.day + TERM) : null,
    money(totalOf(sale)),
    money(netOf(sale)),
    money(taxOf(sale)),
    money(paid),
    money(isOwed ? totalOf(sale) - paid : 0),
    stampText(issued),
    stampText(issued),
    isDeleted ? stampText({ ...issued, second: 86_000 }) : null,
  ];
}

function lineItems(sales: readonly Sale[]): SampleTable {
  const header =
    columns(`line_item_id sale_purchase_id action_id description quantity unit unit_price
    unit_price_includes_tax tax_code tax_amount amount_exclusive amount_inclusive ac_account_id
    time_record_id disbursement_id task_id sort_order`);
  return table('sale_purchase_line_items', header, function* () {
    let id = FIRST_LINE;
    for (const sale of sales) {
      for (const [order, line] of sale.lines.entries()) yield lineRow(id++, sale, line, order);
    }
  });
}

function lineRow(id: number, sale: Sale, line: SaleLine, order: number): SampleRow {
  const { amountCents, taxCents } = line;
  return [
    id,
    sale.id,
    sale.matter.id,
    line.description,
    line.quantity.toFixed(2),
    line.unit,
    money(line.unitCents),
    'F',
    'GST 15%',
    money(taxCents),
    money(amountCents),
    money(amountCents + taxCents),
    line.account,
    line.timeRecord,
    line.disbursement,
    line.task,
    order + 1,
  ];
}

function payments(world: World, sales: readonly Sale[]): SampleTable {
  const header = columns(`payment_id sale_purchase_id receipt_id transaction_id payment_date amount
    payment_method is_from_trust`);
  return table('sale_purchase_payment', header, function* () {
    for (const sale of sales) {
      for (const { id, receipt, transaction, day, cents, method } of paymentsOf(world, sale)) {
        const isFromTrust = flag(method === 'Trust transfer');
        const paid = [dateText(day), money(cents), method, isFromTrust];
        yield [id, sale.id, receipt, transaction, ...paid];
      }
    }
  });
}

function receipts(
  world: World,
  sales: readonly Sale[],
  numbers: ReceiptNumbers['numbers'],
): SampleTable {
  const header =
    columns(`receipt_id receipt_number receipt_date participant_id amount payment_method
    reference ac_account_id transaction_id memo action_id`);
  return table('receipt', header, function* () {
    for (const sale of sales) {
      const { matter, number: invoice } = sale;
      const client = personAt(world, matter.client).id;
      for (const { receipt, transaction, day, cents, method } of paymentsOf(world, sale)) {
        const paid = [dateText(day), client, money(cents), method, matter.reference];
        const memo = `Payment of ${invoice}`;
        yield [
          receipt,
          numbers.get(receipt) ?? null,
          ...paid,
          OFFICE_BANK,
          transaction,
          memo,
          matter.id,
        ];
      }
    }
  });
}
