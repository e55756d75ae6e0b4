import type { Archive } from '../archive/archive.ts';
import type { Foreign } from '../archive/settle-volumes.ts';
import type { FormatId } from '../contract/values.ts';
import { formatOf, recogniseFormats } from '../formats/registry.ts';

/** Paths of one volume that tell what it is. */
const PATHS_LOOKED_AT = 1000;
/** Less than this is a guess that speaks for nothing. */
const SURE = 0.3;

type PathsByVolume = ReadonlyMap<number, readonly string[]>;

/**
 * Keeps volumes apart that are surely of another backup: of another format than the one the backup is opened as (the
 * one that was chosen, or the surest of all), or of another owner than the volume that came first. What tells neither
 * stays: parts with documents alone often are such.
 */
export function keepOthersApart(archive: Archive): void {
  archive.keepApart(new Map());
  const volumes = pathsByVolume(archive);
  const kinds = kindsOf(volumes);
  const surest = [...kinds.values()].sort((a, b) => b.confidence - a.confidence)[0];
  const opened = archive.format ?? surest?.id;
  const apart = ofOtherKinds(kinds, opened);
  const own = [...volumes].filter(([volume]) => !apart.has(volume));
  for (const [volume, owner] of ofOthers(own, opened)) apart.set(volume, { owner });
  if (apart.size > 0) archive.keepApart(apart);
}

function ofOtherKinds(
  kinds: ReadonlyMap<number, Kind>,
  opened: FormatId | undefined,
): Map<number, Foreign> {
  const others = [...kinds].filter(([, { id }]) => id !== opened);
  if (others.length === kinds.size) return new Map();
  return new Map(others.map(([volume, { id }]) => [volume, { kind: formatOf(id).label }]));
}

/** Volumes of other owners than the first: what is open came first, and stays. */
function ofOthers(
  volumes: readonly (readonly [volume: number, paths: readonly string[]])[],
  opened: FormatId | undefined,
): (readonly [volume: number, owner: string])[] {
  const format = formatOf(opened ?? 'plain');
  const owned = volumes.flatMap(([volume, paths]) => {
    const owner = paths.map((path) => format.ownerOf?.(path) ?? null).find((one) => one !== null);
    return owner ? [[volume, owner] as const] : [];
  });
  const [first] = owned.toSorted(([a], [b]) => a - b);
  return owned.filter(([, owner]) => owner !== first?.[1]);
}

interface Kind {
  id: FormatId;
  confidence: number;
}

/** What each volume is by itself, where that is sure. Any zip may be plain: nobody is sure of that. */
function kindsOf(volumes: PathsByVolume): Map<number, Kind> {
  const kinds = new Map<number, Kind>();
  for (const [volume, paths] of volumes) {
    const kind = recogniseFormats(paths).find(({ id }) => id !== 'plain');
    if (kind && kind.confidence >= SURE) kinds.set(volume, kind);
  }
  return kinds;
}

function pathsByVolume(archive: Archive): PathsByVolume {
  const volumes = new Map<number, string[]>();
  for (const { volume, path } of archive.somePaths(PATHS_LOOKED_AT)) {
    const paths = volumes.get(volume);
    if (paths) paths.push(path);
    else volumes.set(volume, [path]);
  }
  return volumes;
}
