import { createContext } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';
import { readAddress } from '../api/address.ts';
import type { Backup } from '../api/backup.ts';
import { problemOf, type Problem } from '../api/problems.ts';
import type { Network } from '../api/send.ts';
import type { DownloadedFile } from '../track/tracked.ts';
import { Download, type Finished } from '../download/download.ts';
import { fileNameOf } from '../download/file-name.ts';
import { FileSink } from '../download/file-sink.ts';
import { moment } from './moment.ts';

/** How far one backup's file is. */
export interface Job {
  name: string;
  isRunning: boolean;
  received: number;
  total: number | null;
  problem: Problem | null;
  finished: Finished | null;
}

type SavePicker = (options: { suggestedName: string }) => Promise<FileSystemFileHandle>;

interface Work {
  /** Of the tracked request it belongs to: one may have signed in elsewhere by the time the file is there. */
  requestId: string;
  download: Download;
  stop: AbortController;
}

const paintMs = 100;

export interface DownloadsParts {
  network: Network;
  /** Gives the id of the tracked request that the file belongs to. */
  onbegin: (backup: Backup) => string;
  onfinished: (requestId: string, file: DownloadedFile) => void;
}

/** Files on their way to this device, by their backup's sid. They go on after signing out: no token is part of it. */
export class Downloads {
  readonly jobs = new SvelteMap<string, Job>();
  readonly #work = new SvelteMap<string, Work>();
  readonly #parts: DownloadsParts;

  constructor(parts: DownloadsParts) {
    this.#parts = parts;
  }

  get isRunning(): boolean {
    return [...this.jobs.values()].some(({ isRunning }) => isRunning);
  }

  /** The file is written where the person says, or where it was begun. */
  async start(backup: Backup): Promise<void> {
    if (this.jobs.get(backup.sid)?.isRunning === true) return;
    try {
      const address = readAddress(backup.filePath ?? '', 'file');
      const suggested = fileNameOf(backup.name, address.href);
      const handle = await picker()?.({ suggestedName: suggested });
      if (handle) await this.#begin(backup, handle);
    } catch (error) {
      // The person closed the choice of a file.
      if (error instanceof DOMException && error.name === 'AbortError') return;
      this.#change(backup.sid, { isRunning: false, problem: problemOf(error) });
    }
  }

  /** Goes on where it broke. */
  async resume(backup: Backup): Promise<void> {
    const work = this.#work.get(backup.sid);
    const job = this.jobs.get(backup.sid);
    if (!work || !job || job.isRunning) return;
    const stop = new AbortController();
    this.#work.set(backup.sid, { ...work, stop });
    this.#change(backup.sid, { isRunning: true, problem: null });
    try {
      const address = readAddress(backup.filePath ?? '', 'file');
      const finished = await work.download.run(address, stop.signal);
      this.#change(backup.sid, { isRunning: false, finished, received: finished.bytes });
      this.#work.delete(backup.sid);
      const { bytes, sha256 } = finished;
      this.#parts.onfinished(work.requestId, { name: job.name, bytes, sha256, at: moment() });
    } catch (error) {
      const { received } = work.download;
      this.#change(backup.sid, { isRunning: false, received, problem: problemOf(error) });
    }
  }

  stop(sid: string): void {
    this.#work.get(sid)?.stop.abort();
  }

  async #begin(backup: Backup, handle: FileSystemFileHandle): Promise<void> {
    const { name } = handle;
    this.jobs.set(backup.sid, nothingYet(name));
    const show = this.#painter(backup.sid);
    const download = new Download({
      name,
      sink: new FileSink(handle),
      network: this.#parts.network,
      onprogress: show,
    });
    const requestId = this.#parts.onbegin(backup);
    this.#work.set(backup.sid, { requestId, download, stop: new AbortController() });
    await this.resume(backup);
  }

  /** Shows how far it is now and then, and never stays behind what came. */
  #painter(sid: string): (received: number, total: number | null) => void {
    let latest = { received: 0, total: null as number | null };
    let timer: ReturnType<typeof setTimeout> | null = null;
    return (received, total) => {
      latest = { received, total };
      timer ??= setTimeout(() => {
        timer = null;
        if (this.jobs.get(sid)?.isRunning === true) this.#change(sid, latest);
      }, paintMs);
    };
  }

  #change(sid: string, changes: Partial<Job>): void {
    this.jobs.set(sid, { ...(this.jobs.get(sid) ?? nothingYet('')), ...changes });
  }
}

const nothingYet = (name: string): Job => ({
  name,
  isRunning: false,
  received: 0,
  total: null,
  problem: null,
  finished: null,
});

/** Where there is none, the browser downloads in its own way. */
export const canChooseFile = (): boolean => picker() !== null;

function picker(): SavePicker | null {
  const { showSaveFilePicker } = globalThis as { showSaveFilePicker?: SavePicker };
  return showSaveFilePicker ? (options) => showSaveFilePicker.call(globalThis, options) : null;
}

export const [getDownloads, setDownloads] = createContext<Downloads>();
