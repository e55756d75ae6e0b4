import { createServer, type RequestListener, type Server } from 'node:http';

/** A server on loopback that can be stopped and started again at the same address. */
export class Host {
  readonly #listener: RequestListener;
  readonly #name: string;
  #port: number;
  #server: Server | null = null;

  constructor(listener: RequestListener, name: string, port: number) {
    this.#listener = listener;
    this.#name = name;
    this.#port = port;
  }

  get url(): string {
    return `http://${this.#name}:${this.#port}`;
  }

  async up(): Promise<void> {
    const server = createServer(this.#listener);
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(this.#port, '127.0.0.1', resolve);
    });
    const address = server.address();
    if (typeof address === 'object' && address !== null) this.#port = address.port;
    this.#server = server;
  }

  async down(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    if (server === null) return;
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  }
}
