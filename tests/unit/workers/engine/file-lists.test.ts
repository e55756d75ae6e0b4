import { afterEach, describe, expect, it } from 'vitest';
import type { LoadReport } from '../../../../workers/contract/values.ts';
import type { BackupEngine } from '../../../../workers/engine.ts';
import { aVolume } from '../../../support/encrypted-zip.ts';
import { anEngine } from '../../../support/engine.ts';

const csv = (...rows: readonly string[]): string => `${rows.join('\n')}\n`;

const TABLES = {
  'data/actions.csv': csv('action_id,action_name', '7,Fern Hill lease'),
  'data/participants.csv': csv('participant_id,display_name', '11,"Fern, Test"'),
  'data/document_log.csv': csv('log_id,action_id,file_name', '1,7,7_a.txt', '2,7,7_gone.txt'),
  'data/email.csv': csv(
    'email_id,subject,parent_email_id,sent_timestamp',
    '5,Lease,,2020-05-01 10:00:00+00',
    '6,Re: Lease,5,2020-05-02 10:00:00+00',
  ),
  'data/email_attachment.csv': csv(
    'attachment_id,email_id,content_disposition,content_type,file_name',
    '60,6,inline,text/html,message.html',
    '61,6,attachment,text/plain,note.txt',
    '62,6,attachment,text/plain,gone.txt',
    '63,6,attachment,text/plain,later.txt',
  ),
  'data/participant_document.csv': csv(
    'document_id,participant_id,name,file_name',
    '501,11,Photo page,pid_11_a.png',
    '502,11,Proof,pid_11_b.pdf',
  ),
};
const FIRST = {
  ...TABLES,
  'documents/7_a.txt': 'a',
  'email/attachments/60_message.html': '<p>Hello</p>',
  'email/attachments/61_note.txt': 'note',
  'email/attachments/99_unknown.txt': '?',
  'participant/documents/pid_11_a.png': 'png',
};
const LATER = { 'email/attachments/63_later.txt': 'later' };

const nothing = (): void => undefined;
let engine: BackupEngine;

afterEach(async () => {
  await engine.close();
});

async function add(name: string, entries: Readonly<Record<string, string>>): Promise<LoadReport> {
  const volume = await aVolume(entries, { cipher: 'AES-256', password: 'secret' });
  const file = new File([volume], name);
  await engine.inspect([{ path: name, file }], nothing);
  await engine.unlock('secret');
  return engine.load(nothing);
}

describe('the lists of files of a backup', () => {
  it('are counted each by itself, and told where they do not add up', async () => {
    engine = anEngine();
    const { completeness, otherFiles } = await add('fern_part_000.zip', FIRST);
    expect(completeness).toMatchObject({ listed: 2, states: { present: 1, missing: 1 }, files: 1 });
    expect(otherFiles).toMatchObject([
      {
        table: 'email_attachment',
        label: 'Email attachments',
        completeness: {
          listed: 4,
          states: { present: 2, missing: 2 },
          methods: { 'key-prefix': 2 },
          files: 3,
          unlisted: 1,
        },
      },
      {
        table: 'participant_document',
        label: 'Contact documents',
        completeness: { listed: 2, states: { present: 1, missing: 1 }, files: 1, unlisted: 0 },
      },
    ]);
    expect(await engine.findings()).toEqual([
      { code: 'documents-missing', facts: { table: 'document_log', count: 1 } },
      { code: 'documents-missing', facts: { table: 'email_attachment', count: 2 } },
      {
        code: 'files-unlisted',
        facts: {
          table: 'email_attachment',
          count: 1,
          examples: ['email/attachments/99_unknown.txt'],
        },
      },
      { code: 'documents-missing', facts: { table: 'participant_document', count: 1 } },
    ]);
  });

  it('are counted again when another part comes', async () => {
    engine = anEngine();
    await add('fern_part_000.zip', FIRST);
    const { otherFiles } = await add('fern_part_001.zip', LATER);
    expect(otherFiles[0]?.completeness).toMatchObject({
      states: { present: 3, missing: 1 },
      files: 4,
      unlisted: 1,
    });
  });

  it('give their files, and a mail put together from them', async () => {
    engine = anEngine();
    await add('fern_part_000.zip', FIRST);
    expect(await engine.document('participant_document', 1)).toMatchObject({
      name: 'Photo page',
      state: 'present',
      owner: { table: 'participants', key: '11', label: 'Fern, Test' },
      entry: { path: 'participant/documents/pid_11_a.png' },
    });
    expect(await engine.document('email_attachment', 3)).toMatchObject({
      name: 'gone.txt',
      state: 'missing',
      owner: { table: 'email', key: '6', label: 'Re: Lease' },
      entry: null,
    });
    const { body, attachments, thread } = await engine.message('6');
    const html = await engine.preview(body.html?.entryId ?? 0, 100);
    expect(new TextDecoder().decode(html.bytes)).toBe('<p>Hello</p>');
    expect(attachments.map(({ name, state }) => [name, state])).toEqual([
      ['note.txt', 'present'],
      ['gone.txt', 'missing'],
      ['later.txt', 'missing'],
    ]);
    expect(thread.map(({ label, isHere }) => [label, isHere])).toEqual([
      ['Lease', false],
      ['Re: Lease', true],
    ]);
  });
});
