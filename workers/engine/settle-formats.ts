import type { Archive } from '../archive/archive.ts';
import type { FormatId } from '../contract/values.ts';
import { formatOf, recogniseFormats } from '../formats/registry.ts';

/** Paths of one volume that tell what it is. */
const PATHS_LOOKED_AT = 1000;
/** Less than this is a guess that speaks for nothing. */
const SURE = 0.3;

/**
 * Keeps volumes apart that are surely of another format than the one the backup is opened as: the one that was
 * chosen, or the surest of all. What no format is sure of stays: parts with documents alone often are such.
 */
export function settleFormats(archive: Archive): void {
  archive.keepApart(new Map());
  const kinds = kindsOf(archive);
  const surest = [...kinds.values()].sort((a, b) => b.confidence - a.confidence)[0];
  const opened = archive.format ?? surest?.id;
  const foreign = [...kinds].filter(([, { id }]) => id !== opened);
  if (foreign.length === 0 || foreign.length === kinds.size) return;
  archive.keepApart(new Map(foreign.map(([volume, { id }]) => [volume, formatOf(id).label])));
}

interface Kind {
  id: FormatId;
  confidence: number;
}

/** What each volume is by itself, where that is sure. Any zip may be plain: nobody is sure of that. */
function kindsOf(archive: Archive): Map<number, Kind> {
  const kinds = new Map<number, Kind>();
  for (const [volume, paths] of pathsByVolume(archive)) {
    const kind = recogniseFormats(paths).find(({ id }) => id !== 'plain');
    if (kind && kind.confidence >= SURE) kinds.set(volume, kind);
  }
  return kinds;
}

function pathsByVolume(archive: Archive): Map<number, string[]> {
  const volumes = new Map<number, string[]>();
  for (const { volume, path } of archive.somePaths(PATHS_LOOKED_AT)) {
    const paths = volumes.get(volume);
    if (paths) paths.push(path);
    else volumes.set(volume, [path]);
  }
  return volumes;
}
