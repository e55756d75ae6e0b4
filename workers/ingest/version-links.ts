import type { VersionMention } from '../contract/reader.ts';
import { schema } from '../formats/labii/tables.ts';
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
    folder: file ? file.path.slice(0, Math.max(0, file.path.lastIndexOf('/'))) : '',
    mentions: String(found.mentions),
    file_name: file?.name ?? '',
  }));
  return { table: madeTable('files', schema.files, rows), ids };
}

interface Targets {
  sids: ReadonlySet<string>;
  records: ReadonlyMap<string, FoundRecord>;
  /** The id of the file that a UID means: of several versions the newest. */
  files: ReadonlyMap<string, string>;
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
    files: newestFiles(files, fileIds),
  };
  let number = 0;
  const rows = records.flatMap((from) =>
    (from.record?.mentions ?? []).flatMap((mention) => {
      const link = linkOf(from, mention, targets);
      if (!link) return [];
      number += 1;
      const section = sectionName(from, mention);
      const { text, path: place, sid } = mention;
      return [{ ...link, from: from.sid, text, section, place, sid, id: String(number) }];
    }),
  );
  return madeTable('links', schema.links, rows);
}

function newestFiles(files: readonly FoundFile[], ids: readonly string[]): Map<string, string> {
  const newest = new Map<string, { id: string; version: number }>();
  files.forEach(({ uid, version }, at) => {
    const rank = Number(version || 0);
    const known = newest.get(uid);
    if (uid !== '' && (!known || rank > known.version)) {
      newest.set(uid, { id: ids[at] ?? '', version: rank });
    }
  });
  return new Map([...newest].map(([uid, { id }]) => [uid, id]));
}

function linkOf(
  from: FoundRecord,
  { sid, text, section }: VersionMention,
  { sids, records, files }: Targets,
): { to: string; file: string; by: string } | null {
  const uid = uidOfMention(text);
  const bySid = sid !== '' && sids.has(sid);
  const to = bySid ? sid : (records.get(uid)?.sid ?? '');
  const file = uid === from.uid ? '' : (files.get(uid) ?? '');
  if (to === from.sid) return null;
  if (to === '' && file === '') {
    return sid !== '' && text !== '' && section !== null ? { to, file, by: '' } : null;
  }
  return { to, file, by: bySid ? 'sid' : 'UID' };
}

function sectionName({ record }: FoundRecord, { section }: VersionMention): string {
  return section === null ? '' : (record?.sections[section]?.name ?? '');
}
