import type { TrustShape } from '../options.ts';
import { type SampleTable, table } from '../table.ts';
import type { TrustTransaction } from '../trust.ts';
import type { TrustKind } from '../trust-draft.ts';
import { personAt, type World } from '../world.ts';
import { cellsOf, headerOf } from './column.ts';
import { TRUST_FILES } from './trust-files.ts';

export function trustTables(
  world: World,
  trust: readonly TrustTransaction[],
  shape: TrustShape,
): SampleTable[] {
  return TRUST_FILES[shape].map(({ name, kinds, columns }) =>
    table(name, headerOf(columns), function* () {
      for (const transaction of trust) {
        if (!kinds.includes(transaction.kind)) continue;
        for (const { matter, cents } of transaction.parts) {
          const enteredBy = personAt(world, matter.assigned).name;
          yield cellsOf(columns, { transaction, matter, cents, enteredBy });
        }
      }
    }),
  );
}

/** The file that has the rows of a kind. */
export function trustFileOf(shape: TrustShape, kind: TrustKind): string {
  return TRUST_FILES[shape].find(({ kinds }) => kinds.includes(kind))?.name ?? '';
}
