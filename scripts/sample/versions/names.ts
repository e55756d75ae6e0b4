import type { NotebookFile } from './files.ts';
import type { Planned } from './faults.ts';
import type { Layout, VersionsOptions } from './options.ts';

/** What each tool puts in the colon's place; the name is cut there where it is null. */
const COLONS: Readonly<Record<Layout, string | null>> = {
  zip: ':',
  '7zip': '_',
  explorer: '__',
  truncated: null,
  mac: '/',
  percent: '%3A',
  samba: '\uF03A',
};

/** Where a file lies below the organisation's folder. Names that a tool makes the same are numbered. */
export class FilePlaces {
  readonly #colon: string | null;
  readonly #taken = new Set<string>();

  constructor(layout: Layout) {
    this.#colon = COLONS[layout];
  }

  placeOf({ folder, uid, name }: NotebookFile): string {
    const whole = uid === '' ? name : this.#colon === null ? uid : `${uid}${this.#colon} ${name}`;
    let place = folder + whole;
    for (let copy = 1; this.#taken.has(place); copy += 1) place = `${folder}${whole} (${copy})`;
    this.#taken.add(place);
    return place;
  }
}

/** The file of a version below `versions/`: with an extension in every second record. */
export function versionPlace(
  { draft, named, isCopy = false }: Planned,
  { names }: VersionsOptions,
): string {
  const { record, number, sid } = draft;
  const own = { sid: names === 'row' ? record.sid : sid, number };
  const { sid: shown, number: shownNumber } = named ?? own;
  const hasExtension = (record.at % 2 === 1) !== isCopy;
  return `${shown}_${shownNumber}${hasExtension ? '.json' : ''}`;
}
