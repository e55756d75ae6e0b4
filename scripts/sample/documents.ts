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
    special?.orphan === true ? null : (special?.matter ?? matterFor(world, random, state));
  const created = aMoment(random, matter === null ? undefined : at(world.matters, matter).opened.day);
  const actionId = matter === null ? ORPHAN_MATTER : at(world.matters, matter).id;
  const { kind, title } = special ?? aDocumentName(random);
  const extension = KIND_EXTENSIONS[kind];
  const stamp = fileStamp(created);
  const isOlder = special?.older ?? random.chance(0.08);
  const prefix = `${actionId}_${isOlder ? stamp.slice(0, 8) : stamp}_`;
  const stored = freeName(`${prefix}${title}`, extension, taken);
  const hasFile = state === 'present' || state === 'unlisted';
  return {
    index,
    logId: state === 'unlisted' ? null : 20_001 + index,
    state,
    actionId,
    matter,
    title,
    kind,
    extension,
    fileName: state === 'none' || state === 'unlisted' ? null : stored,
    path: hasFile ? `documents/${special?.inZip?.(stored) ?? stored}` : null,
    foundBy: state === 'present' ? (special?.foundBy ?? 'exact') : null,
    created,
    special,
  };
}

/** A missing document and an unlisted file never share a matter, so that no guess joins them. */
function matterFor(world: World, random: Random, state: PaperState): number {
  for (;;) {
    const { index } = aBusyMatter(world, random);
    if (state === 'unlisted' ? index % 7 === 3 : state !== 'missing' || index % 7 !== 3) return index;
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
