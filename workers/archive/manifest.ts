/** Which paths the vendor's manifest lists in which part. Its format is not documented, so it is read tolerantly. */
export type Manifest = ReadonlyMap<number, readonly string[]>;

const ZIP_TOKEN = /[^\s,;|"'<>]*part_(\d{1,6})\.zip/i;
const BARE_TOKEN = /(?:^|[\s,;|"'[(#])[^\s,;|"'/\\]*part_(\d{1,6})(?=$|[\s,;:|"')\]])/i;
/** Bullets, separators and quotes around a path. */
const EDGES = /^[\s,;:|"'>=\-–•*]+|[\s,;:|"']+$/g;
/** Columns of sizes, dates and the like behind a file name. */
const COLUMNS = /(\.[A-Za-z0-9]{1,8})["']?[,;|\t]+[\s\d.,;:|\tTZ+"'-]*$/;

/** A line names a part and a path, or is a heading that names the part of the paths below it. */
export function readManifest(text: string): Manifest {
  const token = ZIP_TOKEN.test(text) ? ZIP_TOKEN : BARE_TOKEN;
  const parts = new Map<number, string[]>();
  let heading: string[] | null = null;
  for (const line of text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/)) {
    const found = token.exec(line);
    const paths: string[] | null = found ? pathsOf(parts, Number(found[1])) : heading;
    const path = pathIn(found ? line.replace(found[0], ' ') : line);
    if (found && path === '') heading = paths;
    else if (paths && isPath(path)) paths.push(path);
  }
  return parts;
}

function pathsOf(parts: Map<number, string[]>, part: number): string[] {
  const paths = parts.get(part) ?? [];
  parts.set(part, paths);
  return paths;
}

const pathIn = (line: string): string => line.replace(COLUMNS, '$1').replace(EDGES, '');

/** Headings, totals and rulers are no paths. */
const isPath = (text: string): boolean => /[/\\]|\.[A-Za-z0-9]{1,8}$/.test(text);

/** Finds the part that lists a file, by its whole path or, where only one part has it, by its name. */
export class ManifestIndex {
  readonly #byName = new Map<string, { path: string; part: number }[]>();

  constructor(manifest: Manifest, parts: Iterable<number>) {
    for (const part of parts) {
      for (const path of manifest.get(part) ?? []) {
        const key = folded(path);
        const name = baseName(key);
        const places = this.#byName.get(name);
        if (places) places.push({ path: key, part });
        else this.#byName.set(name, [{ path: key, part }]);
      }
    }
  }

  partOf(path: string): number | null {
    const key = folded(path);
    const places = this.#byName.get(baseName(key)) ?? [];
    const exact = places.find((place) => place.path === key || place.path.endsWith(`/${key}`));
    if (exact) return exact.part;
    const parts = new Set(places.map(({ part }) => part));
    const [only] = parts;
    return parts.size === 1 && only !== undefined ? only : null;
  }
}

const folded = (path: string): string => path.normalize('NFC').toLowerCase().replaceAll('\\', '/');
const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
