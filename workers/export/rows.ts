import type { BackupReader } from '../contract/engine.ts';
import type { View, ViewInfo, ViewPage, ViewRow } from '../contract/views.ts';
import { orStop } from './stop.ts';

type ViewReader = Pick<BackupReader, 'openView' | 'rows' | 'closeView'>;

const slot = 'export';
const pageRows = 1000;

export interface OpenRows {
  info: ViewInfo;
  /** All rows in order, to be walked once. */
  pages: AsyncIterable<readonly ViewRow[]>;
  close: () => Promise<void>;
}

export async function openRows(
  reader: ViewReader,
  view: View,
  signal: AbortSignal,
): Promise<OpenRows> {
  const opening = reader.openView(slot, view);
  const close = async (): Promise<void> => {
    // A view that a newer one has replaced is gone already, and nothing hangs on its closing.
    await opening.then(({ id }) => reader.closeView(id)).catch(() => undefined);
  };
  try {
    const info = await orStop(opening, signal);
    return { info, pages: pagesOf(reader, info, signal), close };
  } catch (error) {
    void close();
    throw error;
  }
}

/** Asks for the next page while the last one is being written, and for no more. */
async function* pagesOf(
  reader: ViewReader,
  { id, rows }: ViewInfo,
  signal: AbortSignal,
): AsyncGenerator<readonly ViewRow[], void, void> {
  const ask = (offset: number): Promise<ViewPage> | null => {
    if (offset >= rows) return null;
    const page = reader.rows(id, offset, pageRows);
    page.catch(() => undefined); // heard when it is awaited; a page nobody waits for may fail
    return page;
  };
  let asked = ask(0);
  for (let offset = 0; asked !== null; offset += pageRows) {
    const page = await orStop(asked, signal);
    const expected = Math.min(pageRows, rows - offset);
    if (page.offset !== offset || page.rows.length !== expected) {
      throw new Error(`asked for ${expected} rows at ${offset}, got ${page.rows.length}`);
    }
    asked = ask(offset + pageRows);
    yield page.rows;
  }
}
