import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import MsgReader from '@kenjiuno/msgreader';
import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { compoundFile } from '../../../../../scripts/sample/contents/compound-file.ts';
import { emlMessage } from '../../../../../scripts/sample/contents/eml.ts';
import type { Message } from '../../../../../scripts/sample/contents/message.ts';
import { outlookMessage } from '../../../../../scripts/sample/contents/msg.ts';
import { runWell, tempFolder } from '../../../../support/native.ts';
import { needs } from '../../../../support/needs.ts';

const PICTURE = Uint8Array.from({ length: 9000 }, (_, at) => at % 251);

const message: Message = {
  id: 'one@mail.example',
  from: { name: 'Kiri Inkwell', address: 'kiri@post.example' },
  to: [
    { name: 'Tāne Oakapple', address: 'tane@post.example' },
    { name: 'Records', address: 'records@chambers.example' },
  ],
  cc: [{ name: 'Front desk', address: 'office@chambers.example' }],
  subject: 'Kōwhai and tōtara: a subject so long that it takes more than one encoded word',
  sent: { day: 19_782, second: 34_200 },
  text: 'Kia ora,\r\nNgā mihi nui.',
  html: '<p>Kia ora <img src="cid:plan@mail.example"></p>',
  attachments: [
    { name: 'plan.png', type: 'image/png', contentId: 'plan@mail.example', bytes: PICTURE },
    { name: 'note.txt', type: 'text/plain', contentId: null, bytes: Buffer.from('A note.') },
  ],
};

const forwarded: Message = {
  ...message,
  id: 'two@mail.example',
  attachments: [
    {
      name: 'inner.eml',
      type: 'message/rfc822',
      contentId: null,
      bytes: emlMessage(message),
    },
  ],
};

describe('an Outlook message', () => {
  const reader = new MsgReader(new Uint8Array(outlookMessage(message)).buffer);
  const data = reader.getFileData();

  it('says who wrote to whom, when, and about what', () => {
    expect(data).toMatchObject({
      subject: message.subject,
      senderName: 'Kiri Inkwell',
      senderEmail: 'kiri@post.example',
      clientSubmitTime: 'Thu, 29 Feb 2024 09:30:00 GMT',
      messageId: '<one@mail.example>',
    });
    expect(data.recipients?.map(({ name, email, recipType }) => [name, email, recipType])).toEqual([
      ['Tāne Oakapple', 'tane@post.example', 'to'],
      ['Records', 'records@chambers.example', 'to'],
      ['Front desk', 'office@chambers.example', 'cc'],
    ]);
  });

  it('has its text, its HTML and its files, each to the byte', () => {
    expect(data.body).toBe(message.text);
    expect(Buffer.from(data.html ?? []).toString()).toBe(message.html);
    const files = data.attachments?.map((_, index) => reader.getAttachment(index)) ?? [];
    expect(files.map(({ fileName, content }) => [fileName, Buffer.from(content)])).toEqual(
      message.attachments.map(({ name, bytes }) => [name, Buffer.from(bytes)]),
    );
    expect(data.attachments?.[0]?.pidContentId).toBe('plan@mail.example');
  });

  needs('7z').it('is a compound file that 7z tests', async () => {
    const file = join(tempFolder(), 'one.msg');
    writeFileSync(file, outlookMessage(forwarded));
    expect(await runWell('7z', ['t', file])).toContain('Everything is Ok');
  });
});

describe('a compound file', () => {
  needs('7z').it('gives back streams of every size, in folders', async () => {
    const sizes = [0, 1, 63, 64, 65, 4095, 4096, 4097, 70_000];
    const streams = sizes.map((size) => ({ name: `s${size}`, bytes: Buffer.alloc(size, size) }));
    const file = join(tempFolder(), 'any.cfb');
    const inner = { name: 'inner', entries: streams };
    writeFileSync(file, compoundFile({ name: 'Root Entry', entries: [inner, ...streams] }));
    const listed = await runWell('7z', ['l', '-slt', '-tCompound', file]);
    const found = [...listed.matchAll(/^Path = (?:inner\/)?s(\d+)\nSize = (\d+)$/gm)];
    expect(found.map(([, name, size]) => [name, size]).toSorted()).toEqual(
      [...sizes, ...sizes].map((size) => [String(size), String(size)]).toSorted(),
    );
    expect(await runWell('7z', ['t', '-tCompound', file])).toContain('Everything is Ok');
  });
});

describe('a message as it travels', () => {
  it('is read back with its bodies and files', async () => {
    const read = await PostalMime.parse(emlMessage(message));
    expect(read).toMatchObject({
      subject: message.subject,
      from: { name: 'Kiri Inkwell', address: 'kiri@post.example' },
      date: '2024-02-29T09:30:00.000Z',
      messageId: '<one@mail.example>',
    });
    expect(read.to?.map(({ name }) => name)).toEqual(['Tāne Oakapple', 'Records']);
    expect(read.text?.trim().replaceAll('\r\n', '\n')).toBe('Kia ora,\nNgā mihi nui.');
    expect(read.html?.trim()).toBe(message.html);
    const files = read.attachments.map(({ filename, disposition, contentId, content }) => [
      filename,
      disposition,
      contentId,
      (content as ArrayBuffer).byteLength, // bytes unless another encoding is asked for
    ]);
    expect(files).toEqual([
      ['plan.png', 'inline', '<plan@mail.example>', 9000],
      ['note.txt', 'attachment', undefined, 7],
    ]);
  });

  it('holds another message, which is read in turn', async () => {
    const outer = await PostalMime.parse(emlMessage(forwarded), { forceRfc822Attachments: true });
    const [inner] = outer.attachments;
    expect(inner?.mimeType).toBe('message/rfc822');
    const read = await PostalMime.parse(inner?.content ?? '');
    expect([read.subject, read.attachments.length]).toEqual([message.subject, 2]);
  });
});
