import type { Fault } from './faults.ts';
import type { Exchange, Reply } from './http.ts';
import type { KeptBackup, Vendor } from './vendor.ts';

/** Who may sign in, and what the API says of its backups' files. */
export interface ApiOptions {
  vendor: Vendor;
  organization: string;
  /** An administrator's, and that of somebody who may not see backups. */
  tokens: { administrator: string; member: string };
  password: string;
  pageSize: number;
  /** Where a backup's file lies, and its size in bytes. */
  fileOf: (backup: KeptBackup) => {
    address: string;
    bytes: number;
    versions: number;
    files: number;
  };
}

const listed = /^\/organizations\/backup\/list\/organization\/([^/]+)\/(?:name|list|detail)\/$/;
const detailed = /^\/organizations\/backup\/detail\/([^/]+)\/$/;

/** Answers what `request/openapi.yaml` describes. `fault` is one that leaves an answer to give. */
export function answerApi(exchange: Exchange, options: ApiOptions, fault: Fault | null): Reply {
  const { path, request } = exchange;
  const isSignIn = path === '/accounts/auth/' && request.method === 'POST';
  if (isSignIn) return signIn(exchange, options);
  const refused = refusalOf(exchange, options);
  if (refused !== null) return { status: refused, value: { detail: detailOf[refused] } };
  const [, organization] = listed.exec(path) ?? [];
  if (organization === options.organization) return answerList(exchange, options, fault);
  const [, sid] = detailed.exec(path) ?? [];
  const backup = sid === undefined ? null : options.vendor.find(sid);
  if (backup === null) return { status: 404, value: { detail: detailOf[404] } };
  return answerDetail(exchange, options, backup);
}

const detailOf = {
  401: 'Authentication credentials were not provided.',
  403: 'You do not have permission to perform this action.',
  404: 'Not found.',
} as const;

/** The documentation says only `token`: both spellings are taken. */
function refusalOf({ request }: Exchange, { tokens }: ApiOptions): 401 | 403 | null {
  const { authorization, token } = request.headers;
  const given = authorization?.replace(/^(?:Bearer|Token|JWT) /, '') ?? token;
  if (given === tokens.administrator) return null;
  return given === tokens.member ? 403 : 401;
}

function signIn(exchange: Exchange, { tokens, password }: ApiOptions): Reply {
  const { username, password: given } = objectOf(exchange.body);
  const token = Object.entries(tokens).find(([user]) => user === username)?.[1];
  if (token === undefined || given !== password) {
    return { status: 401, value: { detail: 'No such user, or another password.' } };
  }
  return { status: 200, value: { token, user: { sid: `user0a40x${String(username)}` } } };
}

function answerList(exchange: Exchange, options: ApiOptions, fault: Fault | null): Reply {
  const { method } = exchange.request;
  if (method === 'GET') return { status: 200, value: pageOf(exchange, options, fault) };
  if (method !== 'POST') return { status: 405, value: { detail: 'Method not allowed.' } };
  const { name, description } = objectOf(exchange.body);
  if (typeof name !== 'string' || name === '') {
    return { status: 400, value: { name: ['This field is required.'] } };
  }
  const backup = options.vendor.create(name, typeof description === 'string' ? description : '');
  return { status: 201, value: shown(backup, options) };
}

function pageOf({ query, path, request }: Exchange, options: ApiOptions, fault: Fault | null) {
  const { pageSize, vendor } = options;
  const count = vendor.backups.length;
  const pages = Math.max(1, Math.ceil(count / pageSize));
  const page = Math.min(Math.max(1, Number(query.get('page')) || 1), pages);
  const addressOf = (number: number): string | null =>
    number < 1 || number > pages
      ? null
      : `http://${request.headers.host ?? 'localhost'}${path}?page=${number}`;
  const next =
    fault?.kind === 'next-elsewhere'
      ? fault.to
      : addressOf(fault?.kind === 'paging-loop' ? 1 : page + 1);
  return {
    page_size: pageSize,
    page_number: page,
    page_count: pages,
    count,
    next,
    previous: addressOf(page - 1),
    add_permission: true,
    results: vendor.backups.slice((page - 1) * pageSize, page * pageSize).map((backup, index) => ({
      ...shown(backup, options),
      ...(fault?.kind === 'no-sid' && index === 0 ? { sid: null } : {}),
    })),
  };
}

function answerDetail(exchange: Exchange, options: ApiOptions, backup: KeptBackup): Reply {
  const { vendor } = options;
  switch (exchange.request.method ?? 'GET') {
    case 'GET':
      return { status: 200, value: shown(backup, options) };
    case 'PATCH':
      vendor.rename(backup, wordsOf(exchange.body));
      return { status: 200, value: shown(backup, options) };
    case 'DELETE':
      if (vendor.statusOf(backup) === 'In Progress') {
        return { status: 409, value: { detail: 'The backup is still being made.' } };
      }
      vendor.remove(backup);
      return { status: 204 };
    default:
      return { status: 405, value: { detail: 'Method not allowed.' } };
  }
}

/** A backup as the API tells of it. */
function shown(backup: KeptBackup, { vendor, fileOf }: ApiOptions) {
  const status = vendor.statusOf(backup);
  const file = status === 'Completed' ? fileOf(backup) : null;
  return {
    sid: backup.sid,
    name: backup.name,
    description: backup.description,
    status,
    versions: file?.versions ?? 0,
    files: file?.files ?? 0,
    file_size: `${file?.bytes ?? 0} bytes`,
    file_path: file?.address ?? null,
    date_created: new Date(backup.created).toISOString(),
    change_permission: true,
  };
}

function wordsOf(body: string): Partial<Pick<KeptBackup, 'name' | 'description'>> {
  const { name, description } = objectOf(body);
  return {
    ...(typeof name === 'string' && name !== '' ? { name } : {}),
    ...(typeof description === 'string' ? { description } : {}),
  };
}

function objectOf(body: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
