import { defineConfig } from '@playwright/test';

// The tests start their own browser and server (tests/e2e/fixtures.ts): a persistent profile, the built app.
export default defineConfig({
  testDir: 'tests/e2e',
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  forbidOnly: true,
  outputDir: 'test-results/browser',
  reporter: [
    ['list'],
    ['json', { outputFile: process.env['BROWSER_RESULTS'] ?? 'test-results/browser.json' }],
  ],
});
