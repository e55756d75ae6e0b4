import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

/** Bytes, each file by itself through gzip. */
export interface BuiltFigures {
  /** Scripts that run before anything is painted. */
  firstPaint: number;
  /** What the app needs offline but for the viewer of PDFs and the sample. */
  offline: number;
  /** The viewer of PDFs: its scripts, and the files they ask for. */
  viewer: number;
  viewerFiles: number;
}

const isViewer = (file: string): boolean => /^(pdf\/|assets\/(PdfView|pdf\.worker)-)/.test(file);
const isKept = (file: string): boolean =>
  !/^sample(-versions)?\//.test(file) && !file.endsWith('.map');

/** Weighs what `vite build` wrote. */
export function weighBuilt(folder: string): BuiltFigures {
  const weigh = (files: readonly string[]): number =>
    files.reduce((sum, file) => sum + gzipSync(readFileSync(path.join(folder, file))).length, 0);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((found) => found.isFile())
    .map((found) => path.relative(folder, path.join(found.parentPath, found.name)))
    .filter(isKept);
  const viewer = files.filter(isViewer);
  return {
    firstPaint: weigh(scriptsOf(folder)),
    offline: weigh(files.filter((file) => !isViewer(file))),
    viewer: weigh(viewer),
    viewerFiles: viewer.length,
  };
}

/** Scripts of index.html, with what they import statically. */
function scriptsOf(folder: string): string[] {
  const page = readFileSync(path.join(folder, 'index.html'), 'utf8');
  const scripts = new Set(
    [...page.matchAll(/(?:src|href)="\.\/([^"]+\.js)"/g)].map(([, at]) => at ?? ''),
  );
  for (const script of scripts) {
    const code = readFileSync(path.join(folder, script), 'utf8');
    for (const [, at = ''] of code.matchAll(/(?:from|import)\s*"(\.\/[^"]+\.js)"/g)) {
      scripts.add(path.join(path.dirname(script), at));
    }
  }
  return [...scripts];
}
