import type { Billing } from './billing.ts';
import { blemishesOf } from './blemishes.ts';
import type { Paper, PaperState } from './documents.ts';
import type {
  Blemish,
  Ledger,
  LedgerDocument,
  LedgerDocuments,
  LedgerMatter,
  LedgerTable,
  LedgerVolume,
  Totals,
} from './ledger.ts';
import { dateCell } from './dates.ts';
import { oddColumn } from './odd.ts';
import type { SampleOptions } from './options.ts';
import type { Matter } from './matters.ts';
import { at } from './random.ts';
import { ROLES } from './roles.ts';
import { SPECIAL_MATTERS } from './specials.ts';
import type { Tally } from './tally.ts';
import type { Papers } from './tables/all-tables.ts';
import { tellCustom } from './tell-custom.ts';
import { mailsByMatter, tellContactPapers, tellMail } from './tell-mail.ts';
import { tellOffice } from './tell-office.ts';
import { tellSales } from './tell-sales.ts';
import { tellTrust } from './tell-trust.ts';
import type { TrustTransaction } from './trust.ts';
import { matterParts, personAt, type World } from './world.ts';
import { ORG_KEY } from './words.ts';

/** What is known of a file once it was written. */
export interface WrittenFile {
  bytes: number;
  sha256: string;
  volume: string;
}

export interface Written {
  tables: readonly LedgerTable[];
  tallies: ReadonlyMap<string, Tally>;
  /** By path; everything but the tables. */
  files: ReadonlyMap<string, WrittenFile>;
  volumes: readonly string[];
}

const MOST_ROWS = 5000;
const PRESENT_TOLD = 500;

export function makeLedger(
  world: World,
  made: Papers,
  billing: Billing,
  trust: readonly TrustTransaction[],
  written: Written,
  options: SampleOptions,
): Ledger {
  const papers = made.documents;
  const { tables, tallies, files } = written;
  const documents = documentsOf(papers, files);
  const mails = mailsByMatter(world);
  return {
    name: ORG_KEY,
    seed: world.seed,
    totals: totalsOf(world, written),
    volumes: written.volumes.map((name) => volumeOf(name, papers, documents, written)),
    tables,
    documents,
    contactDocuments: tellContactPapers(made.contacts),
    mail: tellMail(world, made.mail),
    sales: tellSales(world, billing),
    trust: tellTrust(trust, closeMatters(world), options),
    officeFaults: tellOffice(world, billing.sales, options),
    custom: tellCustom(world),
    matters: closeMatters(world).map((matter) => ({
      ...matterOf(world, matter, papers, tallies),
      mails: mails.get(matter.id) ?? 0,
    })),
    filters: [...tallies.values()].flatMap((tally) => tally.filters),
    sorts: [...tallies.values()].flatMap((tally) => tally.sorts),
    blemishes: blemishesOf(world, made).flatMap((blemish) => asWritten(blemish, options)),
  };
}

function totalsOf(world: World, { tables, files }: Written): Totals {
  const below = (folder: string): number =>
    [...files.keys()].filter((file) => file.startsWith(folder)).length;
  return {
    matters: world.matters.length,
    people: world.people.length,
    entries: tables.length + files.size,
    tables: tables.length,
    tableBytes: tables.reduce((sum, { bytes }) => sum + bytes, 0),
    rows: tables.reduce((sum, { rows }) => sum + rows, 0),
    documentFiles: below('documents/'),
    attachmentFiles: below('email/attachments/'),
    contactFiles: below('participant/documents/'),
  };
}

/** As the cell is in the file; none where an odd backup has no such column. */
function asWritten(blemish: Blemish, { dates, odd }: SampleOptions): Blemish[] {
  const { where, column, value } = blemish;
  const named = column === null || !odd ? column : oddColumn(where, column);
  if (column !== null && named === null) return [];
  return [{ ...blemish, column: named, value: value === null ? null : dateCell(value, dates) }];
}

/** The matters that are looked at closely: the first few, and those with something special. */
export function closeMatters({ matters }: World): Matter[] {
  const indexes = new Set([0, 1, 2, 4, ...Object.values(SPECIAL_MATTERS)]);
  return [...indexes].sort((a, b) => a - b).map((index) => at(matters, index));
}

function countStates(papers: readonly Paper[]): LedgerDocuments['states'] {
  const count = (state: PaperState): number =>
    papers.filter((paper) => paper.state === state).length;
  return {
    present: count('present'),
    missing: count('missing'),
    deleted: count('deleted'),
    none: count('none'),
  };
}

function documentsOf(
  papers: readonly Paper[],
  files: ReadonlyMap<string, WrittenFile>,
): LedgerDocuments {
  const rows = papers.flatMap((paper) =>
    paper.logId === null ? [] : [documentOf(paper, paper.logId, files)],
  );
  const complete = rows.length <= MOST_ROWS;
  const unlisted = papers.flatMap(({ state, path }) =>
    state === 'unlisted' && path !== null ? [path] : [],
  );
  return {
    listed: rows.length,
    states: countStates(papers),
    files: papers.filter(({ path }) => path !== null).length,
    unlisted,
    complete,
    rows: complete
      ? rows
      : [
          ...rows.slice(0, PRESENT_TOLD),
          ...rows.slice(PRESENT_TOLD).filter(({ state }) => state !== 'present'),
        ],
  };
}

function documentOf(
  { actionId, title, state, fileName, foundBy, path }: Paper,
  logId: number,
  files: ReadonlyMap<string, WrittenFile>,
): LedgerDocument {
  const file = path === null ? undefined : files.get(path);
  return {
    logId,
    actionId,
    name: title,
    state,
    fileName,
    foundBy,
    path,
    bytes: file?.bytes ?? null,
    sha256: file?.sha256 ?? null,
    volume: file?.volume ?? null,
  };
}

function volumeOf(
  name: string,
  papers: readonly Paper[],
  { states }: LedgerDocuments,
  { tables, files }: Written,
): LedgerVolume {
  const tablesHere = tables.filter(({ volume }) => volume === name).length;
  const filesHere = [...files].filter(([, { volume }]) => volume === name).map(([path]) => path);
  const here = new Set(filesHere);
  const lost = papers.filter(
    ({ state, path }) => state === 'present' && path !== null && here.has(path),
  ).length;
  return {
    name,
    entries: tablesHere + filesHere.length,
    tables: tablesHere,
    documentFiles: filesHere.filter((path) => path.startsWith('documents/')).length,
    without: { present: states.present - lost, withoutFile: states.missing + lost },
  };
}

function matterOf(
  world: World,
  matter: Matter,
  papers: readonly Paper[],
  tallies: ReadonlyMap<string, Tally>,
): Omit<LedgerMatter, 'mails'> {
  const own = papers.filter((paper) => paper.matter === matter.index && paper.logId !== null);
  const rows: Record<string, number> = {};
  for (const [name, { byMatter }] of tallies) {
    const count = byMatter.get(matter.id);
    if (count !== undefined) rows[name] = count;
  }
  return {
    id: matter.id,
    name: matter.name,
    reference: matter.reference,
    type: matter.type.name,
    client: personAt(world, matter.client).name,
    people: matterParts(world, matter).map(({ role, person }) => ({
      role: at(ROLES, role - 1).name,
      name: personAt(world, person).name,
    })),
    documents: { listed: own.length, states: countStates(own) },
    rows,
  };
}
