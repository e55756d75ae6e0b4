import type { ContactPaper } from './contact-papers.ts';
import type { LedgerFiles, LedgerMail } from './ledger.ts';
import { mailAt, mailLinks } from './mail.ts';
import type { MailPart } from './mail-parts.ts';
import { ORPHAN_EMAIL } from './specials.ts';
import type { World } from './world.ts';

/** What the ledger says of the mail. */
export function tellMail(world: World, parts: readonly MailPart[]): LedgerMail {
  const linked = new Set<number>();
  let associations = 0;
  for (const { emailId } of mailLinks(world)) {
    associations += 1;
    linked.add(emailId);
  }
  const threads = new Map<number, number[]>();
  let unlinked = 0;
  for (let index = 0; index < world.emails; index += 1) {
    const { emailId, root } = mailAt(world, index);
    if (!linked.has(emailId)) unlinked += 1;
    threads.set(root, [...(threads.get(root) ?? []), emailId]);
  }
  const missing = parts.filter(({ isMissing }) => isMissing).length;
  return {
    mails: world.emails,
    unlinked,
    associations,
    threads: [...threads.values()].filter((mails) => mails.length > 1),
    attachments: filesOf(parts.length, missing, []),
  };
}

export function tellContactPapers(papers: readonly ContactPaper[]): LedgerFiles {
  const count = (state: ContactPaper['state']): number =>
    papers.filter((paper) => paper.state === state).length;
  const unlisted = papers.filter(({ state }) => state === 'unlisted').map(({ path }) => path);
  const missing = count('missing');
  return filesOf(missing + count('present'), missing, unlisted);
}

function filesOf(listed: number, missing: number, unlisted: readonly string[]): LedgerFiles {
  return { listed, present: listed - missing, missing, unlisted };
}

/** Mails by the id of a matter they are linked to, each counted once. */
export function mailsByMatter(world: World): Map<number, number> {
  const mails = new Map<number, Set<number>>();
  for (const { emailId, to, target } of mailLinks(world)) {
    if (to !== 'action' || emailId === ORPHAN_EMAIL) continue;
    mails.set(target, (mails.get(target) ?? new Set()).add(emailId));
  }
  return new Map([...mails].map(([matter, ids]) => [matter, ids.size]));
}
