import { stampText } from '../calendar.ts';
import { flag, type SampleRow } from '../csv.ts';
import { KIND_TYPES } from '../document-names.ts';
import type { Paper } from '../documents.ts';
import type { ContactPaper } from '../contact-papers.ts';
import { folderId } from '../matters.ts';
import { aMoment } from '../people.ts';
import { at, randomOf } from '../random.ts';
import { columns, type SampleTable, table } from '../table.ts';
import { aUser, type World } from '../world.ts';

export function documentTables(
  world: World,
  documents: readonly Paper[],
  contacts: readonly ContactPaper[],
): SampleTable[] {
  const listed = contacts.filter(({ state }) => state !== 'unlisted');
  return [documentLog(world, documents), participantDocument(listed)];
}

/** The one public header; NULL and CRLF as a round trip through another database would leave them. */
function documentLog(world: World, papers: readonly Paper[]): SampleTable {
  const header = columns(`log_id action_id document_name template_id file_name directory folder_id
    file_type created_by modified_by created_date last_modified document_timestamp is_deleted`);
  const rows = function* (): Generator<SampleRow> {
    for (const paper of papers) if (paper.logId !== null) yield logRow(world, paper, paper.logId);
  };
  return table('document_log', header, rows, { nothing: 'NULL', newline: '\r\n' });
}

function logRow(world: World, paper: Paper, logId: number): SampleRow {
  const random = randomOf(world.seed, 'log-row', paper.index);
  const author = aUser(world, random).name;
  const modified = aMoment(random, paper.created.day);
  return [
    logId,
    paper.actionId,
    paper.title,
    random.chance(0.07) ? random.between(1, 40) : null,
    paper.fileName,
    random.chance(0.2) ? 'documents' : null,
    folderOf(world, paper, random.next()),
    random.chance(0.9) ? paper.extension.toUpperCase() : KIND_TYPES[paper.kind],
    author,
    random.chance(0.5) ? aUser(world, random).name : author,
    stampText(paper.created),
    stampText(modified),
    random.chance(0.8) ? stampText(paper.created) : null,
    flag(paper.state === 'deleted'),
  ];
}

function folderOf({ matters }: World, { matter }: Paper, turn: number): number | null {
  if (matter === null || turn < 0.2) return null;
  return folderId(matter, Math.floor(((turn - 0.2) / 0.8) * at(matters, matter).folders));
}

function participantDocument(papers: readonly ContactPaper[]): SampleTable {
  const header =
    columns(`document_id participant_id name file_name file_type file_size extension status
    keywords summary folder created_by created_timestamp modified_timestamp`);
  return table('participant_document', header, () =>
    papers.map((paper) => [
      paper.documentId,
      paper.person.id,
      paper.title,
      paper.fileName,
      paper.extension === 'png' ? KIND_TYPES.picture : KIND_TYPES.pdf,
      paper.bytes.length,
      paper.extension,
      'uploaded',
      null,
      null,
      'Identity',
      paper.author.name,
      stampText(paper.created),
      stampText(paper.created),
    ]),
  );
}
