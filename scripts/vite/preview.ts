import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';
import { hashOfScript, previewPath, previewPolicy } from '../headers.ts';
import { oneScript } from './one-script.ts';
import { withPolicy } from './policy.ts';

const ownFolder = path.resolve(import.meta.dirname, '../../preview');

/** Makes preview.html: one page with its script and style inside, and its own policy. */
export function previewPlugin(folder: string = ownFolder): Plugin {
  return {
    name: 'strongroom-preview',
    apply: 'build',
    async generateBundle() {
      const { code, css } = await oneScript(path.join(folder, 'preview.ts'));
      const shell = readFileSync(path.join(folder, 'preview.html'), 'utf8');
      const source = pageOf(shell, scriptText(code), css);
      this.emitFile({ type: 'asset', fileName: previewPath.slice(1), source });
    },
  };
}

const scriptTag = /<script [^>]*src="[^"]*preview\.ts"[^>]*><\/script>/;

function pageOf(shell: string, code: string, css: string): string {
  if (!scriptTag.test(shell)) throw new Error('preview.html must load preview.ts');
  const style = css === '' ? '' : `<style>${css}</style>\n`;
  return withPolicy(shell, previewPolicy(hashOfScript(code)))
    .replace(/<\/head>/, (end) => style + end)
    .replace(scriptTag, () => '')
    .replace(/<\/body>/, (end) => `<script>${code}</script>\n  ${end}`);
}

/** Code that an HTML parser takes as it stands, so that its hash holds. */
function scriptText(code: string): string {
  const text = code.trim().replaceAll('</script', '\\x3C/script').replaceAll('<!--', '\\x3C!--');
  // eslint-disable-next-line no-control-regex -- a parser would change these
  if (/[\r\u0000]/.test(text)) throw new Error('preview.ts holds a character that HTML changes');
  return text;
}
