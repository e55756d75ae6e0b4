import type { Billing } from './billing.ts';
import type { LedgerSales } from './ledger.ts';
import { paymentsOf, type SaleKind, type SaleLine, statusOf } from './sales.ts';
import type { World } from './world.ts';

/** What the ledger says of invoices and their like. */
export function tellSales(world: World, { sales }: Billing): LedgerSales {
  const lines = sales.flatMap((sale) => sale.lines);
  const kinds = (kind: SaleKind): number => sales.filter((sale) => sale.kind === kind).length;
  const billing = (what: (line: SaleLine) => number | null): number =>
    lines.filter((line) => what(line) !== null).length;
  const paid = sales
    .map((sale) => ({
      status: statusOf(world, sale),
      payments: paymentsOf(world, sale).length,
    }))
    .filter(({ payments }) => payments > 0);
  return {
    invoices: kinds('Invoice'),
    quotes: kinds('Quote'),
    orders: kinds('Order'),
    credits: kinds('Credit Note'),
    lines: lines.length,
    timeRecords: billing(({ timeRecord }) => timeRecord),
    disbursements: billing(({ disbursement }) => disbursement),
    tasks: billing(({ task }) => task),
    payments: paid.reduce((sum, { payments }) => sum + payments, 0),
    settled: paid.filter(({ status }) => status === 'Closed').length,
    partPaid: paid.filter(({ status }) => status === 'Open').length,
    inTwoParts: paid.filter(({ payments }) => payments === 2).length,
  };
}
