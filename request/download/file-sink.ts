import type { Sink } from './download.ts';

/** A file that a person chose. Nothing stands in it before it is closed; what was written then stays. */
export class FileSink implements Sink {
  readonly #handle: FileSystemFileHandle;
  #writing: FileSystemWritableFileStream | null = null;

  constructor(handle: FileSystemFileHandle) {
    this.#handle = handle;
  }

  async size(): Promise<number> {
    try {
      return (await this.#handle.getFile()).size;
    } catch (error) {
      if (error instanceof DOMException && error.name === 'NotFoundError') return 0;
      throw error;
    }
  }

  async open(at: number): Promise<void> {
    this.#writing = await this.#handle.createWritable({ keepExistingData: at > 0 });
    if (at > 0) await this.#writing.seek(at);
  }

  async write(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    await this.#writing?.write(bytes);
  }

  async close(): Promise<void> {
    await this.#writing?.close();
    this.#writing = null;
  }
}
