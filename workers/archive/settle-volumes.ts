import { compareText } from './compare-text.ts';
import { unzippedBeside } from './same-content.ts';
import type { Volume } from './volume.ts';

/** Why a volume is of another backup than the one that is open: another kind, or that of somebody else. */
export type Foreign = { kind: string } | { owner: string };

/** The other kind of backup that it is; null where it is of the same kind. */
export function kindOf(other: Foreign | undefined): string | null {
  return other && 'kind' in other ? other.kind : null;
}

/** The order in which volumes are told: parts by number, then the others by name, each before its copies. */
export function compareVolumes(a: Volume, b: Volume): number {
  return (
    (a.part?.part ?? Infinity) - (b.part?.part ?? Infinity) ||
    compareText(a.group.stem, b.group.stem) ||
    a.name.length - b.name.length ||
    compareText(a.name, b.name) ||
    a.id - b.id
  );
}

/**
 * Gives each volume its state among the others, whatever the order they came in; returns the backup's key.
 * `kept` is the key of a backup that is in use: what comes later cannot take its place. `foreign`: by id, why
 * a volume is of another backup.
 */
export function settleVolumes(
  volumes: readonly Volume[],
  kept: string | null,
  foreign: ReadonlyMap<number, Foreign>,
): string | null {
  markDuplicates(volumes);
  const own = volumes.filter(({ id }) => !foreign.has(id));
  const isThere = own.some(({ part, listing }) => listing && part?.key === kept);
  const key = kept !== null && isThere ? kept : chooseKey(own);
  for (const volume of volumes) {
    if (volume.state === 'duplicate') continue;
    volume.placeProblem = null;
    const isOther = volume.part !== null && volume.part.key.toLowerCase() !== key?.toLowerCase();
    const other = foreign.get(volume.id);
    const isApart = isOther || other !== undefined;
    if (isApart && volume.listing) setApart(volume, key, other);
    else volume.state = stateOf(volume);
  }
  return key;
}

function stateOf(volume: Volume): Volume['state'] {
  const { content } = volume;
  if (content.kind !== 'readable') return content.kind;
  return volume.needsPassword && volume.passwords.length === 0 ? 'locked' : 'open';
}

/** The one that has been there longest is kept: its entries may be in use. */
function markDuplicates(volumes: readonly Volume[]): void {
  const first = new Map<string, Volume>();
  for (const volume of [...volumes].sort((a, b) => a.id - b.id)) {
    if (volume.state === 'duplicate') volume.state = 'refused';
    const identity = volume.listing?.identity;
    if (identity === undefined) continue;
    const other = first.get(identity);
    if (other) setDuplicate(volume, other.name);
    else first.set(identity, volume);
  }
  for (const [volume, other] of unzippedBeside([...first.values()])) setDuplicate(volume, other);
}

function setDuplicate(volume: Volume, first: string): void {
  volume.state = 'duplicate';
  const facts = { first, second: volume.name };
  const isUnzipped = volume.group.kind === 'folder';
  volume.placeProblem = { code: 'Z05', facts: isUnzipped ? { ...facts, unzipped: true } : facts };
}

function setApart(volume: Volume, key: string | null, other: Foreign | undefined): void {
  const backup = key ?? 'the others';
  const begins = `its name begins with ${volume.part?.key ?? ''}`;
  const reason = other ? reasonOf(other) : begins;
  volume.state = 'apart';
  volume.placeProblem = { code: 'Z06', facts: { name: volume.name, backup, reason } };
}

function reasonOf(other: Foreign): string {
  return 'kind' in other
    ? `it is of another kind (${other.kind})`
    : `it is the backup of another organisation (${other.owner})`;
}

interface Claim {
  key: string;
  hasData: boolean;
  bytes: number;
}

/** Of volumes of several backups, those count that have the data, then those that have more bytes. */
function chooseKey(volumes: readonly Volume[]): string | null {
  const claims = new Map<string, Claim>();
  for (const volume of [...volumes].sort(compareVolumes)) {
    if (!volume.part || !volume.listing || volume.state === 'duplicate') continue;
    const folded = volume.part.key.toLowerCase();
    const claim = claims.get(folded) ?? { key: volume.part.key, hasData: false, bytes: 0 };
    claim.hasData ||= volume.hasDataFolder;
    claim.bytes += volume.bytes;
    claims.set(folded, claim);
  }
  const [best] = [...claims.values()].sort(
    (a, b) =>
      Number(b.hasData) - Number(a.hasData) || b.bytes - a.bytes || compareText(a.key, b.key),
  );
  return best?.key ?? null;
}
