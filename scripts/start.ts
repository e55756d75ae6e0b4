import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { serveFolder } from './serve.ts';

const root = path.resolve(import.meta.dirname, '..');
const port = Number(process.env['PORT'] ?? 4173);

function run(command: string, ...args: string[]): void {
  const { status } = spawnSync('npx', [command, ...args], { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

run('tsx', 'scripts/sample.ts');
run('tsx', 'scripts/sample.ts', '--format', 'versions', '--faults');
run('vite', 'build', '--logLevel', 'warn');

const sample = JSON.parse(readFileSync(path.join(root, 'dist/sample/sample.json'), 'utf8')) as {
  password: string;
};

try {
  const { url } = await serveFolder({ folder: path.join(root, 'dist'), port });
  console.log(`
Strongroom is at ${url}

  1. Open that address in Chromium, Chrome or Edge.
  2. Drop the zip files of a backup on the page, or choose “Try the sample backup”
     (its password is “${sample.password}”; the same files lie in public/sample).
  3. After the first visit the page needs no network, and no server: try stopping this one.

Ctrl+C stops the server.`);
} catch (error) {
  const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  if (!isTaken) throw error;
  console.error(
    `Port ${port} is in use. Stop what runs there, or choose another: PORT=4180 npm start`,
  );
  process.exitCode = 1;
}
