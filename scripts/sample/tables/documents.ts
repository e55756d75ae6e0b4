import { stampText } from '../calendar.ts';
import { flag, type SampleRow } from '../csv.ts';
import { KIND_TYPES } from '../document-names.ts';
import type { Paper } from '../documents.ts';
import type { ContactPaper, MailPart } from '../extras.ts';
import { mailAt } from '../extras.ts';
import { folderId } from '../matters.ts';
import { aMoment, mailAddress } from '../people.ts';
import { at, randomOf } from '../random.ts';
import { columns, type SampleTable, table } from '../table.ts';
import { aUser, type World } from '../world.ts';

export interface Papers {
  documents: readonly Paper[];
  contacts: readonly ContactPaper[];
  mail: readonly MailPart[];
}

export function paperTables(world: World, papers: Papers): SampleTable[] {
  return [
    documentLog(world, papers.documents),
    participantDocument(papers.contacts),
    email(world),
    emailAssociations(world),
    emailAttachment(papers.mail),
  ];
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

function email(world: World): SampleTable {
  const header =
    columns(`email_id direction status unique_message_id subject from to cc sent_timestamp
    received_timestamp created_timestamp priority attachment_count created_by parent_email_id`);
  return table('email', header, function* () {
    for (let index = 0; index < world.emails; index += 1) {
      const { emailId, isIncoming, contact, user, subject, sent, parts } = mailAt(world, index);
      const us = `${user.name.replace(', ', ' ')} <user${user.id}@chambers.example>`;
      const them = mailAddress(contact);
      yield [
        emailId,
        isIncoming ? 'I' : 'O',
        isIncoming ? 'Received' : 'Sent',
        `<${emailId}.${sent.day}@mail.example>`,
        subject,
        isIncoming ? them : us,
        isIncoming ? us : them,
        index % 5 === 0 ? 'records@chambers.example; office@chambers.example' : null,
        stampText(sent),
        isIncoming ? stampText(sent) : null,
        stampText(sent),
        'Normal',
        parts,
        user.name,
        index % 4 === 3 ? emailId - 1 : null,
      ];
    }
  });
}

function emailAssociations(world: World): SampleTable {
  const header = columns('association_id email_id action_id participant_id sale_purchase_id');
  return table('email_associations', header, function* () {
    let association = 50_001;
    for (let index = 0; index < world.emails; index += 1) {
      const { emailId, matter, contact } = mailAt(world, index);
      yield [association++, emailId, at(world.matters, matter).id, null, null];
      if (index % 2 === 0) yield [association++, emailId, null, contact.id, null];
    }
  });
}

function emailAttachment(parts: readonly MailPart[]): SampleTable {
  const header = columns(`attachment_id email_id content_disposition content_type mime_content_id
    display_name file_name attachment_size old_nfs_path`);
  return table('email_attachment', header, () =>
    parts.map(({ attachmentId, emailId, disposition, type, name, path, bytes }) => {
      const stored = path.slice(path.lastIndexOf('/') + 1);
      return [attachmentId, emailId, disposition, type, null, name, stored, bytes.length, path];
    }),
  );
}
