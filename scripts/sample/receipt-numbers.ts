import { type Payment, paymentsOf, type Sale } from './sales.ts';
import type { World } from './world.ts';

/** The number of each receipt by its id, and those at fault: one comes after a gap, one has the number before it. */
export interface ReceiptNumbers {
  numbers: ReadonlyMap<number, string>;
  gap: Payment | null;
  duplicate: Payment | null;
}

/** The office numbers its receipts one by one, in the order of their days. */
export function receiptNumbers(
  world: World,
  sales: readonly Sale[],
  withFaults: boolean,
): ReceiptNumbers {
  const payments = sales.flatMap((sale) => paymentsOf(world, sale));
  payments.sort((a, b) => a.day - b.day || a.receipt - b.receipt);
  const faulty = (share: number): Payment | null =>
    (withFaults ? payments[Math.floor(payments.length * share)] : null) ?? null;
  const [gap, duplicate] = [faulty(0.4), faulty(0.7)];
  const numbers = new Map<number, string>();
  let last = 0;
  for (const payment of payments) {
    if (payment !== duplicate) last += payment === gap ? 2 : 1;
    numbers.set(payment.receipt, `R${String(last).padStart(6, '0')}`);
  }
  return { numbers, gap, duplicate };
}
