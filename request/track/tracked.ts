/** By which way the password came. What it is, is never asked and never kept. */
export const passwordChannels = [
  'phone',
  'text message',
  'other e-mail',
  'post',
  'in person',
] as const;
export type PasswordChannel = (typeof passwordChannels)[number];

export type Delivery = 'download' | 'courier';

/** A file that was downloaded here; `sha256` is null where the browser saved it by itself. */
export interface DownloadedFile {
  name: string;
  bytes: number | null;
  sha256: string | null;
  at: string;
}

/**
 * One backup that was asked for, from asking to the deletion of the vendor's copy. Moments are ISO 8601 in UTC;
 * null where it did not happen yet.
 */
export interface TrackedRequest {
  id: string;
  kind: 'api' | 'mail';
  /** The backup's name, or the organisation's key. */
  name: string;
  /** Where it was asked for: the API's base, or the address written to. */
  vendor: string;
  /** The vendor's id for the organisation and for the backup; empty where there is none (yet). */
  organisation: string;
  sid: string;
  askedAt: string;
  /** By a link, or on a drive, which runs out on no day. */
  delivery: Delivery;
  /** It was sent, and whether it arrived is not known: it may not be sent again before the list was looked through. */
  isUncertain: boolean;
  /** When the vendor said that it failed. */
  failedAt: string | null;
  readyAt: string | null;
  link: string;
  expiresAt: string | null;
  passwordAt: string | null;
  passwordChannel: PasswordChannel | null;
  /** Parts of the backup; null where nobody counted. */
  parts: number | null;
  partsDone: number;
  downloads: readonly DownloadedFile[];
  downloadedAt: string | null;
  verifiedAt: string | null;
  verifiedBy: 'person' | 'report' | null;
  deletedAt: string | null;
  notes: string;
}

export type Step = 'asked' | 'ready' | 'password' | 'downloaded' | 'verified' | 'deleted';

/** In their order. A vendor with an API locks nothing, so that there is no password to wait for. */
export function stepsOf({ kind }: TrackedRequest): readonly Step[] {
  return kind === 'api'
    ? ['asked', 'ready', 'downloaded', 'verified', 'deleted']
    : ['asked', 'ready', 'password', 'downloaded', 'verified', 'deleted'];
}

/** When a step was done; null where it was not. */
export function doneAt(request: TrackedRequest, step: Step): string | null {
  if (step === 'asked') return request.isUncertain ? null : request.askedAt;
  if (step === 'ready') return request.readyAt;
  if (step === 'password') return request.passwordAt;
  if (step === 'downloaded') return request.downloadedAt;
  return step === 'verified' ? request.verifiedAt : request.deletedAt;
}

/** The first step that is not done; null when all are. */
export function currentStep(request: TrackedRequest): Step | null {
  return stepsOf(request).find((step) => doneAt(request, step) === null) ?? null;
}

export type NewRequest = Pick<TrackedRequest, 'id' | 'kind' | 'name' | 'vendor' | 'askedAt'> &
  Partial<TrackedRequest>;

export function aRequest(known: NewRequest): TrackedRequest {
  return {
    organisation: '',
    sid: '',
    delivery: 'download',
    isUncertain: false,
    failedAt: null,
    readyAt: null,
    link: '',
    expiresAt: null,
    passwordAt: null,
    passwordChannel: null,
    parts: null,
    partsDone: 0,
    downloads: [],
    downloadedAt: null,
    verifiedAt: null,
    verifiedBy: null,
    deletedAt: null,
    notes: '',
    ...known,
  };
}
