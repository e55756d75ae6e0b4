import { ArchiveError } from '../contract/problems.ts';

/** Bytes `from` to `to` of a volume. A file that changed or went away is told by its name. */
export async function readBytes(
  volume: Blob,
  name: string,
  from: number,
  to: number,
): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await volume.slice(from, to).arrayBuffer());
  } catch (error) {
    throw fileError(error, name) ?? error;
  }
}

/** What the browser says when a chosen file changed (Z50), went away (Z51) or may not be read (Z52). */
export function fileError(error: unknown, name: string): ArchiveError | null {
  if (!(error instanceof DOMException)) return null;
  if (error.name === 'NotReadableError') {
    return new ArchiveError({ code: 'Z50', facts: { name } }, { cause: error });
  }
  if (error.name === 'NotFoundError') {
    return new ArchiveError({ code: 'Z51', facts: { name } }, { cause: error });
  }
  if (error.name === 'NotAllowedError' || error.name === 'SecurityError') {
    return new ArchiveError({ code: 'Z52', facts: { name } }, { cause: error });
  }
  return null;
}
