import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Plugin } from 'vite';

const folder = path.dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

/** What pdf.js asks for when a PDF needs it: its fallbacks for old browsers and its script engine stay out. */
const wanted: Readonly<Record<string, RegExp>> = {
  cmaps: /\.bcmap$|^LICENSE/,
  iccs: /\.icc$|^LICENSE/,
  standard_fonts: /\.(pfb|ttf)$|^LICENSE/,
  wasm: /^(jbig2|openjpeg|qcms_bg)\.wasm$|^LICENSE_(PDFJS_)?(JBIG2|OPENJPEG|QCMS)$/,
};

/** Puts pdf.js's character maps, fonts and decoders beside the app, under `pdf/`. */
export function pdfFilesPlugin(): Plugin {
  return {
    name: 'strongroom-pdf-files',
    apply: 'build',
    generateBundle() {
      for (const [name, pattern] of Object.entries(wanted)) {
        for (const file of readdirSync(path.join(folder, name))) {
          if (!pattern.test(file)) continue;
          const source = readFileSync(path.join(folder, name, file));
          this.emitFile({ type: 'asset', fileName: `pdf/${name}/${file}`, source });
        }
      }
    },
  };
}
