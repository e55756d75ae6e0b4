import { cell, file } from './blemish.ts';
import type { Paper, PaperState } from './documents.ts';
import type { Blemish } from './ledger.ts';
import { inContactPapers, inMail } from './mail-blemishes.ts';
import { folderId, matterId, parentMatter } from './matters.ts';
import { at } from './random.ts';
import * as specials from './specials.ts';
import type { Papers } from './tables/all-tables.ts';
import { personAt, type World } from './world.ts';

const { SPECIAL_CONTACTS, SPECIAL_MATTERS, SPECIAL_TASKS, SPECIAL_TIME } = specials;
const EXAMPLES = 3;

/** All that is wrong or rare on purpose; of what occurs many times, the first few. */
export function blemishesOf(world: World, { documents, mail, contacts }: Papers): Blemish[] {
  return [
    ...inMatters(),
    ...inPeople(world),
    ...inWork(),
    ...inPapers(documents),
    ...inMail(world, mail),
    ...inContactPapers(contacts),
    ...inFiles(),
  ];
}

function inMatters(): Blemish[] {
  const matter = (
    kind: keyof typeof SPECIAL_MATTERS,
    column: string,
    value: string,
    note: string,
  ): Blemish => cell(kind, 'actions', matterId(SPECIAL_MATTERS[kind]), column, value, note);
  const cycle = SPECIAL_MATTERS.folderCycle;
  const folders = String(folderId(cycle, 4));
  return [
    matter('macrons', 'action_name', specials.MACRON_NAME, 'Macrons in a matter’s name.'),
    matter('formula', 'banner_text', specials.FORMULA, 'A cell that looks like a formula.'),
    matter('leadingZeros', 'file_reference', specials.ZERO_REFERENCE, 'Zeros in front count.'),
    matter(
      'multiLine',
      'banner_text',
      specials.MULTI_LINE,
      'Lines, commas and quotes in one cell.',
    ),
    matter('firstByName', 'action_name', specials.FIRST_NAME, 'Comes first by name.'),
    matter('deleted', 'is_deleted', 'T', 'A deleted matter.'),
    matter('lastByName', 'action_name', specials.LAST_NAME, 'Comes last by name.'),
    cell(
      'orphan-person',
      'custom_action_data',
      matterId(SPECIAL_MATTERS.macrons),
      'value',
      String(specials.ORPHAN_PERSON),
      'A Participant value: no such contact.',
    ),
    cell(
      'parent-matter',
      'actions',
      matterId(16),
      'parent_action_id',
      String(parentMatter(16) ?? ''),
      'The last of four matters, each below the one before.',
    ),
    {
      ...cell(
        'orphan-person',
        'action_participants',
        matterId(SPECIAL_MATTERS.orphanPerson),
        'participant_id',
        String(specials.ORPHAN_PERSON),
        'No such contact.',
      ),
    },
    cell(
      'folder-cycle',
      'action_folder',
      folderId(cycle, 3),
      'parent_folder_id',
      folders,
      'Two folders lie inside each other.',
    ),
  ];
}

function inPeople(world: World): Blemish[] {
  const id = (contact: number): number => personAt(world, world.users + 1 + contact).id;
  const where = 'participants';
  return [
    cell(
      'surname-null',
      where,
      id(SPECIAL_CONTACTS.surnameNull),
      'last_name',
      'Null',
      'A person whose surname is Null.',
    ),
    cell(
      'leading-zeros',
      where,
      id(SPECIAL_CONTACTS.leadingZeros),
      'phone1_number',
      '000123',
      'Zeros in front count.',
    ),
    cell(
      'formula',
      where,
      id(SPECIAL_CONTACTS.formulaName),
      'company_name',
      specials.FORMULA_NAME,
      'A name that starts with a plus sign.',
    ),
  ];
}

function inWork(): Blemish[] {
  const { FAR_PAST, ORPHAN_MATTER: orphan, MULTI_LINE: memo } = specials;
  const task = (index: number): number => 10_001 + index;
  const time = (index: number): number => 100_001 + index;
  const note = 'Lines of both kinds, commas and quotes in one cell.';
  return [
    cell('multi-line', 'tasks', task(SPECIAL_TASKS.multiLine), 'description', memo, note),
    cell(
      'orphan-matter',
      'tasks',
      task(SPECIAL_TASKS.orphanMatter),
      'action_id',
      String(orphan),
      'No such matter.',
    ),
    cell(
      'far-past',
      'tasks',
      task(SPECIAL_TASKS.farPast),
      'due_timestamp',
      FAR_PAST,
      'What an import leaves for no date.',
    ),
    cell('multi-line', 'time_records', time(SPECIAL_TIME.multiLine), 'notes', memo, note),
    cell(
      'orphan-matter',
      'time_records',
      time(SPECIAL_TIME.orphanMatter),
      'action_id',
      String(orphan),
      'No such matter.',
    ),
  ];
}

const STATE_NOTES: Readonly<Record<Exclude<PaperState, 'present'>, string>> = {
  missing: 'Listed, and in no volume.',
  deleted: 'Deleted in the system; its file is gone.',
  none: 'A placeholder: it never had a file.',
  unlisted: 'A file that no row names.',
};

function inPapers(papers: readonly Paper[]): Blemish[] {
  const named = papers.flatMap((paper) => (paper.special === null ? [] : [specialPaper(paper)]));
  const states = ['missing', 'deleted', 'none', 'unlisted'] as const;
  const rare = states.flatMap((state) =>
    papers
      .filter((paper) => paper.state === state)
      .slice(0, EXAMPLES)
      .map((paper) => rarePaper(paper, state)),
  );
  return [...named, ...rare];
}

function specialPaper({ special, logId, fileName }: Paper): Blemish {
  const { blemish: kind, note } = at(special === null ? [] : [special], 0);
  const key = String(logId);
  return { kind, where: 'document_log', key, column: 'file_name', value: fileName, note };
}

function rarePaper(paper: Paper, state: Exclude<PaperState, 'present'>): Blemish {
  const kind = `document-${state}`;
  const note = STATE_NOTES[state];
  if (paper.logId === null) {
    return { kind, where: paper.path ?? '', key: null, column: null, value: null, note };
  }
  const value = state === 'deleted' ? 'T' : (paper.fileName ?? 'NULL');
  const column = state === 'deleted' ? 'is_deleted' : 'file_name';
  return { kind, where: 'document_log', key: String(paper.logId), column, value, note };
}

function inFiles(): Blemish[] {
  return [
    file(
      'unknown-table',
      'Data/firm_notes_export.csv',
      'On no list; with byte-order mark and CRLF.',
    ),
    file(
      'folder-case',
      'data/rate_sheets.csv',
      'The other tables lie in Data/, this one in data/.',
    ),
  ];
}
