import { oneScript } from './scripts/vite/one-script.ts';
import { chromium } from '@playwright/test'; import { findChromium, CHROMIUM_FLAGS } from './scripts/tools.ts';
import vm from 'node:vm';
const { code } = await oneScript(process.cwd()+'/.tmp-page.ts');
console.log('bundle', code.length);
vm.runInThisContext(code); console.log('node', await (globalThis as any).go());
const b=await chromium.launch({executablePath:findChromium()!,args:[...CHROMIUM_FLAGS]}); const p=await b.newPage(); await p.evaluate(code); console.log('chromium', await p.evaluate(()=>(globalThis as any).go())); await b.close();
