import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  base: './',
  plugins: [svelte()],
  resolve: process.env['VITEST'] ? { conditions: ['browser'] } : {},
  worker: { format: 'es' },
  build: { assetsInlineLimit: 0, target: 'es2023', modulePreload: { polyfill: false } },
  test: { include: ['tests/unit/**/*.test.ts'], testTimeout: 60_000 },
});
