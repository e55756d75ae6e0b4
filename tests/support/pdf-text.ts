import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { runWell, tempFolder } from './native.ts';

/** The words of each page. Needs pdftotext. */
export async function pdfText(bytes: Uint8Array): Promise<string[]> {
  const file = path.join(tempFolder(), 'printed.pdf');
  await writeFile(file, bytes);
  const text = await runWell('pdftotext', ['-layout', '-enc', 'UTF-8', file, '-']);
  return text.split('\f').slice(0, -1);
}
