import type { VersionMention } from '../../contract/reader.ts';
import { schema } from '../../formats/labii/tables.ts';
import { fileUid, fileVersion, withoutVersion } from '../../formats/labii/uid.ts';
import { madeTable, type MadeRow, type MadeTable } from '../made-table.ts';
import { unpackedList } from './packed.ts';
import type { FoundFile } from './version-files.ts';
import { recordsByUid, type FoundRecord, type RecordsByUid } from './version-records.ts';
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

/** Files of one UID and version: the id of the only one, and of the only one of each name; '' where there are more. */
interface Alike {
  only: string;
  byName: Map<string, string>;
}

/** Files of one UID, by the version that their names tell, 0 for none. */
interface FilesOfUid {
  newest: number;
  byVersion: Map<number, Alike>;
}

interface Targets {
  sids: ReadonlySet<string>;
  records: RecordsByUid;
  files: ReadonlyMap<string, FilesOfUid>;
}

/** What records name, as far as it leads somewhere; what a section names by sid is kept also where it does not. */
export function linksTable(
  records: readonly FoundRecord[],
  files: readonly FoundFile[],
  fileIds: readonly string[],
): MadeTable {
  const targets: Targets = {
    sids: new Set(records.map(({ sid }) => sid)),
    records: recordsByUid(records),
    files: filesByUid(files, fileIds),
  };
  return madeTable('links', schema.links, linkRows(records, targets));
}

type LinkRow = MadeRow<keyof typeof schema.links.columns>;

function* linkRows(records: readonly FoundRecord[], targets: Targets): Generator<LinkRow> {
  let number = 0;
  for (const from of records) {
    for (const mention of unpackedList(from.record?.mentions)) {
      const link = linkOf(from, mention, targets);
      if (!link) continue;
      number += 1;
      yield {
        from: from.sid,
        to: link.to,
        file: link.file,
        by: link.by,
        text: mention.text,
        section: mention.section ?? '',
        place: mention.path,
        sid: mention.sid,
        id: String(number),
      };
    }
  }
}

function filesByUid(files: readonly FoundFile[], ids: readonly string[]): Map<string, FilesOfUid> {
  const byUid = new Map<string, FilesOfUid>();
  files.forEach(({ uid, name, version }, at) => {
    if (uid === '') return;
    const known = byUid.get(uid) ?? { newest: 0, byVersion: new Map<number, Alike>() };
    addAlike(known, { id: ids[at] ?? '', name, version: Number(version) });
    byUid.set(uid, known);
  });
  return byUid;
}

function addAlike(
  files: FilesOfUid,
  { id, name, version }: { id: string; name: string; version: number },
): void {
  const alike = files.byVersion.get(version);
  if (alike) {
    alike.only = '';
    alike.byName.set(name, alike.byName.has(name) ? '' : id);
  } else files.byVersion.set(version, { only: id, byName: new Map([[name, id]]) });
  files.newest = Math.max(files.newest, version);
}

/**
 * The file that is meant: of the version that is named, else of the newest; of several such the one with that name.
 * '' where there is none, or where nobody can say which one it is.
 */
function meantFile(text: string, { newest, byVersion }: FilesOfUid): string {
  const name = fileUid(text.trim())?.name ?? '';
  const version = fileVersion(name);
  const named = version === '' ? undefined : byVersion.get(Number(version));
  const alike = named ?? byVersion.get(newest);
  if (!alike) return '';
  return alike.only === '' ? (alike.byName.get(name) ?? '') : alike.only;
}

const noFiles: FilesOfUid = { newest: 0, byVersion: new Map() };

interface Link {
  to: string;
  file: string;
  /** How it was found; '' where it leads nowhere. */
  by: 'sid' | 'UID' | '';
}

function linkOf(from: FoundRecord, mention: VersionMention, targets: Targets): Link | null {
  const { sid, text, uid } = mention;
  const bySid = targets.sids.has(sid);
  const to = bySid ? sid : (targets.records.get(uid)?.sid ?? '');
  const file = uid === from.uid ? '' : meantFile(text, targets.files.get(uid) ?? noFiles);
  if (to + file === '') return isKept(mention) ? { to, file, by: '' } : null;
  return to === from.sid ? null : { to, file, by: bySid ? 'sid' : 'UID' };
}

/** What a section names by its sid and its name is told, also where the backup has no such thing. */
const isKept = ({ sid, text, section }: VersionMention): boolean =>
  sid !== '' && text !== '' && section !== null;
