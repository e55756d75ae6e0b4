import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

/** Each room, and the rooms it may import from. Data flows down this list; nothing flows up. */
const rooms: Readonly<Record<string, readonly string[]>> = {
  'workers/contract': [],
  'workers/archive': ['workers/contract'],
  'workers/formats': ['workers/contract'],
  'workers/ingest': ['workers/contract', 'workers/formats'],
  'workers/store': ['workers/contract', 'workers/formats'],
  'workers/query': [
    'workers/contract',
    'workers/formats',
    'workers/store',
    'workers/archive/directory.ts',
  ],
  'workers/export': ['workers/contract', 'workers/query', 'workers/archive'],
  'workers/message': ['workers/contract'],
  'src/text': ['workers/contract'],
  'src/pwa': ['workers/contract'],
  'src/engine': ['workers/contract'],
  'src/state': ['workers/contract', 'src/engine', 'src/text'],
  'src/components': ['workers/contract', 'src/text', 'src/components'],
  'src/screens': [
    'workers/contract',
    'src/text',
    'src/state',
    'src/components',
    'src/engine',
    'src/pwa',
  ],
  preview: [],
  'request/api': [],
  'request/compose': ['request/api'],
  'request/track': ['request/api'],
  'request/download': ['request/api'],
  'request/text': ['request/api', 'request/compose', 'request/track', 'src/text/format.ts'],
  'request/state': [
    'request/api',
    'request/download',
    'request/track',
    'request/text',
    'src/text/format.ts',
  ],
  'request/components': ['request/api', 'request/track', 'request/text', 'src/text/format.ts'],
  'request/screens': [
    'request/api',
    'request/compose',
    'request/components',
    'request/download',
    'request/state',
    'request/text',
    'request/track',
    'src/components/ProgressBar.svelte',
    'src/text/format.ts',
  ],
  /** All of it: of the explorer only its look, a few small components, and how it writes numbers. */
  request: [
    'src/components/Brand.svelte',
    'src/components/ProgressBar.svelte',
    'src/components/Switcher.svelte',
    'src/components/ThemeSwitch.svelte',
    'src/styles',
    'src/text/format.ts',
    'workers/contract/script-urls.ts',
    'scripts',
  ],
};

const root = path.resolve(import.meta.dirname, '../..');

function filesIn(room: string): string[] {
  const folder = path.join(root, room);
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|svelte)$/.test(name))
    .map((name) => path.join(folder, name));
}

/** `import x from './x'`, `import './x'`, `export … from './x'`, `import('./x')`, `new URL('./x', …)`. */
const IMPORTED = /(?:from|import|URL\()\s*\(?\s*'(\.{1,2}\/[^']+)'/g;

function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(IMPORTED)].map((found) =>
    path.relative(root, path.resolve(path.dirname(file), found[1] ?? '')),
  );
}

const isInside = (target: string, place: string): boolean =>
  target === place || target.startsWith(`${place}/`);

describe.each(Object.entries(rooms))('the room %s', (room, allowed) => {
  it(`imports only from itself and ${allowed.join(', ') || 'nothing else'}`, () => {
    const trespasses = filesIn(room).flatMap((file) =>
      importsOf(file)
        .filter((target) => ![room, ...allowed].some((place) => isInside(target, place)))
        .filter((target) => !isWorkerStart(file, target))
        .map((target) => `${path.relative(root, file)} → ${target}`),
    );
    expect(trespasses).toEqual([]);
  });
});

/** The page names its workers' files in one place, to start them. */
function isWorkerStart(file: string, target: string): boolean {
  const isClient = path.relative(root, file).startsWith('src/engine/');
  return isClient && /^workers\/[a-z-]+\.worker\.ts$/.test(target);
}

/** Ways to send something, by name or by member. */
const SENDING =
  /\b(fetch\(|XMLHttpRequest|WebSocket|WebTransport|EventSource|sendBeacon|RTCPeerConnection|importScripts)/;

describe('the request client', () => {
  it('sends from one place only', () => {
    const senders = filesIn('request')
      .filter((file) => SENDING.test(readFileSync(file, 'utf8')))
      .map((file) => path.relative(root, file));
    expect(senders).toEqual(['request/api/send.ts']);
  });

  it('is no part of the explorer', () => {
    const users = ['src', 'workers', 'preview'].flatMap((room) =>
      filesIn(room).filter((file) => importsOf(file).some((target) => isInside(target, 'request'))),
    );
    expect(users).toEqual([]);
  });
});

describe('the architecture test itself', () => {
  it('sees every way to import', () => {
    const text = [
      `import x from './a.ts';`,
      `import './b.css';`,
      `export { y } from '../c.ts';`,
      `await import('./d.ts');`,
      `new Worker(new URL('./e.worker.ts', import.meta.url))`,
    ].join('\n');
    const found = [...text.matchAll(IMPORTED)].map((match) => match[1]);
    expect(found).toEqual(['./a.ts', './b.css', '../c.ts', './d.ts', './e.worker.ts']);
  });

  it('looks into rooms that exist', () => {
    for (const room of Object.keys(rooms)) expect(filesIn(room), room).not.toEqual([]);
  });

  it('finds no room that it does not know', () => {
    const folders = readdirSync(path.join(root, 'workers'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => `workers/${entry.name}`);
    expect(folders.filter((room) => !(room in rooms) && room !== 'workers/engine')).toEqual([]);
  });
});
