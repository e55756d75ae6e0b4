import type { BackupReader } from '../contract/engine.ts';
import type { ExportReport, ExportTarget } from '../contract/exporter.ts';
import type { ExportJob } from './save-rows.ts';
import { orStop } from './stop.ts';
import { saveTo } from './target.ts';

/** Shown as progress this often. */
const tellEveryBytes = 1 << 20;

/** One entry of the archive, byte for byte. Its last pull verifies it: a damaged one is not kept. */
export async function saveEntry(
  { reader, signal, onProgress }: ExportJob,
  entryId: number,
  target: ExportTarget,
): Promise<ExportReport> {
  const entry = await orStop(reader.entry(entryId), signal);
  const facts = { name: entry.name, type: 'application/octet-stream' };
  const { bytes, blob } = await saveTo(target, facts, signal, async (sink) => {
    const writer = sink.getWriter();
    let written = 0;
    let told = 0;
    for await (const chunk of chunksOf(reader, entryId, signal)) {
      await writer.write(chunk);
      written += chunk.length;
      if (written - told < tellEveryBytes) continue;
      told = written;
      onProgress({ rows: 0, of: entry.bytes, bytes: written });
    }
    await writer.close();
    onProgress({ rows: 0, of: entry.bytes, bytes: written });
  });
  return { rows: 0, bytes, sheets: 0, cut: 0, blob };
}

async function* chunksOf(
  reader: BackupReader,
  entryId: number,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, void> {
  const stream = await reader.openEntry(entryId);
  try {
    for (;;) {
      const chunk = await orStop(reader.pullEntry(stream), signal);
      if (chunk === null) return;
      yield chunk;
    }
  } finally {
    // Closing must not hide why the last pull failed.
    await reader.closeEntry(stream).catch(() => undefined);
  }
}
