import type { Volume } from './volume.ts';

/**
 * What holds the same as something beside it, by the number and sizes of its files, and the name of that: unzipping
 * leaves zip and folder. The zip's names are the true ones, so the folder is the one to leave out, unless it is in use.
 */
export function unzippedBeside(volumes: readonly Volume[]): Map<Volume, string> {
  const zips = volumes.filter(({ listing }) => listing?.kind === 'zip');
  const found = new Map<Volume, string>();
  for (const folder of volumes) {
    if (folder.listing?.kind !== 'folder') continue;
    const sources = [...zips.map((zip) => [zip]), zips];
    const same = sources.find((some) => some.length > 0 && holdsTheSame([folder], some));
    if (!same) continue;
    if (folder.isInUse) for (const zip of same) found.set(zip, folder.name);
    else found.set(folder, same.map(({ name }) => name).join(', '));
  }
  return found;
}

function holdsTheSame(some: readonly Volume[], others: readonly Volume[]): boolean {
  const count = (volumes: readonly Volume[]): number =>
    volumes.reduce((sum, { listing }) => sum + (listing?.files ?? 0), 0);
  if (count(some) !== count(others)) return false;
  const [a, b] = [sizesOf(some), sizesOf(others)];
  return a.every((size, at) => size === b[at]);
}

function sizesOf(volumes: readonly Volume[]): Float64Array {
  const sizes = volumes.flatMap((volume) => Array.from(volume.entries(), ({ bytes }) => bytes));
  return Float64Array.from(sizes).sort();
}
