import { readdirSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import { describe, expect, it } from 'vitest';
import { pdfFilesPlugin } from '../../../../scripts/vite/pdf-files.ts';
import { tempFolder } from '../../../support/native.ts';

describe('what pdf.js asks for', () => {
  it('lies beside the app: maps, fonts and decoders with their licences, and no script', async () => {
    const folder = tempFolder();
    await build({
      root: folder,
      configFile: false,
      logLevel: 'error',
      plugins: [
        pdfFilesPlugin(),
        { name: 'entry', resolveId: (id) => id, load: () => 'export const nothing = 0;' },
      ],
      build: { lib: { entry: 'entry', formats: ['es'] }, outDir: path.join(folder, 'dist') },
    });
    const files = readdirSync(path.join(folder, 'dist/pdf'), { recursive: true, encoding: 'utf8' });
    for (const wanted of [
      'cmaps/UniJIS-UTF16-H.bcmap',
      'cmaps/LICENSE',
      'iccs/CGATS001Compat-v2-micro.icc',
      'standard_fonts/LiberationSans-Regular.ttf',
      'standard_fonts/LICENSE_FOXIT',
      'wasm/jbig2.wasm',
      'wasm/openjpeg.wasm',
    ]) {
      expect(files).toContain(path.normalize(wanted));
    }
    expect(files.filter((file) => /quickjs|\.js$/i.test(file))).toEqual([]);
  });
});
