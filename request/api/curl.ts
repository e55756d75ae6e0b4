import { baseOf } from './address.ts';
import { checkHeader, pathWith, type Settings } from './settings.ts';

export interface Command {
  what: string;
  text: string;
}

/** The same requests for a command line, with `$TOKEN` in the token's place. */
export function curlCommands(settings: Settings, sid: string | null): Command[] {
  checkHeader(settings, '$TOKEN');
  const base = baseOf(settings.base);
  const { headerName, scheme, listPath, organisation, signInPath, backupPath } = settings;
  const header = `-H "${headerName}: ${scheme === '' ? '' : `${scheme} `}$TOKEN"`;
  const json = `-H 'Content-Type: application/json'`;
  const list = new URL(pathWith(listPath, { organisation }), base).href;
  const backup = new URL(pathWith(backupPath, { sid: sid ?? 'SID' }), base).href;
  const credentials = `--data '{"username":"USER","password":"PASSWORD"}'`;
  const words = `--data '{"name":"NAME","description":"DESCRIPTION"}'`;
  const signIn = new URL(pathWith(signInPath, {}), base).href;
  return [
    { what: 'Sign in', text: `curl ${json} ${credentials} ${quoted(signIn)}` },
    { what: 'List', text: `curl ${header} ${quoted(`${list}?page=1`)}` },
    { what: 'Create (costs money)', text: `curl ${header} ${json} ${words} ${quoted(list)}` },
    { what: 'Look at one', text: `curl ${header} ${quoted(backup)}` },
    { what: 'Download its file', text: `curl -C - -L -o backup.zip "$FILE_PATH"` },
    { what: 'Rename', text: `curl -X PATCH ${header} ${json} ${words} ${quoted(backup)}` },
    { what: 'Delete', text: `curl -X DELETE ${header} ${quoted(backup)}` },
  ];
}

/** A word of a shell, whatever it holds. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
