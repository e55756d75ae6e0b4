import type { ProxyMarked } from 'comlink';
import type {
  EntryRun,
  EntrySource,
  Reader,
  TableEnd,
  TableOptions,
  TableSink,
  VersionSink,
} from '../contract/reader.ts';

/** Makes a sink able to cross to the reader's thread. */
export type MarkSink = <Sink extends object>(sink: Sink) => Sink & ProxyMarked;

/** A reader and the way to end its thread. `died` settles when the thread has failed. */
export interface RunningReader {
  reader: Reader;
  died: Promise<Error>;
  terminate(): void;
}

interface Seat {
  running: RunningReader;
  busy: number;
  waiting: Set<(error: Error) => void>;
}

/** Shares the reader workers out: each job goes to the one with the least to do. A dead one is replaced. */
export class ReaderPool {
  readonly #start: () => RunningReader;
  readonly #size: number;
  #seats: Seat[] = [];
  #lastJob = 0;
  readonly #streams = new Map<number, Seat>();
  readonly #mark: MarkSink;

  constructor(size: number, start: () => RunningReader, mark: MarkSink) {
    this.#size = size;
    this.#start = start;
    this.#mark = mark;
  }

  get tableReaders(): number {
    return this.#size;
  }

  /** Readers of versions: one more than of tables, as the engine has nothing else to do while they read. */
  get versionReaders(): number {
    return this.#size + 1;
  }

  readTable(
    source: EntrySource,
    options: TableOptions,
    sink: TableSink,
    signal: AbortSignal,
  ): Promise<TableEnd> {
    return this.#read(this.#size, signal, (reader, job) =>
      reader.readTable(job, source, options, this.#mark(sink)),
    );
  }

  readVersions(
    run: EntryRun,
    whole: ReadonlySet<number>,
    sink: VersionSink,
    signal: AbortSignal,
  ): Promise<void> {
    return this.#read(this.versionReaders, signal, (reader, job) =>
      reader.readVersions(job, run, whole, this.#mark(sink)),
    );
  }

  async openEntry(source: EntrySource): Promise<number> {
    const stream = ++this.#lastJob;
    const seat = this.#leastBusy(this.#size);
    seat.busy++;
    this.#streams.set(stream, seat);
    await this.#alive(seat, seat.running.reader.openEntry(stream, source));
    return stream;
  }

  async pull(stream: number): Promise<Uint8Array<ArrayBuffer> | null> {
    const seat = this.#streams.get(stream);
    if (!seat) return null;
    try {
      const chunk = await this.#alive(seat, seat.running.reader.pull(stream));
      if (chunk === null) this.#leave(stream);
      return chunk;
    } catch (error) {
      this.#leave(stream);
      throw error;
    }
  }

  async closeEntry(stream: number): Promise<void> {
    const seat = this.#streams.get(stream);
    if (!seat) return;
    this.#leave(stream);
    await seat.running.reader.stop(stream);
  }

  close(): void {
    for (const { running } of this.#seats) running.terminate();
    this.#seats = [];
    this.#streams.clear();
  }

  #leave(stream: number): void {
    const seat = this.#streams.get(stream);
    if (seat) seat.busy--;
    this.#streams.delete(stream);
  }

  /** A job of one reader, which is told when it is to stop. */
  async #read<T>(
    most: number,
    signal: AbortSignal,
    work: (reader: Reader, job: number) => Promise<T>,
  ): Promise<T> {
    const job = ++this.#lastJob;
    return this.#use(most, async (seat) => {
      const { reader } = seat.running;
      const stop = (): void => void reader.stop(job);
      signal.addEventListener('abort', stop, { once: true });
      try {
        return await this.#alive(seat, work(reader, job));
      } finally {
        signal.removeEventListener('abort', stop);
      }
    });
  }

  async #use<T>(most: number, work: (seat: Seat) => Promise<T>): Promise<T> {
    const seat = this.#leastBusy(most);
    seat.busy++;
    try {
      return await work(seat);
    } finally {
      seat.busy--;
    }
  }

  #leastBusy(most: number): Seat {
    const idle = this.#seats.find((seat) => seat.busy === 0);
    if (idle) return idle;
    if (this.#seats.length < most) return this.#takeSeat();
    return this.#seats.reduce((least, seat) => (seat.busy < least.busy ? seat : least));
  }

  #takeSeat(): Seat {
    const seat: Seat = { running: this.#start(), busy: 0, waiting: new Set() };
    this.#seats.push(seat);
    void seat.running.died.then((error) => {
      this.#seats = this.#seats.filter((other) => other !== seat);
      for (const reject of seat.waiting) reject(error);
    });
    return seat;
  }

  /** A dead worker never answers: its death ends the waiting. */
  #alive<T>(seat: Seat, answer: Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      seat.waiting.add(reject);
      answer.then(resolve, reject).finally(() => seat.waiting.delete(reject));
    });
  }
}
