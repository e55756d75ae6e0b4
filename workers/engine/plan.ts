import type { Archive } from '../archive/archive.ts';
import type { Problem } from '../contract/problems.ts';
import type { FormatGuess, Plan } from '../contract/values.ts';
import { isVersionPath } from '../formats/labii/version-name.ts';
import { formatOf, recogniseFormat, recogniseFormats } from '../formats/registry.ts';

/** Bytes of memory for each byte that is loaded, and what the app needs besides: measured by the bench. */
const MEMORY_PER_BYTE = { tables: 2.6, versions: 3.6 };
const MEMORY_BESIDES = 120e6;

/** A format shows in its tables and in the folders of the first files: half a million names add nothing. */
const PATHS_LOOKED_AT = 20_000;

/** What the dropped files hold, before any of it is read. */
export function planOf(archive: Archive): Plan {
  const volumes = archive.volumes();
  const found = [...archive.tables()];
  const formats = formatsOf(archive, found);
  const format = chosenOf(archive, formats);
  const opened = formatOf(format.id);
  const tables = found.filter(({ path }) => opened.isTable(path));
  const kind = format.id === 'labii' ? 'versions' : 'tables';
  const dataBytes = kind === 'versions' ? versionBytes(archive) : sumOf(tables);
  return {
    name: archive.name,
    format,
    formats,
    volumes: volumes.map((volume) => ({
      ...volume,
      tables: tables.filter((table) => table.volume === volume.id).length,
    })),
    missing: archive.missing(),
    ignored: archive.ignored(),
    manifest: archive.manifestName,
    entries: volumes
      .filter(({ state }) => state === 'open' || state === 'locked')
      .reduce((sum, { entries }) => sum + entries, 0),
    tables: tables.length,
    dataBytes,
    memoryBytes: dataBytes * MEMORY_PER_BYTE[kind] + MEMORY_BESIDES,
    problems: [
      ...otherKinds(archive, format),
      ...missingParts(archive),
      ...archive.problems().filter(({ code }) => !isFreeOf(format, code)),
    ],
  };
}

/** The format that it is opened as. */
export function openedFormat(archive: Archive): FormatGuess {
  return chosenOf(archive, formatsOf(archive, [...archive.tables()]));
}

const sumOf = (entries: readonly { bytes: number }[]): number =>
  entries.reduce((sum, { bytes }) => sum + bytes, 0);

function versionBytes(archive: Archive): number {
  let sum = 0;
  for (const { path, bytes } of archive.paths()) if (isVersionPath(path)) sum += bytes;
  return sum;
}

function chosenOf({ format }: Archive, formats: readonly FormatGuess[]): FormatGuess {
  const [surest = recogniseFormat([])] = formats;
  if (format === null || format === surest.id) return surest;
  const reason = 'chosen here; nothing in the files tells it';
  return formats.find(({ id }) => id === format) ?? { id: format, confidence: 0, reason };
}

/** Every format that it may be, the surest first. A path counts once, however often it is met. */
function formatsOf(archive: Archive, tables: readonly { path: string }[]): FormatGuess[] {
  const each = Math.ceil(PATHS_LOOKED_AT / Math.max(1, archive.volumes().length));
  const some = Array.from(archive.somePaths(each), ({ path }) => path);
  return recogniseFormats([...new Set([...tables.map(({ path }) => path), ...some])]);
}

function otherKinds(archive: Archive, { id }: FormatGuess): Problem[] {
  const others = archive.otherKinds();
  if (others.length === 0) return [];
  return [{ code: 'Z08', facts: { opened: formatOf(id).label, others } }];
}

/** A backup of versions has no folder with tables that could be missing. */
const isFreeOf = ({ id }: FormatGuess, code: Problem['code']): boolean =>
  id === 'labii' && code === 'Z07';

function missingParts(archive: Archive): Problem[] {
  const missing = archive.missing().map(({ name }) => name);
  if (missing.length === 0) return [];
  return [{ code: 'Z04', facts: { parts: archive.volumes().length + missing.length, missing } }];
}
