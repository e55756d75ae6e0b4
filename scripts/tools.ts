import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { isOnPath, placeOf } from './on-path.ts';

/** Debian's package for each native tool the tests and the bench use. */
const PACKAGES: Readonly<Record<string, string>> = {
  '7z': 'p7zip-full',
  zip: 'zip',
  unzip: 'unzip',
  sqlite3: 'sqlite3',
  python3: 'python3',
  pdftotext: 'poppler-utils',
};

const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Flags without which Chromium asks the network for things of its own. */
export const CHROMIUM_FLAGS: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The Chromium to test in: one named in CHROMIUM, the system's, or Playwright's own. Null when there is none. */
export function findChromium(): string | null {
  const named = process.env['CHROMIUM'];
  if (named !== undefined && existsSync(named)) return named;
  for (const name of BROWSERS) {
    const found = placeOf(name);
    if (found !== null) return found;
  }
  const own = chromium.executablePath();
  return existsSync(own) ? own : null;
}

/** Installs what is missing where this machine lets us; says in one sentence what to install where not. */
export function provideTools(): void {
  const missing = Object.keys(PACKAGES).filter((tool) => !isOnPath(tool));
  const packages = missing.flatMap((tool) => PACKAGES[tool] ?? []);
  if (findChromium() === null) packages.push('chromium');
  if (packages.length > 0) aptInstall(packages);
  if (findChromium() === null) spawnSync('npx', ['playwright', 'install', 'chromium'], loud);

  const still = missing.filter((tool) => !isOnPath(tool));
  if (still.length > 0)
    console.log(`Not found: ${still.join(', ')}. The tests that need them are skipped.`);
  if (findChromium() === null) {
    throw new Error(
      'No Chromium was found: install Chromium (Debian: apt-get install chromium) and run this again.',
    );
  }
}

const loud = { stdio: 'inherit' } as const;

function aptInstall(packages: readonly string[]): void {
  if (process.getuid?.() !== 0 || !isOnPath('apt-get')) return;
  console.log(`Installing ${packages.join(', ')} …`);
  spawnSync('apt-get', ['update', '-qq'], loud);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
    ...loud,
    env,
  });
}
