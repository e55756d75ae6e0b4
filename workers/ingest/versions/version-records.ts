import type { VersionRecord } from '../../contract/reader.ts';
import { unpacked } from '../../formats/labii/packed-label.ts';
import { schema } from '../../formats/labii/tables.ts';
import { madeTable, type MadeRow, type MadeTable } from '../made-table.ts';
import { RecordCells, RecordShapes } from './record-cells.ts';
import { noHead, personKey } from './version-texts.ts';
import type { RecordVersions, Version } from './version-groups.ts';

/** A record as its newest readable version has it. */
export interface FoundRecord {
  sid: string;
  uid: string;
  name: string;
  type: string;
  title: string;
  newest: Version | null;
  versions: readonly Version[];
  /** Null where no version of it could be read. */
  record: VersionRecord | null;
}

/** The records of these histories. A sid of which no version can be read is a record only where names tell records. */
export function foundRecords(groups: readonly RecordVersions[], byName: boolean): FoundRecord[] {
  return groups
    .filter(({ sid, newest }) => sid !== '' && (newest !== null || byName))
    .map(({ sid, newest, versions }) => {
      const { uid, name, type } = newest?.read.head ?? noHead;
      const title = uid !== '' && name !== '' ? `${uid}: ${name}` : uid || name || sid;
      return { sid, uid, name, type, title, newest, versions, record: newest?.read.record ?? null };
    });
}

/** Records by their UIDs; null for a UID that several have, which names none of them. */
export type RecordsByUid = ReadonlyMap<string, FoundRecord | null>;

export function recordsByUid(records: readonly FoundRecord[]): RecordsByUid {
  const byUid = new Map<string, FoundRecord | null>();
  for (const found of records) {
    if (found.uid !== '') byUid.set(found.uid, byUid.has(found.uid) ? null : found);
  }
  return byUid;
}

export function recordsTable(records: readonly FoundRecord[]): MadeTable {
  return madeTable('records', schema.records, recordRows(records));
}

type RecordRow = MadeRow<keyof typeof schema.records.columns>;

function* recordRows(records: readonly FoundRecord[]): Generator<RecordRow> {
  const shapes = new RecordShapes();
  for (const { sid, uid, name, type, title, newest, versions, record } of records) {
    const { by, updated } = newest?.read.head ?? noHead;
    const cells = new RecordCells(record, shapes);
    const { project, projectSid } = projectOf(cells);
    yield {
      uid,
      name,
      type,
      project,
      owner: personKey(record?.owner ?? null),
      versions: String(versions.length),
      version: newest ? String(newest.number) : '',
      date_created: cells.memberText('date_created'),
      date_updated: updated,
      updated_by: personKey(by),
      description: cells.memberText('description'),
      is_archived: cells.memberText('is_archived'),
      is_template: cells.memberText('is_template'),
      project_sid: projectSid,
      sid,
      title,
    };
  }
}

/** Members of a record that have a column in `records`; all others stand in the table of its kind. */
export const recordMembers: ReadonlySet<string> = new Set([
  'sid',
  'uid',
  'name',
  'description',
  'is_archived',
  'is_template',
  'date_created',
]);

/** `project___project__sid: "Test___ehkn0a40x1glqvAFKP"`, or a project by its name. */
function projectOf(cells: RecordCells): { project: string; projectSid: string } {
  const [key = 'project'] = cells.shape.ways.find(([first = '']) => isProject(first)) ?? [];
  const { label, sid } = unpacked(cells.memberText(key));
  return { project: label, projectSid: sid || cells.at(key, 'sid') };
}

const isProject = (key: string): boolean => key === 'project' || key.startsWith('project___');
