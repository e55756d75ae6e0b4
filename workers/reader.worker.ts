import wasmUrl from '@zip.js/zip.js/dist/zip-module.wasm?url';
import { expose } from 'comlink';
import { configureZip } from './archive/one-entry.ts';
import { carryProblems } from './contract/transport.ts';
import { EntryReader } from './engine/entry-reader.ts';

carryProblems();
configureZip(wasmUrl);
expose(new EntryReader());
