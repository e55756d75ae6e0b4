import { fileStamp, type Moment } from './calendar.ts';
import { aDocumentName, type DocumentKind, KIND_EXTENSIONS } from './document-names.ts';
import { aMoment } from './people.ts';
import { at, type Random, randomOf } from './random.ts';
import { ORPHAN_MATTER } from './specials.ts';
import { type SpecialDocument, SPECIAL_DOCUMENTS } from './special-documents.ts';
import { aBusyMatter, type World } from './world.ts';

/** `unlisted`: a file that no row names. The others are rows of the log. */
export type PaperState = 'present' | 'missing' | 'deleted' | 'none' | 'unlisted';

/** How a reader can find the file: the name as it stands, folded (case, accents), or unmangled. */
export type FoundBy = 'exact' | 'folded' | 'mangled';

/** One document: its row in the log, its file, or both. */
export interface Paper {
  /** A number of its own, from 0. */
  index: number;
  logId: number | null;
  state: PaperState;
  actionId: number;
  /** An index among the matters; null for the orphan. */
  matter: number | null;
  title: string;
  kind: DocumentKind;
  extension: string;
  /** As the row says it; null for a placeholder. */
  fileName: string | null;
  /** Where the file lies; null when there is none. */
  path: string | null;
  foundBy: FoundBy | null;
  created: Moment;
  special: SpecialDocument | null;
}

type RowState = Exclude<PaperState, 'unlisted'>;

/** Papers in the order of the log; the unlisted ones last. `files` counts those that have a file. */
export function makePapers(world: World, files: number): Paper[] {
  const unlisted = shareOf(files, 0.006, 2, 40);
  const states = rowStates(files - unlisted, [
    ['missing', shareOf(files, 0.012, 3, 150)],
    ['deleted', shareOf(files, 0.02, 4, 300)],
    ['none', shareOf(files, 0.015, 3, 200)],
  ]);
  const taken = new Set<string>();
  let present = 0;
  const papers = states.map((state, index) => {
    const special = state === 'present' ? (SPECIAL_DOCUMENTS[present++] ?? null) : null;
    return aPaper(world, index, state, special, taken);
  });
  for (let count = 0; count < unlisted; count += 1) {
    papers.push(aPaper(world, papers.length, 'unlisted', null, taken));
  }
  return papers;
}

function shareOf(files: number, share: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, Math.round(files * share)));
}

/** The rare states lie scattered among the present ones. */
function rowStates(present: number, rare: readonly (readonly [RowState, number])[]): RowState[] {
  const scattered = rare.flatMap(([state, count]) =>
    Array.from({ length: count }, (_, turn) => ({ state, place: (turn + 0.5) / count })),
  );
  scattered.sort((a, b) => a.place - b.place);
  const total = present + scattered.length;
  const states = new Array<RowState>(total).fill('present');
  scattered.forEach(({ state }, turn) => {
    states[Math.floor(((turn + 0.5) * total) / scattered.length)] = state;
  });
  return states;
}

function aPaper(
  world: World,
  index: number,
  state: PaperState,
  special: SpecialDocument | null,
  taken: Set<string>,
): Paper {
  const random = randomOf(world.seed, 'paper', index);
  const matter =
    special === null ? matterFor(world, random, state) : specialMatter(world, special, random);
  const home = matter === null ? null : at(world.matters, matter);
  const created = aMoment(random, home?.opened.day);
  const { kind, title } = special ?? aDocumentName(random);
  const extension = KIND_EXTENSIONS[kind];
  const actionId = home?.id ?? ORPHAN_MATTER;
  const isOlder = special === null ? random.chance(0.08) : special.older === true;
  const stamp = fileStamp(created).slice(0, isOlder ? 8 : 14);
  const stored = freeName(`${actionId}_${stamp}_${title}`, extension, taken);
  const logId = state === 'unlisted' ? null : 20_001 + index;
  const places = placesOf(state, special, stored);
  return {
    index,
    logId,
    state,
    actionId,
    matter,
    title,
    kind,
    extension,
    ...places,
    created,
    special,
  };
}

function specialMatter(world: World, special: SpecialDocument, random: Random): number | null {
  return special.orphan === true ? null : (special.matter ?? aBusyMatter(world, random).index);
}

function placesOf(
  state: PaperState,
  special: SpecialDocument | null,
  stored: string,
): Pick<Paper, 'fileName' | 'path' | 'foundBy'> {
  const fileName = state === 'none' || state === 'unlisted' ? null : stored;
  if (state === 'unlisted') return { fileName, path: `documents/${stored}`, foundBy: null };
  if (state !== 'present') return { fileName, path: null, foundBy: null };
  const inZip = special?.inZip?.(stored) ?? stored;
  return { fileName, path: `documents/${inZip}`, foundBy: special?.foundBy ?? 'exact' };
}

/** A missing document and an unlisted file never share a matter, so that no guess joins them. */
function matterFor(world: World, random: Random, state: PaperState): number {
  for (;;) {
    const { index } = aBusyMatter(world, random);
    if (state === 'unlisted' ? index % 7 === 3 : state !== 'missing' || index % 7 !== 3)
      return index;
  }
}

function freeName(stem: string, extension: string, taken: Set<string>): string {
  for (let turn = 1; ; turn += 1) {
    const name = turn === 1 ? `${stem}.${extension}` : `${stem} (${turn}).${extension}`;
    const folded = name.normalize('NFC').toLowerCase();
    if (taken.has(folded)) continue;
    taken.add(folded);
    return name;
  }
}
