import {
  BlobReader,
  configure,
  ERR_AMBIGUOUS_ARCHIVE,
  ERR_BAD_FORMAT,
  ERR_CENTRAL_DIRECTORY_NOT_FOUND,
  ERR_ENCRYPTED,
  ERR_ENTRY_DATA_OUT_OF_BOUNDS,
  ERR_EOCDR_LOCATOR_ZIP64_NOT_FOUND,
  ERR_EOCDR_NOT_FOUND,
  ERR_EXTRAFIELD_ZIP64_NOT_FOUND,
  ERR_INVALID_AUTHENTICATION_CODE,
  ERR_INVALID_COMPRESSED_DATA,
  ERR_INVALID_CRC32,
  ERR_INVALID_PASSWORD,
  ERR_INVALID_UNCOMPRESSED_SIZE,
  ERR_LOCAL_FILE_HEADER_NOT_FOUND,
  ERR_OVERLAPPING_ENTRY,
  ERR_SPLIT_ZIP_FILE,
  ERR_UNSUPPORTED_COMPRESSION,
  ERR_UNSUPPORTED_ENCRYPTION,
  ERR_UNSUPPORTED_UINT64,
  ZipReader,
  type EntryGetDataOptions,
  type FileEntry,
} from '@zip.js/zip.js/lib/zip-core-external.js';
import { METHOD } from './directory-entry.ts';

/** Everything of zip.js that this app uses: no worker, no module and no page of its own, nothing fetched by itself. */
let moduleUrl: string | null = null;
configureZip(null);

/**
 * Tells where the library's WebAssembly module is served: with it AES is about three times as fast, and Deflate64
 * can be read. Without it nothing is fetched, and the library's JavaScript does the work.
 */
export function configureZip(wasmUrl: string | null): void {
  moduleUrl = wasmUrl;
  configure({ useWebWorkers: false, wasmURI: () => wasmUrl ?? noModule() });
}

function noModule(): never {
  throw new Error('no WebAssembly module');
}

/** Only the module can inflate Deflate64; every other way to pack is left to the library to judge. */
export const canInflate = (method: number): boolean =>
  method !== METHOD.deflate64 || moduleUrl !== null;

/** Where the module is served; null without it. */
export const zipModuleUrl = (): string | null => moduleUrl;

export type ZipEntry = FileEntry;

/** The read profile of hazards.md 6.1: with it no mutated archive gave wrong bytes. */
const SAFE: EntryGetDataOptions = {
  checkCrc32: true,
  checkOverlappingEntry: true,
  checkLocalFilename: true,
  useWebWorkers: false,
};

/** The one entry of a one-entry zip. */
export async function openZip(zip: Blob): Promise<ZipEntry> {
  const reader = new ZipReader(new BlobReader(zip), {
    strictness: 'balanced',
    filenameValidation: 'tolerant',
    maxAppendedDataSize: 1 << 20,
  });
  const [entry] = await reader.getEntries();
  if (!entry || !('getData' in entry)) throw new Error(ERR_CENTRAL_DIRECTORY_NOT_FOUND);
  return entry;
}

export async function readZipEntry(
  entry: ZipEntry,
  writable: WritableStream<Uint8Array<ArrayBuffer>>,
  options: EntryGetDataOptions,
): Promise<void> {
  await entry.getData(writable, { ...SAFE, ...options });
}

/** What the library's failures mean, by the messages that it exports. */
export type ZipFault =
  | 'password'
  | 'no-password'
  | 'checksum'
  | 'authentication'
  | 'compressed-data'
  | 'size'
  | 'encryption'
  | 'compression'
  | 'bounds'
  | 'overlap'
  | 'header';

const FAULTS: ReadonlyMap<string, ZipFault> = new Map([
  [ERR_INVALID_PASSWORD, 'password'],
  [ERR_ENCRYPTED, 'no-password'],
  [ERR_INVALID_CRC32, 'checksum'],
  [ERR_INVALID_AUTHENTICATION_CODE, 'authentication'],
  [ERR_INVALID_COMPRESSED_DATA, 'compressed-data'],
  [ERR_INVALID_UNCOMPRESSED_SIZE, 'size'],
  [ERR_UNSUPPORTED_ENCRYPTION, 'encryption'],
  [ERR_UNSUPPORTED_COMPRESSION, 'compression'],
  [ERR_ENTRY_DATA_OUT_OF_BOUNDS, 'bounds'],
  [ERR_OVERLAPPING_ENTRY, 'overlap'],
  [ERR_AMBIGUOUS_ARCHIVE, 'header'],
  [ERR_LOCAL_FILE_HEADER_NOT_FOUND, 'header'],
  [ERR_EXTRAFIELD_ZIP64_NOT_FOUND, 'header'],
  [ERR_UNSUPPORTED_UINT64, 'header'],
  [ERR_BAD_FORMAT, 'header'],
  [ERR_CENTRAL_DIRECTORY_NOT_FOUND, 'header'],
  [ERR_EOCDR_NOT_FOUND, 'header'],
  [ERR_EOCDR_LOCATOR_ZIP64_NOT_FOUND, 'header'],
  [ERR_SPLIT_ZIP_FILE, 'header'],
]);

/** Null for what the library does not tell: a bug, or the browser's own failure to read the file. */
export function zipFault(error: unknown): ZipFault | null {
  return error instanceof Error ? (FAULTS.get(error.message) ?? null) : null;
}

/** What the two descriptions of an entry disagree in, as the library has it: "bit flag", "filename", … */
export function faultField(error: unknown): string {
  const reason = error instanceof Error && 'reason' in error ? error.reason : null;
  const named = typeof reason === 'string' ? /\(([^)]+)\)/.exec(reason)?.[1] : undefined;
  return named ?? 'local header';
}
