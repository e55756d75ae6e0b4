import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { SiteName } from './headers.ts';
import { fixtureWords, startFixture } from './request-fixture/fixture.ts';
import { serveFolder } from './serve.ts';

const root = path.resolve(import.meta.dirname, '..');
const port = Number(process.env['PORT'] ?? 4173);
const withFixture = process.argv.includes('--with-fixture');

function run(command: string, ...args: string[]): void {
  const { status } = spawnSync('npx', [command, ...args], { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

async function serve(folder: string, at: number, site: SiteName): Promise<string> {
  return (await serveFolder({ folder: path.join(root, folder), port: at, site })).url;
}

run('tsx', 'scripts/sample.ts');
run('tsx', 'scripts/sample.ts', '--format', 'versions', '--faults');
run('vite', 'build', '--logLevel', 'warn');
run('vite', 'build', '--config', 'request/vite.config.ts', '--logLevel', 'warn');

const sample = JSON.parse(readFileSync(path.join(root, 'dist/sample/sample.json'), 'utf8')) as {
  password: string;
};

try {
  const explorer = await serve('dist', port, 'explorer');
  const client = await serve('dist-request', port + 1, 'client');
  console.log(`
Strongroom is at ${explorer}

  1. Open that address in Chromium, Chrome or Edge.
  2. Drop the zip files of a backup on the page, or choose “Try the sample backup”
     (its password is “${sample.password}”; the same files lie in public/sample).
  3. After the first visit the page needs no network, and no server: try stopping this one.

To ask a vendor for a new backup, and to keep track of it: ${client}
`);
  if (withFixture) console.log(fixtureWords(await startFixture({ port: port + 2, latency: 150 })));
  else
    console.log('(`npm start -- --with-fixture` also starts a make-believe vendor to try it on.)');
  console.log('\nCtrl+C stops the servers.');
} catch (error) {
  const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  if (!isTaken) throw error;
  console.error(
    `${error.message}. Stop what runs there, or choose other ports: PORT=4180 npm start takes 4180 and those after it.`,
  );
  process.exit(1);
}
