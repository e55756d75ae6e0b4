import { dateText, stampText } from '../calendar.ts';
import { money, type SampleRow } from '../csv.ts';
import { type Invoice, invoiceAt } from '../money.ts';
import { columns, type SampleTable, table } from '../table.ts';
import { personAt, type World } from '../world.ts';
import { FEES, OFFICE_BANK } from './accounts.ts';

export function billingTables(world: World): SampleTable[] {
  return [invoices(world), lines(world), payments(world), receipts(world)];
}

function* invoicesOf(world: World): Generator<Invoice> {
  for (let index = 0; index < world.invoices; index += 1) yield invoiceAt(world, index);
}

function invoices(world: World): SampleTable {
  const header = columns(`sale_purchase_id type is_credit status our_reference their_reference
    their_participant_id action_id currency invoice_date due_date total_inclusive total_exclusive
    total_sales_tax total_paid total_due created_timestamp modified_timestamp deleted_timestamp`);
  return table('sale_purchase', header, function* () {
    for (const invoice of invoicesOf(world)) yield invoiceRow(world, invoice);
  });
}

function invoiceRow(world: World, invoice: Invoice): SampleRow {
  const { id, number, matter, issued, due, netCents, taxCents, paid } = invoice;
  const total = netCents + taxCents;
  return [
    id,
    'Invoice',
    'F',
    paid === null ? 'Open' : 'Closed',
    `INV-${number}`,
    null,
    personAt(world, matter.client).id,
    matter.id,
    'NZD',
    dateText(issued.day),
    dateText(due),
    money(total),
    money(netCents),
    money(taxCents),
    money(paid === null ? 0 : total),
    money(paid === null ? total : 0),
    stampText(issued),
    stampText(issued),
    null,
  ];
}

function lines(world: World): SampleTable {
  const header =
    columns(`line_item_id sale_purchase_id action_id description quantity unit unit_price
    unit_price_includes_tax tax_code tax_amount amount_exclusive amount_inclusive ac_account_id
    sort_order`);
  return table('sale_purchase_line_items', header, function* () {
    let line = 300_001;
    for (const { id, matter, lines: all } of invoicesOf(world)) {
      for (const [
        order,
        { description, quantity, unitCents, amountCents, taxCents },
      ] of all.entries()) {
        yield [
          line++,
          id,
          matter.id,
          description,
          quantity.toFixed(2),
          order === 0 ? 'hour' : 'each',
          money(unitCents),
          'F',
          'GST 15%',
          money(taxCents),
          money(amountCents),
          money(amountCents + taxCents),
          FEES,
          order + 1,
        ];
      }
    }
  });
}

function payments(world: World): SampleTable {
  const header = columns(`payment_id sale_purchase_id receipt_id transaction_id payment_date amount
    payment_method is_from_trust`);
  return table('sale_purchase_payment', header, function* () {
    for (const { index, id, paid, payment, method, netCents, taxCents } of invoicesOf(world)) {
      if (paid === null) continue;
      const amount = money(netCents + taxCents);
      const isFromTrust = method === 'Trust transfer' ? 'T' : 'F';
      yield [
        80_001 + index,
        id,
        85_001 + index,
        payment,
        dateText(paid),
        amount,
        method,
        isFromTrust,
      ];
    }
  });
}

function receipts(world: World): SampleTable {
  const header =
    columns(`receipt_id receipt_number receipt_date participant_id amount payment_method
    reference ac_account_id transaction_id memo action_id`);
  return table('receipt', header, function* () {
    for (const { index, number, matter, paid, payment, method, netCents, taxCents } of invoicesOf(
      world,
    )) {
      if (paid === null) continue;
      yield [
        85_001 + index,
        `R${number}`,
        dateText(paid),
        personAt(world, matter.client).id,
        money(netCents + taxCents),
        method,
        matter.reference,
        OFFICE_BANK,
        payment,
        `Payment of INV-${number}`,
        matter.id,
      ];
    }
  });
}
