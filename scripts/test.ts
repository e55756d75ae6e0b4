import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { provideTools } from './tools.ts';

/** Everything that must hold: types, lint, unit tests, the build, and the built app in a browser. */
interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

const root = path.resolve(import.meta.dirname, '..');
const results = path.join(root, 'test-results');
const unitResults = path.join(results, 'unit.json');
const browserResults = path.join(results, 'browser.json');

function run(title: string, command: string, args: readonly string[]): boolean {
  console.log(`\n── ${title}`);
  const env = { ...process.env, FORCE_COLOR: '0', BROWSER_RESULTS: browserResults };
  return spawnSync('npx', [command, ...args], { cwd: root, stdio: 'inherit', env }).status === 0;
}

function step(title: string, command: string, ...args: string[]): Count {
  const passed = run(title, command, args);
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 };
}

function readResults(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

/** Counts the tests of a run. A run that failed without a failed test, or left no results, is one failure. */
function counted(ended: boolean, count: Count | null): Count {
  if (count === null) return { passed: 0, failed: 1, skipped: 0 };
  return !ended && count.failed === 0 ? { ...count, failed: 1 } : count;
}

function unitTests(): Count {
  const ended = run('Unit tests', 'vitest', [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${unitResults}`,
  ]);
  const found = readResults(unitResults) as {
    numPassedTests: number;
    numFailedTests: number;
    numPendingTests: number;
  } | null;
  return counted(
    ended,
    found && {
      passed: found.numPassedTests,
      failed: found.numFailedTests,
      skipped: found.numPendingTests,
    },
  );
}

function browserTests(): Count {
  const ended = run('Browser tests', 'playwright', ['test']);
  const found = readResults(browserResults) as {
    stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  } | null;
  return counted(
    ended,
    found && {
      passed: found.stats.expected,
      failed: found.stats.unexpected + found.stats.flaky,
      skipped: found.stats.skipped,
    },
  );
}

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
provideTools();

const counts = [
  step('Types: page', 'tsc', '-p', 'tsconfig.json'),
  step('Types: engine', 'tsc', '-p', 'workers'),
  step('Types: tests and scripts', 'tsc', '-p', 'tests'),
  step('Types: preview frame', 'tsc', '-p', 'preview'),
  step('Types: request client', 'tsc', '-p', 'request'),
  step('Types: its service worker', 'tsc', '-p', 'request/worker'),
  step('Types: components', 'svelte-check', '--tsconfig', './tsconfig.json', '--fail-on-warnings'),
  step(
    'Types: components of the request client',
    'svelte-check',
    '--tsconfig',
    './request/tsconfig.json',
    '--fail-on-warnings',
  ),
  step('Lint', 'eslint', '.', '--max-warnings', '0'),
  step('Format', 'prettier', '--check', '--log-level', 'warn', '.'),
  unitTests(),
  step('Sample backup', 'tsx', 'scripts/sample.ts'),
  step('Sample of versions', 'tsx', 'scripts/sample.ts', '--format', 'versions', '--faults'),
  step('Build', 'vite', 'build', '--logLevel', 'warn'),
  step(
    'Build: request client',
    'vite',
    'build',
    '--config',
    'request/vite.config.ts',
    '--logLevel',
    'warn',
  ),
  browserTests(),
];

const sum = (of: keyof Count): number => counts.reduce((total, count) => total + count[of], 0);
const skipped = sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : '';
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed${skipped}`);
process.exitCode = sum('failed') === 0 ? 0 : 1;
