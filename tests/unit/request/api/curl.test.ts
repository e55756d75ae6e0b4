import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { curlCommands } from '../../../../request/api/curl.ts';
import { documented, type Settings } from '../../../../request/api/settings.ts';

const settings: Settings = {
  base: 'https://vendor.example/api/',
  organisation: 'orgn0a40xinvented',
  ...documented,
};
const commandFor = (what: string, sid: string | null = null): string =>
  curlCommands(settings, sid).find((command) => command.what === what)?.text ?? '';

describe('the same requests for a command line', () => {
  it('renames with the token in a variable', () => {
    expect(commandFor('Rename', 'back0a40x1')).toBe(
      `curl -X PATCH -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' ` +
        `--data '{"name":"NAME","description":"DESCRIPTION"}' ` +
        `'https://vendor.example/api/organizations/backup/detail/back0a40x1/'`,
    );
  });

  it('has a word in the place of a sid that nobody chose', () => {
    for (const what of ['Look at one', 'Rename', 'Delete']) {
      expect(commandFor(what)).toContain(`/detail/SID/'`);
    }
  });

  it('gives a shell one word for an address, whatever the sid and the organisation hold', () => {
    const hostile = `x'; echo $(id) "`;
    for (const { what, text } of curlCommands({ ...settings, organisation: hostile }, hostile)) {
      const words = execFileSync('sh', ['-c', `for word in ${text}; do echo "$word"; done`], {
        encoding: 'utf8',
        env: { TOKEN: 'tok', FILE_PATH: 'https://files.example/a.zip' },
      });
      expect(words, what).toMatch(/^curl\n(.*\n)*https:\/\/\S+\n$/);
      expect(words, what).not.toContain('uid=');
    }
  });
});
