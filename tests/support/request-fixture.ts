import { afterEach } from 'vitest';
import {
  startFixture,
  type Fixture,
  type FixtureOptions,
} from '../../scripts/request-fixture/fixture.ts';

export const bytes = Buffer.from('PK'.padEnd(40_000, 'an invented zip '));
export const origin = 'http://localhost:4174';

let running: Fixture | null = null;
afterEach(async () => {
  await running?.close();
  running = null;
});

export async function fixtureWith(options: FixtureOptions = {}): Promise<Fixture> {
  running = await startFixture({ bytes, buildTime: 0, ...options });
  return running;
}

export interface Asking {
  method?: string;
  body?: unknown;
  token?: string | null;
  headers?: Record<string, string>;
}

/** Asks as the client's page does, or with what is said otherwise. */
export function ask(fixture: Fixture, path: string, asking: Asking = {}): Promise<Response> {
  const { method = 'GET', body, token = fixture.token, headers = {} } = asking;
  return fetch(new URL(path, fixture.url), {
    method,
    redirect: 'manual',
    headers: {
      Origin: origin,
      ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

/** A backup as the API shows it. */
export interface Shown {
  sid: string;
  name: string;
  status: string;
  file_path: string | null;
  file_size: string;
}

export const listOf = (fixture: Fixture): string =>
  `/organizations/backup/list/organization/${fixture.organization}/list/`;
export const detailOf = (sid: string): string => `/organizations/backup/detail/${sid}/`;
export const readAs = async <T>(answer: Promise<Response>): Promise<T> =>
  (await (await answer).json()) as T;

export async function create(fixture: Fixture, name = 'New'): Promise<Shown> {
  const body = { name, description: 'Before we move' };
  return readAs(ask(fixture, listOf(fixture), { method: 'POST', body }));
}
