import type { VersionMention } from '../contract/reader.ts';
import { schema } from '../formats/labii/tables.ts';
import { fileUid, fileVersion, withoutVersion } from '../formats/labii/uid.ts';
import { madeTable, type MadeTable } from './made-table.ts';
import { uidOfMention, type FoundFile } from './version-files.ts';
import type { FoundRecord } from './version-records.ts';
import { Ids } from './version-rows.ts';

/** The rows of `files`; each has the id that links lead to. */
export function filesTable(files: readonly FoundFile[]): { table: MadeTable; ids: string[] } {
  const taken = new Ids();
  const ids = files.map(({ file, uid }) => taken.take(file?.path ?? uid));
  const rows = files.map(({ file, ...found }, at) => ({
    id: ids[at] ?? '',
    uid: found.uid,
    name: found.name,
    record: found.record?.sid ?? '',
    state: found.state,
    version: found.version,
    alternatives: found.alternatives === 0 ? '' : String(found.alternatives),
    extension: extensionOf(found.name),
    folder: file ? file.path.slice(0, Math.max(0, file.path.lastIndexOf('/'))) : '',
    mentions: String(found.mentions),
    file_name: file?.name ?? '',
  }));
  return { table: madeTable('files', schema.files, rows), ids };
}

/** What follows the last point of a name, but for the version behind it. */
function extensionOf(name: string): string {
  return /\.([^.\s]{1,10})$/.exec(withoutVersion(name))?.[1] ?? '';
}

/** A file of a UID. */
interface Candidate {
  id: string;
  name: string;
  version: number;
}

interface Targets {
  sids: ReadonlySet<string>;
  records: ReadonlyMap<string, FoundRecord>;
  files: ReadonlyMap<string, readonly Candidate[]>;
}

/** What records name, as far as it leads somewhere; what a section names by sid is kept also where it does not. */
export function linksTable(
  records: readonly FoundRecord[],
  files: readonly FoundFile[],
  fileIds: readonly string[],
): MadeTable {
  const targets: Targets = {
    sids: new Set(records.map(({ sid }) => sid)),
    records: new Map(records.map((found) => [found.uid, found])),
    files: filesByUid(files, fileIds),
  };
  return madeTable('links', schema.links, linkRows(records, targets));
}

function* linkRows(
  records: readonly FoundRecord[],
  targets: Targets,
): Generator<Partial<Record<string, string>>> {
  let number = 0;
  for (const from of records) {
    for (const mention of from.record?.mentions ?? []) {
      const link = linkOf(from, mention, targets);
      if (!link) continue;
      number += 1;
      const { text, path: place, sid } = mention;
      const section = sectionName(from, mention);
      yield { ...link, from: from.sid, text, section, place, sid, id: String(number) };
    }
  }
}

function filesByUid(
  files: readonly FoundFile[],
  ids: readonly string[],
): Map<string, readonly Candidate[]> {
  const byUid = new Map<string, Candidate[]>();
  files.forEach(({ uid, name, version }, at) => {
    if (uid === '') return;
    const candidate = { id: ids[at] ?? '', name, version: Number(version) };
    const known = byUid.get(uid);
    if (known) known.push(candidate);
    else byUid.set(uid, [candidate]);
  });
  return byUid;
}

/**
 * The file that is meant: of the version that is named, else of the newest; of several such the one with that name.
 * '' where there is none, or where nobody can say which one it is.
 */
function meantFile(text: string, candidates: readonly Candidate[]): string {
  const name = fileUid(text.trim())?.name ?? '';
  const named = candidates.filter(({ version }) => version === Number(fileVersion(name)));
  const newest = Math.max(...candidates.map(({ version }) => version));
  const isNamed = fileVersion(name) !== '' && named.length > 0;
  const meant = isNamed ? named : candidates.filter(({ version }) => version === newest);
  const alike = meant.length > 1 ? meant.filter((one) => one.name === name) : meant;
  return alike.length === 1 ? (alike[0]?.id ?? '') : '';
}

interface Link {
  to: string;
  file: string;
  /** How it was found; '' where it leads nowhere. */
  by: 'sid' | 'UID' | '';
}

function linkOf(from: FoundRecord, mention: VersionMention, targets: Targets): Link | null {
  const { sid, text } = mention;
  const uid = uidOfMention(text);
  const bySid = targets.sids.has(sid);
  const to = bySid ? sid : (targets.records.get(uid)?.sid ?? '');
  const file = uid === from.uid ? '' : meantFile(text, targets.files.get(uid) ?? []);
  if (to + file === '') return isKept(mention) ? { to, file, by: '' } : null;
  return to === from.sid ? null : { to, file, by: bySid ? 'sid' : 'UID' };
}

/** What a section names by its sid and its name is told, also where the backup has no such thing. */
const isKept = ({ sid, text, section }: VersionMention): boolean =>
  sid !== '' && text !== '' && section !== null;

function sectionName({ record }: FoundRecord, { section }: VersionMention): string {
  return section === null ? '' : (record?.sections[section]?.name ?? '');
}
