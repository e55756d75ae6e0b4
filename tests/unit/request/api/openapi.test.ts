import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Labii, signIn } from '../../../../request/api/labii.ts';
import { documented } from '../../../../request/api/settings.ts';
import { anApiServer, sendJson, type ApiServer } from './api-server.ts';

const text = readFileSync('request/openapi.yaml', 'utf8');
const paths = text.slice(text.indexOf('\npaths:'), text.indexOf('\ncomponents:'));

/** `POST /accounts/auth/` and the like, as patterns of what may be asked. */
function described(): RegExp[] {
  const patterns: RegExp[] = [];
  let path = '';
  for (const line of paths.split('\n')) {
    const named = /^ {2}(\/\S*):$/.exec(line);
    if (named) path = named[1] ?? '';
    const method = /^ {4}(get|post|patch|delete):$/.exec(line)?.[1];
    if (!method) continue;
    const pattern = path.replace(/\{\w+\}/g, '[^/]+');
    patterns.push(new RegExp(`^${method.toUpperCase()} ${pattern}(\\?page=\\d+)?$`));
  }
  return patterns;
}

/** The members a schema names. */
function membersOf(schema: string): string[] {
  const part = new RegExp(`\\n {4}${schema}:\\n([\\s\\S]*?)(\\n {4}\\S|$)`).exec(text)?.[1] ?? '';
  return [...part.matchAll(/^ {8}(\w+):/gm)].map(([, name = '']) => name);
}

let server: ApiServer;

beforeAll(async () => {
  server = await anApiServer((_, response) =>
    sendJson(response, { sid: 's', token: 't', results: [], next: null }),
  );
  const settings = { base: server.url, organisation: 'org', ...documented };
  const network = { isOnline: () => true };
  const client = new Labii(settings, 't', network);
  await signIn(settings, { username: 'u', password: 'p' }, network);
  await client.list();
  await client.create({ name: 'n', description: 'd' });
  await client.read('s');
  await client.rename('s', { name: 'n', description: 'd' });
  await client.remove('s');
});

afterAll(() => server.close());

describe('the description of the API', () => {
  it('names each request that the client makes, and the client makes each that it names', () => {
    const asked = server.asked.map(({ method, url }) => `${method} ${url}`);
    expect(asked).toHaveLength(described().length);
    for (const pattern of described()) expect(asked.some((one) => pattern.test(one))).toBe(true);
    for (const one of asked) expect(described().some((pattern) => pattern.test(one))).toBe(true);
  });

  it('names the members of what is sent', () => {
    const bodies = server.asked.filter(({ body }) => body !== '');
    const schemas = ['Credentials', 'Words', 'Words'];
    for (const [index, { body }] of bodies.entries()) {
      const sent: unknown = JSON.parse(body);
      expect(Object.keys(sent ?? {})).toEqual(membersOf(schemas[index] ?? ''));
    }
    expect(bodies).toHaveLength(schemas.length);
  });

  it('names the header of the token', () => {
    expect(text).toContain(`name: ${documented.headerName}`);
    expect(server.asked.slice(1).every(({ headers }) => headers.authorization === 'Bearer t')).toBe(
      true,
    );
    expect(server.asked[0]?.headers.authorization).toBeUndefined();
  });
});
