import { describe, expect, it } from 'vitest';
import type { MessageInfo } from '../../../../workers/contract/records.ts';
import { messageInfo } from '../../../../workers/query/message.ts';
import { aFile, linkedTo, tablesOf, type Rows } from './sample-tables.ts';

const HEADER = [
  'attachment_id',
  'email_id',
  'file_name',
  'content_disposition',
  'content_type',
  'mime_content_id',
  'attachment_size',
];

const mail: Rows = [
  ['email_id', 'direction', 'subject', 'from_address', 'to', 'sent_timestamp', 'created_date'],
  ['5', 'I', 'Lease', 'a@example.invalid', 'b@example.invalid', '', '2020-05-01 10:00:00+00'],
];

async function message(parts: Rows, paths: readonly string[] = []): Promise<MessageInfo> {
  const tables = await tablesOf({ email: mail, email_attachment: [HEADER, ...parts] });
  const files = paths.map((path, id) => aFile(id + 1, `email/attachments/${path}`));
  await linkedTo(tables, 'email_attachment', files);
  return messageInfo(tables, '5');
}

const names = ({ attachments }: MessageInfo): string[] => attachments.map(({ name }) => name);

describe('a mail of the list', () => {
  it('has the headers of its row, and the best date there is', async () => {
    expect(await message([])).toMatchObject({
      from: 'a@example.invalid',
      to: 'b@example.invalid',
      cc: '',
      bcc: '',
      subject: 'Lease',
      date: { label: 'Recorded', value: '2020-05-01 10:00:00+00', kind: 'stamp' },
      body: { html: null, text: null },
      attachments: [],
      thread: [],
      isThreadCut: false,
    });
  });

  it('has its body and attachments from its files, with their state', async () => {
    const found = await message(
      [
        ['1', '5', 'message.html', 'inline', 'text/html; charset=utf-8', '', '90'],
        ['2', '5', 'body.txt', 'Inline', 'text/plain', '', ''],
        ['3', '5', 'logo.png', 'inline', 'image/png', '<logo@example.invalid>', ''],
        ['4', '5', 'lease.pdf', 'attachment', 'application/pdf', '', '4096'],
        ['5', '6', 'other.pdf', 'attachment', 'application/pdf', '', ''],
      ],
      ['1_message.html', '2_body.txt', '3_logo.png'],
    );
    expect(found.body).toMatchObject({
      html: { record: 1, name: 'message.html', state: 'present', entryId: 1, bytes: 10 },
      text: { record: 2, entryId: 2 },
    });
    expect(found.attachments).toEqual([
      {
        record: 3,
        name: 'logo.png',
        contentId: 'logo@example.invalid',
        isInline: true,
        type: 'image/png',
        bytes: 30,
        state: 'present',
        entryId: 3,
      },
      {
        record: 4,
        name: 'lease.pdf',
        contentId: '',
        isInline: false,
        type: 'application/pdf',
        bytes: 4096,
        state: 'missing',
        entryId: null,
      },
    ]);
  });

  it('has a body by name where no content type is listed', async () => {
    const found = await message([
      ['1', '5', 'notes.html', 'inline', '', '', ''],
      ['2', '5', 'message.htm', 'inline', '', '', ''],
      ['3', '5', 'body.txt', 'inline', '', '', ''],
    ]);
    expect([found.body.html?.record, found.body.text?.record]).toEqual([2, 3]);
    expect(names(found)).toEqual(['notes.html']);
  });

  it.each([
    ['attached, not inline', ['1', '5', 'message.html', 'attachment', 'text/html', '', '']],
    ['of another type', ['1', '5', 'message.html', 'inline', 'image/png', '', '']],
    ['with neither type nor name', ['1', '5', 'message', 'inline', '', '', '']],
  ])('has no body that is %s', async (_, part) => {
    const { body, attachments } = await message([part]);
    expect(body).toEqual({ html: null, text: null });
    expect(attachments).toHaveLength(1);
  });

  it('takes nothing for its body that its HTML may show by content id', async () => {
    const found = await message([
      ['1', '5', 'poem.txt', 'inline', 'text/plain', '<poem>', ''],
      ['2', '5', 'frame.html', 'inline', 'text/html', '<frame>', ''],
      ['3', '5', 'x.html', 'inline', 'text/html', '', ''],
    ]);
    expect(found.body).toMatchObject({ html: { record: 3 }, text: null });
    expect(names(found)).toEqual(['poem.txt', 'frame.html']);
    const only = await message([['1', '5', 'x.html', 'inline', 'text/html', '<root>', '']]);
    expect(only.body.html).toMatchObject({ record: 1, contentId: 'root' });
  });

  it('is put together from next to nothing', async () => {
    const tables = await tablesOf({ email: [['?'], ['x']], email_attachment: [['?'], ['y']] });
    expect(messageInfo(tables, '@1')).toMatchObject({ from: '', date: null, attachments: [] });
    expect(() => messageInfo(tables, '@2')).toThrow(/V03/);
  });
});

describe('the thread of a mail', () => {
  const HEAD = ['email_id', 'parent_email_id', 'subject', 'sent_timestamp'];
  const threadOf = async (rows: Rows, key: string): Promise<MessageInfo['thread']> =>
    messageInfo(await tablesOf({ email: [HEAD, ...rows] }), key).thread;

  it('goes up and down, oldest first', async () => {
    const rows: Rows = [
      ['4', '2', 'Re: Re: Lease', '2020-05-03'],
      ['2', '1', 'Re: Lease', '2020-05-02'],
      ['3', '1', 'Also: Lease', ''],
      ['1', '', 'Lease', '2020-05-01'],
      ['9', '', 'Will', '2020-05-01'],
    ];
    const expected = [
      {
        table: 'email',
        key: '1',
        label: 'Lease',
        date: '2020-05-01',
        dateOrder: 'iso',
        isHere: false,
      },
      {
        table: 'email',
        key: '2',
        label: 'Re: Lease',
        date: '2020-05-02',
        dateOrder: 'iso',
        isHere: false,
      },
      {
        table: 'email',
        key: '4',
        label: 'Re: Re: Lease',
        date: '2020-05-03',
        dateOrder: 'iso',
        isHere: true,
      },
      { table: 'email', key: '3', label: 'Also: Lease', date: '', dateOrder: 'iso', isHere: false },
    ];
    expect(await threadOf(rows, '4')).toEqual(expected);
    const keys = (thread: MessageInfo['thread']): string[] => thread.map(({ key }) => key);
    expect(keys(await threadOf(rows, '1'))).toEqual(['1', '2', '4', '3']);
    expect(await threadOf(rows, '9')).toEqual([]);
  });

  it('is ordered by the instant, however it is written, and what cannot be read stands last', async () => {
    const rows: Rows = [
      ['1', '', 'first', '3 Apr 2020'],
      ['2', '1', 'second', '2020-04-05 01:00:00+14'],
      ['3', '1', 'third', '2020-04-04 12:00:00Z'],
      ['4', '1', 'unread', '1 o’clock'],
    ];
    const thread = await threadOf(rows, '1');
    expect(thread.map(({ label }) => label)).toEqual(['first', 'second', 'third', 'unread']);
  });

  it('ends where mails answer each other, or themselves', async () => {
    const ring: Rows = [
      ['1', '3', 'a', '2020-01-01'],
      ['2', '1', 'b', '2020-01-02'],
      ['3', '2', 'c', '2020-01-03'],
      ['4', '4', 'd', '2020-01-04'],
    ];
    expect((await threadOf(ring, '2')).map(({ key }) => key)).toEqual(['1', '2', '3']);
    expect(await threadOf(ring, '4')).toEqual([]);
  });

  it('joins those who answer a mail that is not in the backup', async () => {
    const rows: Rows = [
      ['2', '1', 'b', '2020-01-02'],
      ['3', '1', 'c', '2020-01-01'],
      ['4', 'NULL', 'd', ''],
      ['5', 'NULL', 'e', ''],
    ];
    expect((await threadOf(rows, '2')).map(({ key }) => key)).toEqual(['3', '2']);
    expect(await threadOf(rows, '4')).toEqual([]);
  });

  it('has at most 500 mails, the one asked for among them', async () => {
    const answers = Array.from({ length: 700 }, (_, at) => [`${at + 2}`, '1', 'Re', `2020-${at}`]);
    const email = [HEAD, ['1', '', 'First', '2019'], ...answers];
    const { thread, isThreadCut } = messageInfo(await tablesOf({ email }), '690');
    expect(isThreadCut).toBe(true);
    expect(thread).toHaveLength(500);
    expect(thread.filter(({ isHere }) => isHere).map(({ key }) => key)).toEqual(['690']);
    expect(thread[0]?.key).toBe('1');
  });
});
