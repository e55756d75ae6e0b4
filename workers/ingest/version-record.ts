import type {
  VersionMention,
  VersionPerson,
  VersionRecord,
  VersionSection,
} from '../contract/reader.ts';
import { uidsIn } from '../formats/labii/uid.ts';
import { shape } from '../formats/labii/shape.ts';
import { cellOf, JsonList, JsonObject, scalarOf, type Json } from './json.ts';
import { eachField } from './json-fields.ts';
import { unpacked } from './version-texts.ts';

/** A record's own cells, its sections, and what it names. */
export function recordOf(row: JsonObject): VersionRecord {
  const fields: { path: readonly string[]; value: string }[] = [];
  const gatherer = new Gatherer();
  row.keys.forEach((key, at) => {
    const value = row.values[at] ?? '';
    if (key === shape.sections && value instanceof JsonList) return;
    eachField(value, [key], (path, cell) => fields.push({ path, value: cell }));
    gatherer.gather(value, null, key);
  });
  const list = row.get(shape.sections);
  const items = list instanceof JsonList ? list.items : [];
  const sections = items.filter((item) => item instanceof JsonObject);
  sections.forEach((section, at) => gatherer.gatherSection(section, at));
  const { mentions, people } = gatherer;
  const owner = personOf(row.get('owner'));
  return { fields, sections: sections.map(sectionOf), mentions, people, owner };
}

function sectionOf(section: JsonObject): VersionSection {
  const text = (key: string): string => cellOf(section.get(key));
  const widget = section.get('widget_set');
  return {
    sid: text('sid'),
    name: text('name'),
    widget:
      (widget instanceof JsonObject ? scalarOf(widget.get('name')) : '') || text('widget__sid'),
    order: text('order'),
    isArchived: text('is_archived'),
    created: text('date_created'),
    updated: text('date_updated'),
    data: text('data'),
    sectionData: text('section_data'),
  };
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

  gatherSection(section: JsonObject, at: number): void {
    for (const key of ['data', 'section_data']) {
      const value = section.get(key);
      if (value !== undefined) this.gather(value, at, key);
    }
  }

  gather(json: Json, section: number | null, path: string): void {
    if (typeof json === 'string') this.#addText(json, section, path);
    else if (json instanceof JsonList) {
      for (const item of json.items) this.gather(item, section, path);
    } else if (json instanceof JsonObject) this.#addObject(json, section, path);
  }

  /** `{sid, name}` names a record or a file; who has a name of two parts, or an address, is a person. */
  #addObject(json: JsonObject, section: number | null, path: string): void {
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
  #addText(text: string, section: number | null, path: string): void {
    const packed = unpacked(text);
    if (packed.sid !== '') this.#add({ sid: packed.sid, text: packed.label, section, path });
    else for (const uid of uidsIn(text)) this.#add({ sid: '', text: uid, section, path });
  }

  #add(mention: VersionMention): void {
    const key = `${mention.section ?? ''}\n${mention.sid}\n${mention.text}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.mentions.push(mention);
  }
}
