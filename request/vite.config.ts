import path from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { clientPolicy } from '../scripts/headers.ts';
import { policyPlugin } from '../scripts/vite/policy.ts';
import { serviceWorkerPlugin } from '../scripts/vite/service-worker.ts';

/** The request client: a page of its own with an output of its own, for an origin of its own. */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  publicDir: 'public',
  plugins: [
    svelte({ configFile: false }),
    policyPlugin(clientPolicy),
    serviceWorkerPlugin(path.resolve(import.meta.dirname, 'worker/service-worker.ts')),
  ],
  build: {
    outDir: '../dist-request',
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
