import { countIn, listIn, membersIn, textIn, type Members } from '../api/members.ts';
import { looksLikePassword } from './secret.ts';
import { aRequest, passwordChannels, type DownloadedFile, type TrackedRequest } from './tracked.ts';

const mostDownloads = 1000;
const mostParts = 99_999;

/** A request from a file or from storage, member by member; null where it is none. What we do not know is left out. */
export function readTracked(value: unknown): TrackedRequest | null {
  const found = membersIn(value);
  if (!found) return null;
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
    // Older exports do not tell: all were by link.
    delivery: found['delivery'] === 'courier' ? 'courier' : 'download',
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
  const by = found['verifiedBy'];
  return {
    passwordChannel: passwordChannels.find((way) => way === found['passwordChannel']) ?? null,
    parts: countIn(found, 'parts', mostParts),
    partsDone: countIn(found, 'partsDone', mostParts) ?? 0,
    downloads: listIn(found, 'downloads')
      .slice(0, mostDownloads)
      .flatMap((file) => readDownload(file) ?? []),
    verifiedBy: by === 'person' || by === 'report' ? by : null,
  };
}

function readDownload(found: Members): DownloadedFile | null {
  const at = momentIn(found, 'at');
  const sha256 = textIn(found, 'sha256');
  if (at === null) return null;
  return {
    name: textIn(found, 'name'),
    bytes: countIn(found, 'bytes'),
    sha256: /^[\da-f]{64}$/.test(sha256) ? sha256 : null,
    at,
  };
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

/** As this page writes it: a date that could be two is none. */
function momentIn(found: Members, name: string): string | null {
  const text = textIn(found, name);
  const at = /^\d{4}-\d\d-\d\dT/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}
