import type { Archive } from '../archive/archive.ts';
import type { Problem } from '../contract/problems.ts';
import type { Plan } from '../contract/values.ts';
import { recogniseFormat } from '../formats/registry.ts';

/** Bytes of memory for each byte of CSV once loaded, and what the app needs besides: measured by the bench. */
const MEMORY_PER_BYTE = 2.6;
const MEMORY_BESIDES = 120e6;

/** A format shows in its tables and in the folders of the first files: half a million names add nothing. */
const PATHS_LOOKED_AT = 20_000;

/** What the dropped files hold, before any of it is read. */
export function planOf(archive: Archive): Plan {
  const volumes = archive.volumes();
  const tables = [...archive.tables()];
  const tableBytes = tables.reduce((sum, { bytes }) => sum + bytes, 0);
  const format = recogniseFormat([...tables.map(({ path }) => path), ...somePaths(archive)]);
  return {
    name: archive.name,
    format,
    volumes,
    missing: archive.missing(),
    ignored: archive.ignored(),
    manifest: archive.manifestName,
    entries: volumes
      .filter(({ state }) => state === 'open' || state === 'locked')
      .reduce((sum, { entries }) => sum + entries, 0),
    tables: tables.length,
    tableBytes,
    memoryBytes: tableBytes * MEMORY_PER_BYTE + MEMORY_BESIDES,
    problems: [...missingParts(archive), ...archive.problems()],
  };
}

function* somePaths(archive: Archive): Generator<string> {
  let left = PATHS_LOOKED_AT;
  for (const { path } of archive.paths()) {
    if (left-- === 0) return;
    yield path;
  }
}

function missingParts(archive: Archive): Problem[] {
  const missing = archive.missing().map(({ name }) => name);
  if (missing.length === 0) return [];
  return [{ code: 'Z04', facts: { parts: archive.volumes().length + missing.length, missing } }];
}
