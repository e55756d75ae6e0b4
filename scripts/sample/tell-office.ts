import { dateText } from './calendar.ts';
import { money } from './csv.ts';
import type { LedgerFault } from './ledger.ts';
import { officeCheques } from './office-cheques.ts';
import { officeEntries, UNBALANCED_BY } from './office.ts';
import type { SampleOptions } from './options.ts';
import { receiptNumbers } from './receipt-numbers.ts';
import type { Sale } from './sales.ts';
import type { World } from './world.ts';

type Told = Pick<LedgerFault, 'kind' | 'table'> & {
  transaction: number;
  day: number;
  cents: number;
};

/** What is planted in the office's own books. */
export function tellOffice(
  world: World,
  sales: readonly Sale[],
  { trust: shape, trustFaults }: SampleOptions,
): LedgerFault[] {
  if (!trustFaults) return [];
  return [...unbalanced(world, shape), ...cheques(world), ...receipts(world, sales)].map(
    ({ transaction, day, cents, ...told }) => ({
      ...told,
      key: String(transaction),
      matter: null,
      day: dateText(day),
      amount: money(cents),
    }),
  );
}

/** Where a row has two accounts, it cannot but balance. */
function unbalanced(world: World, shape: SampleOptions['trust']): Told[] {
  const entries = shape === 'two-accounts' ? [] : [...officeEntries(world, true)];
  return entries
    .filter(({ isUnbalanced }) => isUnbalanced)
    .map(({ transaction, day }) => ({
      kind: 'unbalanced',
      table: 'general_ledger_transactions',
      transaction,
      day,
      cents: UNBALANCED_BY,
    }));
}

function cheques(world: World): Told[] {
  return [...officeCheques(world, true)].flatMap(({ entry, fault: kind }) => {
    const { transaction, day, cents } = entry;
    return kind === null ? [] : [{ kind, table: 'check_series', transaction, day, cents }];
  });
}

function receipts(world: World, sales: readonly Sale[]): Told[] {
  const { gap, duplicate } = receiptNumbers(world, sales, true);
  const faults = { gap, duplicate };
  return (['gap', 'duplicate'] as const).flatMap((kind) => {
    const payment = faults[kind];
    if (payment === null) return [];
    const { transaction, day, cents } = payment;
    return [{ kind, table: 'receipt', transaction, day, cents }];
  });
}
