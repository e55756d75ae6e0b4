import { afterEach, describe, expect, it } from 'vitest';
import { Labii, signIn } from '../../../../request/api/labii.ts';
import { documented, type Settings } from '../../../../request/api/settings.ts';
import { anApiServer, sendJson, type ApiServer, type Asked } from './api-server.ts';

const network = { isOnline: () => true };
let server: ApiServer;

afterEach(() => server.close());

async function serve(answer: (asked: Asked) => unknown): Promise<void> {
  server = await anApiServer((asked, response) => sendJson(response, answer(asked)));
}

const settings = (more: Partial<Settings> = {}): Settings => ({
  base: server.url,
  organisation: 'org 1/x',
  ...documented,
  ...more,
});
const client = (more: Partial<Settings> = {}): Labii => new Labii(settings(more), 'tok', network);
const pageOf = ({ url }: Asked): number =>
  Number(new URL(url, 'http://x').searchParams.get('page'));
const backup = (sid: string) => ({ sid, name: sid, status: 'Completed' });

describe('speaking to the API', () => {
  it('signs in with a user and a password', async () => {
    await serve(() => ({ token: 'abc.def', user: { sid: 'u' } }));
    expect(await signIn(settings(), { username: 'u', password: 'p' }, network)).toBe('abc.def');
    expect(server.asked[0]).toMatchObject({
      method: 'POST',
      url: '/accounts/auth/',
      body: '{"username":"u","password":"p"}',
    });
  });

  it.each([
    [404, 'R04', { what: 'sign-in' }],
    [400, 'R02', {}],
    [401, 'R02', {}],
  ])('tells a sign-in that is answered with %i', async (status, code, facts) => {
    server = await anApiServer((_, response) => sendJson(response, {}, status));
    const signing = signIn(settings(), { username: 'u', password: 'p' }, network);
    await expect(signing).rejects.toMatchObject({ problem: { code, facts } });
  });

  it('refuses a token that could not be a header', async () => {
    await serve(() => ({ token: 'a\r\nX: y' }));
    await expect(signIn(settings(), { username: 'u', password: 'p' }, network)).rejects.toThrow(
      'R40',
    );
  });

  it('sends the token as it is set up', async () => {
    await serve(() => ({ results: [] }));
    await client().list();
    await client({ headerName: 'X-Token', scheme: '' }).list();
    expect(server.asked.map(({ headers }) => [headers.authorization, headers['x-token']])).toEqual([
      ['Bearer tok', undefined],
      [undefined, 'tok'],
    ]);
  });

  it('keeps an organisation from leading to another place', async () => {
    await serve(() => ({ results: [] }));
    await client().list();
    expect(server.asked[0]?.url).toBe(
      '/organizations/backup/list/organization/org%201%2Fx/list/?page=1',
    );
    await expect(client({ organisation: '..' }).list()).rejects.toThrow('R40');
  });

  it('reads all pages, and a backup that moved between two of them once', async () => {
    await serve((asked) =>
      pageOf(asked) === 1
        ? { results: [backup('a'), backup('b')], next: `${server.url}/elsewhere?page=2` }
        : { results: [backup('b'), backup('c')], next: null },
    );
    const { backups, problem } = await client().list();
    expect(backups.map(({ sid }) => sid)).toEqual(['a', 'b', 'c']);
    expect(problem).toBeNull();
  });

  it('shows what it can read of a list, and counts the rest', async () => {
    await serve((asked) =>
      pageOf(asked) === 1
        ? { results: [backup('a'), { name: 'no sid' }, null], next: '?page=2' }
        : { results: ['x', backup('b'), { sid: '..' }, { sid: ' ' }], next: null },
    );
    const { backups, unreadable, problem } = await client().list();
    expect(backups.map(({ sid }) => sid)).toEqual(['a', 'b']);
    expect({ unreadable, problem }).toEqual({ unreadable: 5, problem: null });
  });

  it('ends a list that goes round, and says so', async () => {
    await serve(() => ({ results: [backup('a')], next: '?page=1' }));
    const { backups, problem } = await client().list();
    expect(backups).toHaveLength(1);
    expect(problem).toEqual({ code: 'R11', facts: { page: 1 } });
  });

  it('calls no other host for the next page', async () => {
    await serve(() => ({ results: [], next: 'https://evil.test/?page=2' }));
    await expect(client().list()).rejects.toThrow('R10');
  });

  it.each([{ results: 'x' }, [], 'x', { results: [], next: 'http://[' }])(
    'tells that it does not understand %j',
    async (answer) => {
      await serve(() => answer);
      await expect(client().list()).rejects.toThrow('R09');
    },
  );

  it('reads the columns of a backup', async () => {
    await serve(() => ({
      ...backup('s'),
      description: 'd',
      versions: 3,
      files: '4',
      file_size: '1,048,576 bytes',
      file_path: 'https://files.example/s.zip',
      date_created: '2026-11-25',
      __proto__: { name: 'evil' },
    }));
    expect(await client().read('s')).toEqual({
      sid: 's',
      name: 's',
      description: 'd',
      status: 'Completed',
      state: 'ready',
      versions: 3,
      files: 4,
      fileSize: 1_048_576,
      filePath: 'https://files.example/s.zip',
      dateCreated: '2026-11-25',
      dateExpired: '',
    });
  });
});
