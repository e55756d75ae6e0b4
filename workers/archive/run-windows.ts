import { ArchiveError } from '../contract/problems.ts';
import type { ZipRun } from '../contract/reader.ts';
import { readBytes } from './read-bytes.ts';
import { SMALL } from './zip-module.ts';

type Bytes = Uint8Array<ArrayBuffer>;
export type RunEntry = ZipRun['entries'][number];

/** Entries that lie one after the other, and all bytes from the first to the last. */
export interface RunWindow {
  entries: RunEntry[];
  from: number;
  to: number;
  /** Null where it is not read, or cannot be. */
  bytes: Bytes | null;
}

/** Bytes read at a time. */
const WINDOW = 4 << 20;
/** Headers, an AES salt and the like beside the content. */
const LONGEST = SMALL + (64 << 10);

/** Reads the volume in windows, the next one while the last one given is worked through. */
export async function* readWindows(run: ZipRun): AsyncGenerator<RunWindow, void, undefined> {
  let coming: Promise<RunWindow> | null = null;
  for (const window of windowsOf(run)) {
    const next = readWindow(run.volume, window);
    if (coming) yield await coming;
    coming = next;
  }
  if (coming) yield await coming;
}

function* windowsOf({ entries }: ZipRun): Generator<RunWindow> {
  let window: RunWindow | null = null;
  for (const entry of entries) {
    const fits: boolean =
      window !== null && entry.offset === window.to && entry.end - window.from <= WINDOW;
    if (window && fits) {
      window.entries.push(entry);
      window.to = entry.end;
      continue;
    }
    if (window) yield window;
    window = { entries: [entry], from: entry.offset, to: entry.end, bytes: null };
  }
  if (window) yield window;
}

/** A volume that cannot be read is told by whoever reads its entries one by one. */
async function readWindow(volume: Blob, window: RunWindow): Promise<RunWindow> {
  const { entries, from, to } = window;
  if (entries.length === 1 && to - from > LONGEST) return window;
  try {
    return { ...window, bytes: await readBytes(volume, '', from, to) };
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    return window;
  }
}
