import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Site } from '../fixtures.ts';

export interface CountedSite extends Site {
  /** What it was asked for, in order. */
  asked: string[];
}

/** The same site at another address, where every request is noted. Without a site it answers nothing. */
export async function countedSite(site: Site | null): Promise<CountedSite> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method ?? ''} ${request.url ?? ''}`);
    void (async () => {
      if (site === null)
        return response.writeHead(204, { 'Access-Control-Allow-Origin': '*' }).end();
      const answer = await fetch(new URL(request.url ?? '/', site.url));
      response.writeHead(answer.status, Object.fromEntries(answer.headers));
      return response.end(Buffer.from(await answer.arrayBuffer()));
    })();
  });
  server.on('upgrade', (request, socket) => {
    asked.push(`UPGRADE ${request.url ?? ''}`);
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // a server on a port has one
  return {
    url: `http://localhost:${port}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
