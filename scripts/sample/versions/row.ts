import { at, type Random, randomOf } from '../random.ts';
import { sidOf } from './ids.ts';
import { calledName, fullName, type Kind, type Notebook, type NotebookRecord } from './notebook.ts';
import { NOTES, STATES } from './words.ts';

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

export interface Section {
  [key: string]: Json;
  name: string;
  section_data: Record<string, Json>;
}

/** The row object of a version: what the record is at that time. */
export interface Row {
  [key: string]: Json;
  sid: string;
  uid: string;
  name: string;
  version: number;
  rowdata_set: Record<string, Json>;
  section_set: Section[];
}

/** As the record's first version has it. */
export function firstRow(notebook: Notebook, record: NotebookRecord, created: string): Row {
  const { sid, uid, kind, name, owner } = record;
  const random = randomOf(notebook.seed, 'row', record.at);
  const project = projectOf(notebook, record);
  return {
    sid,
    uid,
    table__name_plural: kind,
    name,
    description: '',
    project___project__sid: project === null ? null : `${project.name}___${project.sid}`,
    open_to_organization: false,
    is_template: kind === 'protocols' && random.chance(0.2),
    is_archived: false,
    metadata: [],
    version: 1,
    updated_by: `${fullName(owner)}___${owner.sid}`,
    date_updated: created,
    owner: `${fullName(owner)}___${owner.sid}`,
    date_created: created,
    identical_items: [],
    rowdata_set: rowData(notebook, record, random),
    section_set: kind === 'files' ? [] : sectionsOf(notebook, record, random, created),
    foreignkey: foreignKeys(notebook, record),
  };
}

export function projectOf(
  { of }: Notebook,
  { kind, order }: NotebookRecord,
): NotebookRecord | null {
  return kind === 'projects' || kind === 'files'
    ? null
    : at(of.projects, order % of.projects.length);
}

/** Labels and first values of a kind's own columns. */
function valuesOf(kind: Kind, random: Random, order: number): Record<string, Json> {
  switch (kind) {
    case 'experiments':
      return {
        status: STATES[0],
        date_start: `2024-0${random.between(1, 9)}-1${random.between(0, 9)}`,
        date_due: null,
        yield_percent: `${random.between(1, 99)}.${random.between(0, 9)}0`,
      };
    case 'protocols':
      return { steps: random.between(3, 12), review_date: '2025-03-01' };
    case 'projects':
      return { budget: `${random.between(1, 9)},500.00`, goal: 'Higher, but not too high' };
    case 'samples':
      return {
        lot_number: `00${order + 7}`,
        storage: 'Shelf behind the door',
        amount_g: random.between(1, 90),
      };
    case 'files':
      return { file_version: 1, note: '' };
  }
}

function rowData(notebook: Notebook, record: NotebookRecord, random: Random): Record<string, Json> {
  const { kind, order } = record;
  const values = Object.entries(valuesOf(kind, random, order));
  if (kind === 'experiments') {
    const protocol = at(notebook.of.protocols, order % notebook.of.protocols.length);
    values.push(['protocol', `${protocol.name}___${protocol.sid}`]);
  }
  return Object.fromEntries(
    values.map(([label, value]) => [`${label}___${notebook.column(kind, label)}`, value]),
  );
}

function foreignKeys({ of }: Notebook, { kind, order }: NotebookRecord): Record<string, Json> {
  if (kind !== 'experiments') return {};
  const sample = at(of.samples, order % of.samples.length);
  return { samples: [{ sid: sample.sid, name: calledName(sample) }] };
}

function sectionsOf(
  notebook: Notebook,
  record: NotebookRecord,
  random: Random,
  created: string,
): Section[] {
  const { of, seed } = notebook;
  const protocol = at(of.protocols, (record.order + 1) % of.protocols.length);
  const file = at(of.files, record.order % of.files.length);
  const section = (order: number, name: string, data: Record<string, Json>): Section => ({
    sid: sidOf(seed, `section/${order}`, record.at),
    row__sid: record.sid,
    widget__sid: sidOf(seed, 'widget', order),
    name,
    order,
    widget_set: { name },
    data: null,
    section_data: data,
    is_archived: false,
    date_updated: created,
    date_created: created,
  });
  const text = `Followed ${protocol.uid}; see ${file.uid} for the numbers. ${random.pick(NOTES)}`;
  const sections = [
    section(1, 'Method', { text }),
    section(2, 'Files (No Preview)', { files: [] }),
  ];
  return record.kind === 'experiments'
    ? [...sections, section(3, 'Double Signature', {})]
    : sections;
}

/** `{sid, name}` of a file, as a section lists it. */
export function fileLink({ sid, uid, name }: NotebookRecord, fileVersion: number): Json {
  return { sid, name: `${uid}: ${name}${fileVersion > 1 ? ` (v${fileVersion})` : ''}` };
}
