import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Script } from 'node:vm';
import { build } from 'vite';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  appPolicy,
  hashOfScript,
  inlineScriptOf,
  policyMeta,
  previewPolicy,
} from '../../../../scripts/headers.ts';
import { policyPlugin } from '../../../../scripts/vite/policy.ts';
import { previewPlugin } from '../../../../scripts/vite/preview.ts';
import { serviceWorkerPlugin } from '../../../../scripts/vite/service-worker.ts';
import { tempFolder } from '../../../support/native.ts';

const sources: Readonly<Record<string, string>> = {
  'index.html':
    '<!doctype html><html><head><meta charset="utf-8" /><script src="./boot.js"></script></head><body><script type="module" src="/main.ts"></script></body></html>',
  'main.ts': 'import "./main.css"; document.title = "x";',
  'main.css': 'p { color: red }',
  'public/boot.js': '"boot";',
  'public/pdf/letters.bcmap': 'x',
  'public/sample/part.zip': 'PK',
  'preview/preview.html':
    '<!doctype html><html><head><meta charset="utf-8" /></head><body><script type="module" src="./preview.ts"></script></body></html>',
  'preview/preview.ts':
    'import { end } from "./end.ts"; import "./look.css"; document.title = `${end}$&<!-- é`;',
  'preview/end.ts': 'export const end: string = "</script><b>";',
  'preview/look.css': 'b { color: blue }',
};

let dist = '';
const built = (name: string): string => readFileSync(path.join(dist, name), 'utf8');

beforeAll(async () => {
  const root = tempFolder();
  for (const [name, text] of Object.entries(sources)) {
    const file = path.join(root, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  dist = path.join(root, 'dist');
  await build({
    root,
    base: './',
    configFile: false,
    logLevel: 'error',
    plugins: [policyPlugin(), previewPlugin(path.join(root, 'preview')), serviceWorkerPlugin()],
  });
});

describe('the built page', () => {
  it('tells its policy before any script', () => {
    const page = built('index.html');
    expect(page).toContain(policyMeta(appPolicy));
    expect(page.indexOf('Content-Security-Policy')).toBeLessThan(page.indexOf('<script'));
    expect(inlineScriptOf(page)).toBeNull();
  });
});

describe('the preview page', () => {
  it('is one file with its script inside, named by hash', () => {
    const page = built('preview.html');
    const script = inlineScriptOf(page) ?? '';
    expect(page.match(/<script/g)).toHaveLength(1);
    expect(page).toContain(policyMeta(previewPolicy(hashOfScript(script))));
    expect(page).not.toMatch(/\bsrc=|\bhref=|import /);
    expect(page).toContain('color:');
  });

  it('runs as it was written', () => {
    const page = { title: '' };
    new Script(inlineScriptOf(built('preview.html')) ?? '').runInNewContext({ document: page });
    expect(page.title).toBe('</script><b>$&<!-- é');
  });
});

describe('the service worker', () => {
  const revisionsIn = (code: string): Map<string, string> =>
    new Map(
      [...code.matchAll(/\{\s*"?url"?:\s*["`]([^"`]+)["`],\s*"?revision"?:\s*["`](\w+)["`]/g)].map(
        ([, url = '', revision = '']) => [url, revision],
      ),
    );

  it('is one classic script that parses', () => {
    const code = built('service-worker.js');
    expect(() => new Script(code)).not.toThrow();
    expect(code).not.toMatch(/__WB_MANIFEST|__PDF_FILES|__SAMPLE_FILES|process\.env|importScripts/);
  });

  it('lists every built file but itself, by the hash of its content', () => {
    const revisions = revisionsIn(built('service-worker.js'));
    const names = [...revisions.keys()].map((name) => name.replace(/-[\w-]{8}\./, '.')).sort();
    expect(names).toEqual([
      'assets/index.css',
      'assets/index.js',
      'boot.js',
      'index.html',
      'pdf/letters.bcmap',
      'preview.html',
      'sample/part.zip',
    ]);
    for (const [name, revision] of revisions) {
      const hash = createHash('sha256')
        .update(readFileSync(path.join(dist, name)))
        .digest('hex');
      expect(hash.startsWith(revision), name).toBe(true);
    }
  });
});
