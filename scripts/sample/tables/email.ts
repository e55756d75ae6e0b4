import { stampText } from '../calendar.ts';
import type { SampleRow } from '../csv.ts';
import { type Mail, mailAt, type MailLink, mailLinks } from '../mail.ts';
import type { MailPart } from '../mail-parts.ts';
import type { Associations } from '../options.ts';
import { mailAddress } from '../people.ts';
import { columns, type SampleTable, table } from '../table.ts';
import type { World } from '../world.ts';

export function emailTables(
  world: World,
  parts: readonly MailPart[],
  associations: Associations,
): SampleTable[] {
  const links = associations === 'typed' ? typedAssociations : associationsByColumn;
  return [email(world, parts), links(world), emailAttachment(parts)];
}

function email(world: World, parts: readonly MailPart[]): SampleTable {
  const header = columns(`email_id direction status unique_message_id subject from to cc bcc
    delivered_to reply_to sent_timestamp received_timestamp created_timestamp priority sensitivity
    flag attachment_count email_size created_by parent_email_id external_reference`);
  const partsOf = new Map<number, MailPart[]>();
  for (const part of parts) {
    partsOf.set(part.emailId, [...(partsOf.get(part.emailId) ?? []), part]);
  }
  return table('email', header, function* () {
    for (let index = 0; index < world.emails; index += 1) {
      const mail = mailAt(world, index);
      yield emailRow(mail, partsOf.get(mail.emailId) ?? []);
    }
  });
}

function emailRow(mail: Mail, parts: readonly MailPart[]): SampleRow {
  const { index, emailId, isIncoming, user, subject, sent, parent } = mail;
  return [
    emailId,
    isIncoming ? 'I' : 'O',
    isIncoming ? 'Received' : 'Sent',
    `<${emailId}.${sent.day}@mail.example>`,
    subject,
    ...addressCells(mail),
    stampText(sent),
    isIncoming ? stampText(sent) : null,
    stampText(sent),
    index % 10 === 6 ? 'High' : 'Normal',
    filledIf(index % 13 === 5, 'Confidential'),
    filledIf(index % 14 === 3, 'F'),
    parts.filter(({ disposition }) => disposition === 'attachment').length,
    parts.reduce((sum, { bytes }) => sum + bytes.length, 0),
    user.name,
    parent,
    filledIf(index % 16 === 4, `import-${String(index).padStart(6, '0')}`),
  ];
}

/** Six cells: from to reply_to. */
function addressCells({ index, isIncoming, contact, user }: Mail): SampleRow {
  const us = `${user.name.replace(', ', ' ')} <user${user.id}@chambers.example>`;
  const them = mailAddress(contact);
  return [
    isIncoming ? them : us,
    isIncoming ? us : them,
    filledIf(index % 5 === 0, 'records@chambers.example; office@chambers.example'),
    filledIf(!isIncoming && index % 4 === 1, 'archive@chambers.example'),
    filledIf(isIncoming, `user${user.id}@chambers.example`),
    filledIf(index % 11 === 2, 'replies@chambers.example'),
  ];
}

/** A cell that is filled now and then. */
function filledIf(isFilled: boolean, text: string): string | null {
  return isFilled ? text : null;
}

function associationsByColumn(world: World): SampleTable {
  const header = columns('association_id email_id action_id participant_id sale_purchase_id');
  const cells = ({ to, target }: MailLink): SampleRow => [
    to === 'action' ? target : null,
    to === 'participant' ? target : null,
    to === 'invoice' ? target : null,
  ];
  return table('email_associations', header, function* () {
    for (const link of mailLinks(world)) yield [link.id, link.emailId, ...cells(link)];
  });
}

/** One pair of columns says what is linked; invoices go by two names. */
function typedAssociations(world: World): SampleTable {
  const header = columns('association_id email_id associated_table associated_id');
  const word = ({ id, to }: MailLink): string => {
    if (to === 'invoice') return id % 2 === 0 ? 'Invoice' : 'Sale Purchase';
    return to === 'action' ? 'Action' : 'Participant';
  };
  return table('email_associations', header, function* () {
    for (const link of mailLinks(world)) yield [link.id, link.emailId, word(link), link.target];
  });
}

/** Content ids with and without angle brackets: both are met. */
function emailAttachment(parts: readonly MailPart[]): SampleTable {
  const header = columns(`attachment_id email_id content_disposition content_type mime_content_id
    display_name file_name attachment_size old_nfs_path`);
  return table('email_attachment', header, () =>
    parts.map(({ attachmentId, emailId, disposition, type, contentId, name, path, bytes }) => {
      const stored = path.slice(path.lastIndexOf('/') + 1);
      const cid = contentId !== null && attachmentId % 2 === 0 ? `<${contentId}>` : contentId;
      return [attachmentId, emailId, disposition, type, cid, name, stored, bytes.length, path];
    }),
  );
}
