import { readFileSync } from 'node:fs';
import path from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { leftOutPlugin } from './scripts/vite/left-out.ts';
import { policyPlugin } from './scripts/vite/policy.ts';
import { previewPlugin } from './scripts/vite/preview.ts';
import { pdfFilesPlugin } from './scripts/vite/pdf-files.ts';
import { serviceWorkerPlugin } from './scripts/vite/service-worker.ts';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

export default defineConfig({
  base: './',
  define: { 'import.meta.env.VITE_VERSION': JSON.stringify(version) },
  plugins: [
    svelte({ configFile: false }),
    policyPlugin(),
    previewPlugin(),
    pdfFilesPlugin(),
    leftOutPlugin(),
    serviceWorkerPlugin(),
  ],
  resolve: {
    alias: { 'iconv-lite': path.resolve(import.meta.dirname, 'workers/message/iconv-lite.ts') },
    ...(process.env['VITEST'] ? { conditions: ['browser'] } : {}),
  },
  worker: { format: 'es' },
  build: {
    target: 'es2023',
    // A small asset inside a script would be a data: address, which the policy refuses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  test: {
    include: ['tests/unit/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Through the alias above, as in the app.
    server: { deps: { inline: ['@kenjiuno/msgreader'] } },
  },
});
