import { dateText, stampText } from '../calendar.ts';
import { flag, type SampleRow } from '../csv.ts';
import type { Matter } from '../matters.ts';
import { at, randomOf } from '../random.ts';
import { FOLDERS, MATTER_TYPES, STEPS } from '../roles.ts';
import { FORMULA, MULTI_LINE, SPECIAL_MATTERS } from '../specials.ts';
import { customData } from './custom.ts';
import { columns, type SampleTable, table } from '../table.ts';
import { folderId, parentMatter } from '../matters.ts';
import { matterParts, personAt, type World } from '../world.ts';
import { ORPHAN_PERSON } from '../specials.ts';
import { FIRM } from '../words.ts';

export function matterTables(world: World): SampleTable[] {
  return [
    actions(world),
    actionTypes(),
    actionFolder(world),
    actionParticipants(world),
    customData(world),
  ];
}

function actions(world: World): SampleTable {
  const header =
    columns(`action_id action_name action_type_id action_type_name file_reference status
    status_timestamp priority assigned_to assigned_to_name division_id division_name step step_name
    created_timestamp modified_timestamp is_deleted deleted_by deleted_timestamp
    is_billable_override import_external_reference banner_text aml_review_status
    parent_action_id`);
  return table('actions', header, function* () {
    for (const matter of world.matters) yield actionRow(world, matter);
  });
}

function actionRow(world: World, matter: Matter): SampleRow {
  const random = randomOf(world.seed, 'action-row', matter.index);
  const assigned = personAt(world, matter.assigned);
  const step = matter.status === 'Closed' ? STEPS.length - 1 : random.below(STEPS.length - 1);
  const isDeleted = matter.index === SPECIAL_MATTERS.deleted;
  return [
    matter.id,
    matter.name,
    matter.type.id,
    matter.type.name,
    matter.reference,
    matter.status,
    stampText(matter.modified),
    random.between(0, 3),
    assigned.id,
    assigned.name,
    personAt(world, 0).id,
    FIRM,
    `${matter.type.id}--${step + 1}`,
    at(STEPS, step),
    dateText(matter.opened.day),
    stampText(matter.modified),
    flag(isDeleted),
    isDeleted ? assigned.name : null,
    isDeleted ? stampText(matter.modified) : null,
    random.chance(0.1) ? flag(random.chance(0.5)) : null,
    random.chance(0.2) ? String(random.below(90_000)).padStart(7, '0') : null,
    bannerOf(matter.index),
    random.pick(['Not required', 'Not started', 'In progress', 'Complete']),
    parentMatter(matter.index),
  ];
}

function bannerOf(matter: number): string | null {
  if (matter === SPECIAL_MATTERS.formula) return FORMULA;
  if (matter === SPECIAL_MATTERS.multiLine) return MULTI_LINE;
  return matter % 29 === 0 ? 'Please call before you write.' : null;
}

function actionTypes(): SampleTable {
  const header = columns(`action_type_id name description is_disabled is_billable track_actual_time
    track_billable_time is_for_debt_collection can_create primary_participant_type template_identifier`);
  return table('action_types', header, () =>
    MATTER_TYPES.map(({ id, name, primary }) => [
      id,
      name,
      `How we run matters of the kind ${name}`,
      'F',
      flag(id !== 38),
      'T',
      'T',
      flag(id === 37),
      'T',
      primary,
      `sample-${id}`,
    ]),
  );
}

/** Per matter, as document_log.folder_id needs it; one pair of folders lies inside each other. */
function actionFolder(world: World): SampleTable {
  const header = columns('folder_id name parent_folder_id action_type_id action_id');
  return table('action_folder', header, function* () {
    for (const { index, id, type, folders } of world.matters) {
      for (let folder = 0; folder < folders; folder += 1) {
        const { name, parent } = at(FOLDERS, folder);
        const isCycle = index === SPECIAL_MATTERS.folderCycle && folder === 3;
        const inside = isCycle ? 4 : parent;
        const parentId = inside === null ? null : folderId(index, inside);
        yield [folderId(index, folder), name, parentId, type.id, id];
      }
    }
  });
}

function actionParticipants(world: World): SampleTable {
  const header = columns('action_id participant_type_id participant_id participant_number');
  return table('action_participants', header, function* () {
    for (const matter of world.matters) {
      for (const { role, person, ordinal } of matterParts(world, matter)) {
        yield [matter.id, role, personAt(world, person).id, ordinal];
      }
      if (matter.index === SPECIAL_MATTERS.orphanPerson) yield [matter.id, 4, ORPHAN_PERSON, 1];
    }
  });
}
