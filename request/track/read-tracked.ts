import { looksLikePassword } from './secret.ts';
import { aRequest, passwordChannels, type DownloadedFile, type TrackedRequest } from './tracked.ts';

type Members = Readonly<Record<string, unknown>>;

const longest = 4000;
const mostDownloads = 1000;
const mostParts = 99_999;

/** A request from a file or from storage, member by member; null where it is none. What we do not know is left out. */
export function readTracked(value: unknown): TrackedRequest | null {
  if (typeof value !== 'object' || value === null) return null;
  const found = value as Members; // an object's members are unknown, which is what the type says
  const id = textIn(found, 'id');
  const askedAt = momentIn(found, 'askedAt');
  const kind = found['kind'];
  if (!/^[\w-]{1,64}$/.test(id) || askedAt === null) return null;
  if (kind !== 'api' && kind !== 'mail') return null;
  return aRequest({
    id,
    kind,
    askedAt,
    name: textIn(found, 'name'),
    vendor: textIn(found, 'vendor'),
    organisation: textIn(found, 'organisation'),
    sid: textIn(found, 'sid'),
    isUncertain: found['isUncertain'] === true,
    link: linkIn(found),
    notes: notesIn(found),
    ...momentsOf(found),
    ...detailsOf(found),
  });
}

function momentsOf(found: Members): Partial<TrackedRequest> {
  return {
    failedAt: momentIn(found, 'failedAt'),
    readyAt: momentIn(found, 'readyAt'),
    expiresAt: momentIn(found, 'expiresAt'),
    passwordAt: momentIn(found, 'passwordAt'),
    downloadedAt: momentIn(found, 'downloadedAt'),
    verifiedAt: momentIn(found, 'verifiedAt'),
    deletedAt: momentIn(found, 'deletedAt'),
  };
}

function detailsOf(found: Members): Partial<TrackedRequest> {
  const downloads: unknown = found['downloads'];
  const by = found['verifiedBy'];
  return {
    passwordChannel: passwordChannels.find((way) => way === found['passwordChannel']) ?? null,
    parts: countIn(found, 'parts'),
    partsDone: countIn(found, 'partsDone') ?? 0,
    downloads: Array.isArray(downloads)
      ? downloads.slice(0, mostDownloads).flatMap((file: unknown) => readDownload(file) ?? [])
      : [],
    verifiedBy: by === 'person' || by === 'report' ? by : null,
  };
}

function readDownload(value: unknown): DownloadedFile | null {
  if (typeof value !== 'object' || value === null) return null;
  const found = value as Members; // as above
  const at = momentIn(found, 'at');
  const bytes = found['bytes'];
  const sha256 = textIn(found, 'sha256');
  if (at === null) return null;
  return {
    name: textIn(found, 'name'),
    bytes: typeof bytes === 'number' && Number.isSafeInteger(bytes) && bytes >= 0 ? bytes : null,
    sha256: /^[\da-f]{64}$/.test(sha256) ? sha256 : null,
    at,
  };
}

function textIn(found: Members, name: string): string {
  const value = Object.hasOwn(found, name) ? found[name] : undefined;
  return typeof value === 'string' ? value.slice(0, longest) : '';
}

/** A note that tells a password is kept no more than a password is. */
function notesIn(found: Members): string {
  const notes = textIn(found, 'notes');
  return looksLikePassword(notes) ? '' : notes;
}

/** A link that leads elsewhere than the web is not one. */
function linkIn(found: Members): string {
  const address = URL.parse(textIn(found, 'link'));
  return address && /^https?:$/.test(address.protocol) ? address.href : '';
}

function momentIn(found: Members, name: string): string | null {
  const at = Date.parse(textIn(found, name));
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}

function countIn(found: Members, name: string): number | null {
  const value = found[name];
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) return null;
  return value >= 0 && value <= mostParts ? value : null;
}
