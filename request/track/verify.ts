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

/** Why a report does not verify a request by itself. */
export type Obstacle = 'different' | 'absent' | 'unopened' | 'another' | 'fewer';

/**
 * Null where the report verifies the request: it names what was downloaded here or, where that was done elsewhere, the
 * very organisation or backup and no fewer parts than there are.
 */
export function obstacleTo(request: TrackedRequest, report: LoadReport): Obstacle | null {
  const { matched, absent, different } = fitOf(request, report);
  if (different.length > 0) return 'different';
  // An API's backup is one file: it may have been downloaded under another name before.
  const isEnough = request.kind === 'api' && matched.length > 0;
  if (absent.length > 0 && !isEnough) return 'absent';
  if (!isAllOpen(report)) return 'unopened';
  if (matched.length > 0) return null;
  if (!isNamed(request, report)) return 'another';
  return report.volumes.length < (request.parts ?? 1) ? 'fewer' : null;
}

const isAllOpen = ({ missing, volumes }: LoadReport): boolean =>
  missing === 0 && volumes.every(({ isOpen }) => isOpen);

function isNamed({ name, organisation }: TrackedRequest, report: LoadReport): boolean {
  const known = [name, organisation].map(plain).filter((one) => one !== '');
  return [report.name, ...report.volumes.map((volume) => volume.name)].some((one) =>
    known.includes(plain(one)),
  );
}

const plain = (name: string): string =>
  name
    .trim()
    .replace(/\.zip$/i, '')
    .toLowerCase();
