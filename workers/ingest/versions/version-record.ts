import type {
  VersionMention,
  VersionPerson,
  VersionRecord,
  VersionSection,
} from '../../contract/reader.ts';
import { unpacked } from '../../formats/labii/packed-label.ts';
import { uidOf, uidsIn } from '../../formats/labii/uid.ts';
import { shape } from '../../formats/labii/shape.ts';
import { cellOf, JsonList, JsonObject, scalarOf, type Json } from '../json/json.ts';
import { eachField } from '../json/json-fields.ts';
import { packed } from './packed.ts';

/** A record's own cells, its sections, and what it names. */
export function recordOf(row: JsonObject): VersionRecord {
  const ways: (readonly string[])[] = [];
  const cells: string[] = [];
  const gatherer = new Gatherer();
  const sections = sectionsIn(row);
  row.keys.forEach((key, at) => {
    if (key === shape.sections && sections) return;
    const value = row.values[at] ?? '';
    eachField(value, [key], (way, cell) => {
      ways.push(way);
      cells.push(cell);
    });
    gatherer.gather(value, null, key);
  });
  for (const section of sections ?? []) gatherer.gatherSection(section);
  return {
    ways: packed(ways),
    cells: packed(cells),
    sections: packed((sections ?? []).map(sectionOf)),
    mentions: packed(gatherer.mentions),
    people: packed(gatherer.people),
    owner: personOf(row.get('owner')),
  };
}

/** Null where the record has none, or they are not what we take them for: then they are a field like any other. */
function sectionsIn(row: JsonObject): readonly JsonObject[] | null {
  const list = row.get(shape.sections);
  if (!(list instanceof JsonList)) return null;
  const sections = list.items.filter((item) => item instanceof JsonObject);
  return sections.length === list.items.length ? sections : null;
}

const sectionMembers: ReadonlySet<string> = new Set([
  'sid',
  'row__sid',
  'widget__sid',
  'widget_set',
  'name',
  'order',
  'is_archived',
  'date_created',
  'date_updated',
  'data',
  'section_data',
]);

function sectionOf(section: JsonObject): VersionSection {
  const text = (key: string): string => cellOf(section.get(key));
  const widget = section.get('widget_set');
  const widgetName = widget instanceof JsonObject ? scalarOf(widget.get('name')) : '';
  return {
    sid: text('sid'),
    name: text('name'),
    widget: widgetName === '' ? text('widget__sid') : widgetName,
    order: text('order'),
    isArchived: text('is_archived'),
    created: text('date_created'),
    updated: text('date_updated'),
    data: text('data'),
    sectionData: text('section_data'),
    other: otherMembers(section),
  };
}

function otherMembers({ keys, values }: JsonObject): string {
  const pairs = keys.flatMap((key, at) =>
    sectionMembers.has(key) ? [] : [[key, cellOf(values[at])]],
  );
  return packed(pairs);
}

/** Somebody as an object, or as one text. Null where nobody is named. */
export function personOf(json: Json | undefined): VersionPerson | null {
  if (!(json instanceof JsonObject)) {
    const { label, sid } = unpacked(scalarOf(json));
    const name = label || sid;
    return name === '' ? null : { sid, name, firstName: '', lastName: '', email: '' };
  }
  const text = (key: string): string => scalarOf(json.get(key));
  const [firstName, lastName] = [text('first_name'), text('last_name')];
  const name = text('name') || [firstName, lastName].filter(Boolean).join(' ');
  const person = { sid: text('sid'), name, firstName, lastName, email: text('email') };
  return person.sid + person.name + person.email === '' ? null : person;
}

/** Walks through a record, and notes each thing that it names once for each section. */
class Gatherer {
  readonly mentions: VersionMention[] = [];
  readonly people: VersionPerson[] = [];
  readonly #seen = new Set<string>();

  gatherSection(section: JsonObject): void {
    const name = scalarOf(section.get('name'));
    for (const key of ['data', 'section_data']) {
      const value = section.get(key);
      if (value !== undefined) this.gather(value, name, key);
    }
  }

  gather(json: Json, section: string | null, path: string): void {
    if (typeof json === 'string') this.#addText(json, section, path);
    else if (json instanceof JsonList) {
      for (const item of json.items) this.gather(item, section, path);
    } else if (json instanceof JsonObject) this.#addObject(json, section, path);
  }

  /** `{sid, name}` names a record or a file; who has a name of two parts, or an address, is a person. */
  #addObject(json: JsonObject, section: string | null, path: string): void {
    const sid = scalarOf(json.get('sid'));
    const isPerson = json.keys.includes('first_name') || json.keys.includes('email');
    const person = isPerson ? personOf(json) : null;
    if (person) this.people.push(person);
    else if (sid !== '') {
      const text = scalarOf(json.get('name')) || scalarOf(json.get('uid'));
      this.#add({ sid, text, section, path });
      if (json.keys.length <= 2) return;
    }
    json.keys.forEach((key, at) => this.gather(json.values[at] ?? '', section, `${path}.${key}`));
  }

  /** Texts are named by the UIDs in them; a label packed with a sid is named by that. */
  #addText(text: string, section: string | null, path: string): void {
    const { label, sid } = unpacked(text);
    if (sid !== '') this.#add({ sid, text: label, section, path });
    else for (const uid of uidsIn(text)) this.#add({ sid: '', text: uid, section, path });
  }

  #add(mention: Omit<VersionMention, 'uid'>): void {
    const key = `${mention.section ?? ''}\n${mention.sid}\n${mention.text}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.mentions.push({ ...mention, uid: uidOf(mention.text) });
  }
}
