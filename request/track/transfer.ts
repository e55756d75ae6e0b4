import { RequestError } from '../api/problems.ts';
import { readTracked } from './read-tracked.ts';
import type { TrackedRequest } from './tracked.ts';

const kind = 'strongroom-requests';
const version = 1;
const mostRequests = 5000;

/** The tracker as a file. */
export function writeTracker(requests: readonly TrackedRequest[]): string {
  return JSON.stringify({ kind, version, requests }, null, 2);
}

/** The requests of a tracker's file, and how many of its entries are none. R51 where the file is no tracker's. */
export function readTracker(
  text: string,
  name: string,
): { requests: TrackedRequest[]; refused: number } {
  const found = parsed(text, name);
  if (found?.kind !== kind) throw unreadable(name, 'it is not a tracker’s file');
  if (found.version !== version) throw unreadable(name, 'it was written by another version');
  if (!Array.isArray(found.requests) || found.requests.length > mostRequests) {
    throw unreadable(name, 'it holds no list of requests');
  }
  const entries: readonly unknown[] = found.requests;
  const requests = entries.flatMap((entry) => readTracked(entry) ?? []);
  return { requests, refused: entries.length - requests.length };
}

interface TrackerFile {
  kind?: unknown;
  version?: unknown;
  requests?: unknown;
}

function parsed(text: string, name: string): TrackerFile | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' ? value : null;
  } catch {
    throw unreadable(name, 'it is not JSON');
  }
}

function unreadable(name: string, reason: string): RequestError {
  return new RequestError({ code: 'R51', facts: { name, reason } });
}

export interface Merged {
  requests: readonly TrackedRequest[];
  added: number;
  updated: number;
  unchanged: number;
}

/** Requests from a file joined to those here by their ids: what was done in either is done. None is lost. */
export function merge(here: readonly TrackedRequest[], others: readonly TrackedRequest[]): Merged {
  const all = new Map(here.map((request) => [request.id, request]));
  let added = 0;
  let updated = 0;
  for (const other of others) {
    const known = all.get(other.id);
    const joined = known ? join(known, other) : other;
    if (!known) added += 1;
    else if (JSON.stringify(known) !== JSON.stringify(joined)) updated += 1;
    all.set(other.id, joined);
  }
  const unchanged = others.length - added - updated;
  return { requests: [...all.values()], added, updated, unchanged };
}

/** What is known here stays; what only the other knows is taken. */
function join(known: TrackedRequest, other: TrackedRequest): TrackedRequest {
  const hashes = new Set(known.downloads.map(({ name, at }) => `${at} ${name}`));
  const more = other.downloads.filter(({ name, at }) => !hashes.has(`${at} ${name}`));
  return {
    ...filled(known, other),
    // An export that is older than this member says `download` of all.
    delivery: other.delivery === 'courier' ? 'courier' : known.delivery,
    isUncertain: known.isUncertain && other.isUncertain,
    partsDone: Math.max(known.partsDone, other.partsDone),
    downloads: [...known.downloads, ...more],
  };
}

/** Members that are empty here, from there. */
function filled(known: TrackedRequest, other: TrackedRequest): TrackedRequest {
  const there = new Map<string, unknown>(Object.entries(other));
  const entries = Object.entries(known).map(([name, value]: [string, unknown]) => {
    const isEmpty = value === null || value === '';
    return [name, isEmpty ? there.get(name) : value];
  });
  return Object.fromEntries(entries) as TrackedRequest; // the same members, each of one of the two
}
