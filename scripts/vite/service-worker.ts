import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';
import { oneScript } from './one-script.ts';

/** A file the service worker keeps, and the hash of its content. */
interface KeptFile {
  url: string;
  revision: string;
}

const appEntry = path.resolve(import.meta.dirname, '../../workers/service-worker.ts');
const output = 'service-worker.js';
const sampleFolders = ['sample/', 'sample-versions/'];
const pdfFolder = 'pdf/';

/** Writes service-worker.js, from the worker `entry`, with the list of all built files, once they are all there. */
export function serviceWorkerPlugin(entry = appEntry): Plugin {
  let folder = '';
  return {
    name: 'strongroom-service-worker',
    apply: 'build',
    configResolved: ({ root, build }) => {
      folder = path.resolve(root, build.outDir);
    },
    writeBundle: {
      order: 'post',
      sequential: true,
      async handler() {
        const files = filesIn(folder);
        const { code } = await oneScript(entry, {
          'self.__WB_MANIFEST': files.filter(({ url }) => !isIn(pdfFolder, url) && !isSample(url)),
          'self.__PDF_FILES': files.filter(({ url }) => isIn(pdfFolder, url)),
          'self.__SAMPLE_FILES': files.filter(({ url }) => isSample(url)),
        });
        writeFileSync(path.join(folder, output), code);
      },
    },
  };
}

const isIn = (folder: string, url: string): boolean => url.startsWith(folder);
const isSample = (url: string): boolean => sampleFolders.some((folder) => isIn(folder, url));

function filesIn(folder: string): KeptFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((found) => found.isFile())
    .map((found) => path.join(found.parentPath, found.name))
    .map((file) => ({
      url: path.relative(folder, file).split(path.sep).join('/'),
      revision: createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 32),
    }))
    .filter(({ url }) => url !== output && !url.endsWith('.map'))
    .sort((one, other) => (one.url < other.url ? -1 : 1));
}
