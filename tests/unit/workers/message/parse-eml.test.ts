import { describe, expect, it } from 'vitest';
import { MessageError } from '../../../../workers/contract/problems.ts';
import { parseMessage } from '../../../../workers/message/parse-message.ts';
import { aMail, inBase64 } from '../../../support/mail.ts';

const bytes = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.from(text));
const read = (text: string) => parseMessage('eml', bytes(text));
const head = { From: 'Aroha Example <aroha@example.test>', To: 'b@example.test' };

describe('reading an .eml', () => {
  it('gives who, when and what, with encoded words decoded', async () => {
    const message = await read(
      'From: =?utf-8?q?T=C4=81ne_Example?= <tane@example.test>\r\nTo: "B, C" <b@example.test>, c@example.test\r\n' +
        'Date: Mon, 4 Mar 2024 09:30:00 +1300\r\nSubject: =?iso-8859-1?q?Caf=E9?=\r\n\r\nKia ora\r\n',
    );
    expect(message).toMatchObject({
      from: 'Tāne Example <tane@example.test>',
      to: 'B, C <b@example.test>, c@example.test',
      subject: 'Café',
      html: null,
    });
    expect(message.text).toContain('Kia ora');
    expect(Date.parse(message.date)).toBe(Date.parse('2024-03-03T20:30:00Z'));
    expect(message.headers.map(([name]) => name)).toEqual(['From', 'To', 'Date', 'Subject']);
  });

  it('keeps pictures of the body apart from what was attached, by content id', async () => {
    const message = await read(
      aMail(
        head,
        [
          { headers: { 'Content-Type': 'text/html' }, body: '<img src="cid:logo@example">' },
          {
            headers: {
              'Content-Type': 'image/png',
              'Content-ID': '<logo@example>',
              'Content-Transfer-Encoding': 'base64',
            },
            body: inBase64('not really a picture'),
          },
        ],
        'related',
      ),
    );
    expect(message.html).toContain('cid:logo@example');
    expect(message.attachments).toMatchObject([
      { name: 'Attachment 1.png', type: 'image/png', contentId: 'logo@example', isInline: true },
    ]);
    expect(Buffer.from(message.attachments[0]?.bytes ?? []).toString()).toBe(
      'not really a picture',
    );
  });

  it('gives a message inside as a file that can be opened in turn', async () => {
    const inner = 'From: c@example.test\r\nSubject: Inside\r\n\r\nDeep\r\n';
    const { attachments } = await read(
      aMail(head, [
        { headers: { 'Content-Type': 'text/plain' }, body: 'See below' },
        { headers: { 'Content-Type': 'message/rfc822' }, body: inner },
      ]),
    );
    const [nested] = attachments;
    expect(nested).toMatchObject({ type: 'message/rfc822', name: 'Message 1.eml' });
    const again = await parseMessage('eml', nested?.bytes ?? new Uint8Array());
    expect(again.subject).toBe('Inside');
  });

  it.each([
    ['nothing', ''],
    ['words', 'Dear Sir or Madam,\n\nthis is a letter.\n'],
    ['noise', '\u0001\u0002\u0003: \u0004'],
  ])('says that %s is no message', async (_, text) => {
    await expect(read(text)).rejects.toBeInstanceOf(MessageError);
    await expect(read(text)).rejects.toMatchObject({
      problem: { code: 'M01', facts: { kind: 'eml' } },
    });
  });

  it('gives up on parts within parts without end', async () => {
    const nested = (depth: number): string =>
      depth === 0
        ? 'Content-Type: text/plain\r\n\r\nx'
        : `Content-Type: multipart/mixed; boundary="b${depth}"\r\n\r\n--b${depth}\r\n${nested(depth - 1)}\r\n--b${depth}--\r\n`;
    await expect(read(`From: a@example.test\r\n${nested(300)}`)).rejects.toMatchObject({
      problem: { code: 'M01' },
    });
  });
});
