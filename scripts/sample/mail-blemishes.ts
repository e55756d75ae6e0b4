import { cell, file } from './blemish.ts';
import type { ContactPaper } from './contact-papers.ts';
import type { Blemish } from './ledger.ts';
import { mailAt, mailLinks } from './mail.ts';
import type { MailPart } from './mail-parts.ts';
import { ORPHAN_EMAIL, SPECIAL_MAILS } from './specials.ts';
import type { World } from './world.ts';

const MAIL_NOTES: Readonly<Record<keyof typeof SPECIAL_MAILS, string>> = {
  textOnly: 'Its body is plain text.',
  picture: 'Its HTML shows a picture that came with it, by cid:.',
  thread: 'The first of a thread of four.',
  cycle: 'Answers the message that answers it.',
  cycleBack: 'Answers the message that answers it.',
  unlinked: 'Linked to nothing.',
  twoMatters: 'Linked to two matters.',
  invoice: 'Linked to a matter, a contact and an invoice.',
  missingFile: 'The file of its attachment is in no volume.',
  hostile: 'Its HTML wants to run scripts, send forms and fetch things; none of it may happen.',
  nested: 'A message is attached, and in that another.',
  withoutBody: 'Neither a body nor anything attached.',
  bothBodies: 'The same body as text and as HTML, with a picture.',
};

export function inMail(world: World, parts: readonly MailPart[]): Blemish[] {
  const named = Object.entries(SPECIAL_MAILS).map(([name, index]) => {
    const { emailId, subject } = mailAt(world, index);
    const kind = `mail-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    const note = Object.entries(MAIL_NOTES).find(([known]) => known === name)?.[1] ?? '';
    return cell(kind, 'email', emailId, 'subject', subject, note);
  });
  const lost = parts
    .filter(({ isMissing }) => isMissing)
    .map(({ attachmentId, name }) =>
      cell(
        'attachment-missing',
        'email_attachment',
        attachmentId,
        'display_name',
        name,
        'No file.',
      ),
    );
  return [...named, ...lost, ...orphanLinks(world)];
}

function orphanLinks(world: World): Blemish[] {
  return [...mailLinks(world)]
    .filter(({ emailId }) => emailId === ORPHAN_EMAIL)
    .map(({ id, emailId }) => {
      const where = 'email_associations';
      return cell('orphan-email', where, id, 'email_id', String(emailId), 'No such message.');
    });
}

export function inContactPapers(papers: readonly ContactPaper[]): Blemish[] {
  return papers.flatMap(({ state, documentId, fileName, path }) => {
    if (state === 'unlisted') return [file('contact-document-unlisted', path, 'No row names it.')];
    if (state === 'present') return [];
    const kind = 'contact-document-missing';
    return [cell(kind, 'participant_document', documentId, 'file_name', fileName, 'No file.')];
  });
}
