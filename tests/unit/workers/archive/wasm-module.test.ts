import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect } from 'vitest';
import { Archive } from '../../../../workers/archive/archive.ts';
import { configureZip, entryBytes } from '../../../../workers/archive/one-entry.ts';
import { runWell, tempFolder } from '../../../support/native.ts';
import { needs } from '../../../support/needs.ts';

const never = new AbortController().signal;
const text = 'action_id,name\r\n1,"Deed of the cat"\r\n'.repeat(3000);

needs('7z').it(
  'the module reads Deflate64, and decrypts as the JavaScript does (A-32, A-50)',
  async () => {
    const module = createRequire(import.meta.url).resolve('@zip.js/zip.js/dist/zip-module.wasm');
    configureZip(`data:application/wasm;base64,${readFileSync(module, 'base64')}`);
    const folder = tempFolder();
    const target = join(folder, 'out.zip');
    writeFileSync(join(folder, 'actions.csv'), text);
    const options = ['-tzip', '-bd', '-mm=Deflate64', '-psecret', '-mem=AES256'];
    await runWell('7z', ['a', ...options, target, 'actions.csv'], { cwd: folder });

    const archive = new Archive();
    const file = new File([readFileSync(target)], 'out.zip');
    await archive.add([{ path: 'out.zip', file }], () => undefined, never);
    expect(await archive.unlock('wrong', never)).toMatchObject({ opened: [] });
    expect(await archive.unlock('secret', never)).toEqual({ opened: [1], refused: [] });
    const [entry] = archive.paths();
    const chunks: Uint8Array[] = [];
    for await (const chunk of entryBytes(archive.source(entry?.id ?? 0), never)) chunks.push(chunk);
    expect(Buffer.concat(chunks).toString()).toBe(text);
  },
);
