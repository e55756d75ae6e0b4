import type { LoadReport } from './load-report.ts';
import type { TrackedRequest } from './tracked.ts';

/** How a load report fits what was downloaded for a request. */
export interface Fit {
  /** Downloads that the report names with the same hash, or where it has none the same name and size. */
  matched: readonly string[];
  /** Downloads that the report does not name. */
  absent: readonly string[];
  /** Downloads that the report names with another hash or size. */
  different: readonly string[];
}

/** Only files that were downloaded here can be compared; the others are the person's to judge. */
export function fitOf(request: TrackedRequest, report: LoadReport): Fit {
  const fit = { matched: [] as string[], absent: [] as string[], different: [] as string[] };
  for (const { name, bytes, sha256 } of request.downloads) {
    const volumes = report.volumes.filter((volume) => volume.name === name);
    const isByHash = sha256 !== null && report.volumes.some((volume) => volume.sha256 === sha256);
    const isSame = volumes.some(
      (volume) =>
        (volume.sha256 === null || sha256 === null) &&
        (volume.bytes === null || bytes === null || volume.bytes === bytes),
    );
    if (isByHash || isSame) fit.matched.push(name);
    else if (volumes.length === 0) fit.absent.push(name);
    else fit.different.push(name);
  }
  return fit;
}
