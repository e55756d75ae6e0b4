import { u16, u32, viewOf } from './bytes.ts';
import type { Directory } from './directory.ts';
import { isReadableMethod, METHOD, readCipher } from './directory-entry.ts';
import { readPlace } from './directory-scan.ts';
import { isOpenable } from './survey.ts';

/** Less content than this proves little: a wrong password may get it right by chance. */
const TELLING_BYTES = 16;
const PROBES = 4;

/**
 * The entries that prove a password soonest: encrypted, with content, small. With ZipCrypto, garbage rarely
 * inflates, so deflated ones come first.
 */
export function pickProbes(directory: Directory): number[] {
  const best: { index: number; cost: number }[] = [];
  for (const { index, cost } of lockedEntries(directory)) {
    if (best.length === PROBES && cost >= (best.at(-1)?.cost ?? 0)) continue;
    best.push({ index, cost });
    best.sort((a, b) => a.cost - b.cost);
    best.length = Math.min(best.length, PROBES);
  }
  return best.map(({ index }) => index);
}

/** Indexes of encrypted entries with content that a password can open. */
export function* lockedEntries(
  directory: Directory,
): Generator<{ index: number; cost: number }, void, undefined> {
  const view = viewOf(directory.bytes);
  for (let index = 0; index < directory.count; index++) {
    const at = directory.starts[index] ?? 0;
    if ((u16(view, at + 8) & 1) === 0 || u32(view, at + 24) === 0) continue;
    const { method, encryption } = readCipher(view, at);
    if (!isOpenable(encryption) || !isReadableMethod(method)) continue;
    const { size, packedSize } = readPlace(view, at);
    const isWeak = encryption === 'ZipCrypto' && method === METHOD.stored;
    const penalty = (isWeak ? 1 << 20 : 0) + (size < TELLING_BYTES ? 1 << 12 : 0);
    yield { index, cost: packedSize + penalty };
  }
}
