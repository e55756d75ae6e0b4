import type { VersionPerson } from '../../contract/reader.ts';
import { schema } from '../../formats/labii/tables.ts';
import { madeTable, type MadeRow, type MadeTable } from '../made-table.ts';
import { unpackedList } from './packed.ts';
import type { RecordVersions, Version } from './version-groups.ts';
import type { FoundRecord } from './version-records.ts';
import { noHead, personKey, problemText } from './version-texts.ts';

/** The rows of `versions`: every version of every history, in their order. */
export function versionsTable(
  groups: readonly RecordVersions[],
  records: readonly FoundRecord[],
): MadeTable {
  return madeTable('versions', schema.versions, versionRows(groups, records));
}

type VersionRow = MadeRow<keyof typeof schema.versions.columns>;

function* versionRows(
  groups: readonly RecordVersions[],
  records: readonly FoundRecord[],
): Generator<VersionRow> {
  const titles = new Map(records.map(({ sid, title }) => [sid, title]));
  const ids = new Ids();
  for (const { sid, versions, newest } of groups) {
    const found = titles.get(sid);
    for (const version of versions) {
      yield cellsOf(version, {
        record: found === undefined ? '' : sid,
        title: `${found ?? version.name.sid} (${version.number})`,
        id: ids.take(version.name.stem),
        isNewest: version === newest,
      });
    }
  }
}

interface VersionPlace {
  record: string;
  title: string;
  id: string;
  isNewest: boolean;
}

function cellsOf(version: Version, { record, title, id, isNewest }: VersionPlace): VersionRow {
  const { problem, repeated } = version.read;
  const head = version.read.head ?? noHead;
  return {
    record,
    title,
    id,
    newest: isNewest ? 'true' : '',
    version: String(version.number),
    date: head.updated,
    by: personKey(head.by),
    message: head.message,
    chain: version.chain,
    problem: problem ? problemText(problem) : '',
    is_valid: head.isValid,
    hash: head.hash,
    previous_hash: head.previousHash,
    follows: version.follows === null ? '' : String(version.follows),
    date_created: head.created,
    sid: head.sid,
    number: head.number,
    repeated_keys: repeated.map(({ key, byte }) => `${key} (byte ${byte})`).join(', '),
    file: version.path.slice(version.path.lastIndexOf('/') + 1),
    bytes: String(version.bytes),
  };
}

/** Gives each name once: the second of one name is "name (2)". */
export class Ids {
  readonly #taken = new Set<string>();
  readonly #numbers = new Map<string, number>();

  take(name: string): string {
    const id = this.#taken.has(name) ? this.#another(name) : name;
    this.#taken.add(id);
    return id;
  }

  #another(name: string): string {
    let number = this.#numbers.get(name) ?? 1;
    let id = name;
    while (this.#taken.has(id)) id = `${name} (${++number})`;
    this.#numbers.set(name, number);
    return id;
  }
}

export function sectionsTable(records: readonly FoundRecord[]): MadeTable {
  return madeTable('sections', schema.sections, sectionRows(records));
}

type SectionRow = MadeRow<keyof typeof schema.sections.columns>;

function* sectionRows(records: readonly FoundRecord[]): Generator<SectionRow> {
  for (const { sid: record, record: own } of records) {
    for (const section of unpackedList(own?.sections)) {
      yield {
        record,
        order: section.order,
        name: section.name,
        widget: section.widget,
        data: section.data,
        section_data: section.sectionData,
        other: section.other,
        is_archived: section.isArchived,
        date_created: section.created,
        date_updated: section.updated,
        sid: section.sid,
      };
    }
  }
}

/** Who made versions, counted, and who else is named with an address. */
export function peopleTable(
  groups: readonly RecordVersions[],
  records: readonly FoundRecord[],
): MadeTable {
  const people = new Map<string, { person: VersionPerson; versions: number }>();
  const add = (person: VersionPerson, versions: number): void => {
    const key = personKey(person);
    const known = people.get(key);
    if (known) known.versions += versions;
    else people.set(key, { person, versions });
  };
  const makers = groups.flatMap(({ versions }) => versions.map(({ read }) => read.head?.by));
  for (const person of makers) if (person) add(person, 1);
  for (const { record } of records) {
    for (const person of unpackedList(record?.people)) add(person, 0);
    if (record?.owner) add(record.owner, 0);
  }
  const rows = [...people].map(([id, { person, versions }]) => ({
    id,
    sid: person.sid,
    name: person.name,
    email: person.email,
    first_name: person.firstName,
    last_name: person.lastName,
    versions: String(versions),
  }));
  return madeTable('people', schema.people, rows);
}
