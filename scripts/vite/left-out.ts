import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';

/** Built or copied, and never asked for: zip.js's own worker, and what the tests know of the sample. */
const leftOut = [/^assets\/zip-web-worker-.*\.js$/, /^sample(-versions)?\/ledger\.json$/];

/** Keeps files that the app never asks for out of what is shipped and kept for use offline. */
export function leftOutPlugin(): Plugin {
  let folder = '';
  return {
    name: 'strongroom-left-out',
    apply: 'build',
    configResolved: ({ root, build }) => {
      folder = path.resolve(root, build.outDir);
    },
    writeBundle: {
      sequential: true,
      handler() {
        for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
          const url = file.split(path.sep).join('/');
          if (leftOut.some((pattern) => pattern.test(url))) rmSync(path.join(folder, file));
        }
      },
    },
  };
}
