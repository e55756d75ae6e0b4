import { at, randomOf } from '../random.ts';
import { fileVersions } from './files.ts';
import { hashOf, saltOf, sidOf } from './ids.ts';
import {
  calledName,
  fullName,
  type Notebook,
  type NotebookRecord,
  type Person,
} from './notebook.ts';
import { fileLink, firstRow, type Json, type Row } from './row.ts';
import { NOTES, STATES } from './words.ts';

/** One version as it should be written. */
export interface Draft {
  record: NotebookRecord;
  number: number;
  /** The version's own sid, not the record's. */
  sid: string;
  when: string;
  by: Person;
  hash: string;
  previousHash: string;
  message: string;
  row: Row;
}

const START = Date.UTC(2024, 0, 8, 7, 10, 57);
const HOUR = 3_600_000;

/** A record's versions, the first one first. */
export function historyOf(notebook: Notebook, record: NotebookRecord): Draft[] {
  const { seed, people } = notebook;
  const random = randomOf(seed, 'history', record.at);
  let time = START + (record.at % 400) * 24 * HOUR;
  let row = firstRow(notebook, record, stamp(time));
  let previousHash = '';
  const drafts: Draft[] = [];
  for (let number = 1; number <= record.versions; number += 1) {
    const by = number === 1 ? record.owner : random.pick(people);
    row = structuredClone(row);
    const message =
      number === 1 ? `Created ${calledName(record)}` : change(notebook, record, row, number);
    const when = stamp(time);
    Object.assign(row, {
      version: number,
      date_updated: when,
      updated_by: `${fullName(by)}___${by.sid}`,
    });
    const hash = hashOf(JSON.stringify(row) + previousHash, saltOf(seed, record.at, number));
    const sid = sidOf(seed, `version/${number}`, record.at);
    drafts.push({ record, number, sid, when, by, hash, previousHash, message, row });
    previousHash = hash;
    time += random.between(1, 60) * HOUR + random.below(HOUR);
  }
  return drafts;
}

/** As Django writes it: to the microsecond, in UTC. */
function stamp(time: number): string {
  return new Date(time)
    .toISOString()
    .replace(/(\d{3})Z$/, (_, digits: string) => `${digits}${digits}Z`);
}

type Change = (notebook: Notebook, record: NotebookRecord, row: Row, number: number) => string;

/** What happens from one version to the next: one thing at a time, and said in the version's message. */
function change(notebook: Notebook, record: NotebookRecord, row: Row, number: number): string {
  if (number === record.versions && record.isArchived) {
    row['is_archived'] = true;
    return 'Archived';
  }
  const kinds: Change[] = record.kind === 'files' ? [changeField] : [addFile, changeField, rewrite];
  return at(kinds, number % kinds.length)(notebook, record, row, number);
}

/** The kind's first column: a state of experiments, a count or a text of others. */
function changeField(notebook: Notebook, record: NotebookRecord, row: Row, number: number): string {
  const [key = '', before = null] = Object.entries(row.rowdata_set)[0] ?? [];
  const after = nextValue(notebook, record, before, number);
  row.rowdata_set[key] = after;
  return `Updated ${key.split('___')[0] ?? ''} from ${told(before)} to ${told(after)}`;
}

function nextValue(notebook: Notebook, record: NotebookRecord, before: Json, number: number): Json {
  if (record.kind === 'experiments') return at(STATES, Math.min(number - 1, STATES.length - 1));
  if (record.kind === 'files') return Math.min(number, fileVersions(notebook, record));
  return typeof before === 'number' ? before + 1 : `${told(before)}, ${number}`;
}

function addFile({ of }: Notebook, record: NotebookRecord, row: Row, number: number): string {
  const file = at(of.files, (record.order + number - 2) % of.files.length);
  const listed = row.section_set[1]?.section_data['files'];
  if (Array.isArray(listed)) listed.push(fileLink(file, 1));
  return `Updated data of Section (Files (No Preview)) from None to ${JSON.stringify({ files: listed ?? [] })}`;
}

function rewrite({ of }: Notebook, record: NotebookRecord, row: Row, number: number): string {
  const section = row.section_set[0];
  const mentioned = at(of.experiments, (record.order + number) % of.experiments.length);
  const text = `${told(section?.section_data['text'] ?? '')} ${at(NOTES, number % NOTES.length)} Compare ${mentioned.uid}.`;
  if (section) section.section_data['text'] = text;
  return `Updated data of Section (Method) to ${text}`;
}

const told = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** The version as its file has it. */
export function versionJson({ row, ...draft }: Draft): Record<string, Json> {
  const { sid, first, last } = draft.by;
  return {
    sid: draft.sid,
    hash: draft.hash,
    previousHash: draft.previousHash,
    version: draft.number,
    data: row,
    activity_message: draft.message,
    is_valid: true,
    updated_by: {
      sid,
      first_name: first,
      last_name: last,
      email: `${first.toLowerCase()}@example.invalid`,
    },
    date_updated: draft.when,
    date_created: draft.when,
    change_permission: false,
  };
}
