import { describe, expect, it } from 'vitest';
import { previewType } from '../../../../workers/contract/preview-type.ts';
import { MessageError } from '../../../../workers/contract/problems.ts';
import { parseMessage } from '../../../../workers/message/parse-message.ts';
import { aMsg, type OutlookMessage } from '../../../support/outlook.ts';

const plain: OutlookMessage = {
  subject: 'Settlement',
  from: { name: 'Aroha Example', address: 'aroha@example.test' },
  to: [
    { name: 'Tāne Example', address: 'tane@example.test' },
    { name: 'Mere Example', address: 'mere@example.test', kind: 'cc' },
  ],
  text: 'Kia ora',
};

const read = (message: OutlookMessage) => parseMessage('msg', aMsg(message));

describe('reading an Outlook message', () => {
  it('gives who, about what, and the text', async () => {
    expect(await read(plain)).toMatchObject({
      subject: 'Settlement',
      from: 'Aroha Example <aroha@example.test>',
      to: 'Tāne Example <tane@example.test>',
      cc: 'Mere Example <mere@example.test>',
      bcc: '',
      text: 'Kia ora',
      html: null,
    });
  });

  it('takes the date and every header from those it travelled with', async () => {
    const headers =
      'Received: from a\r\n\tby b\r\nDate: Mon, 4 Mar 2024 09:30:00 +1300\r\nX-Test: one\r\n';
    const message = await read({ ...plain, headers });
    expect(message.headers).toEqual([
      ['Received', 'from a by b'],
      ['Date', 'Mon, 4 Mar 2024 09:30:00 +1300'],
      ['X-Test', 'one'],
    ]);
    expect(message.date).toBe('2024-03-04T09:30:00+13:00');
  });

  it('reads HTML that is only there as RTF', async () => {
    const rtf = String.raw`{\rtf1\ansi\fromhtml1 {\*\htmltag64 <p>}Tena koe{\*\htmltag72 </p>}}`;
    expect((await read({ ...plain, rtf })).html).toBe('<p>Tena koe</p>');
  });

  it('reads HTML by its code page', async () => {
    const html = Uint8Array.of(0x3c, 0x70, 0x3e, 0xc4, 0xe0);
    expect((await read({ ...plain, html, codePage: 1251 })).html).toBe('<p>Да');
  });

  it('gives attachments, large and small, and content ids without the mark at their end', async () => {
    const large = new Uint8Array(9000).map((_, at) => at % 251);
    const { attachments } = await read({
      ...plain,
      attachments: [
        { name: 'Large.bin', content: large },
        {
          name: 'logo.png',
          type: 'image/png',
          contentId: 'logo@example',
          hidden: true,
          content: Uint8Array.of(0x89, 0x50, 0x4e, 0x47),
        },
      ],
    });
    expect(attachments).toMatchObject([
      { name: 'Large.bin', type: '', contentId: '', isInline: false },
      { name: 'logo.png', type: 'image/png', contentId: 'logo@example', isInline: true },
    ]);
    expect(attachments[0]?.bytes).toEqual(large);
  });

  it('gives a message inside as a file that can be opened in turn', async () => {
    const inner = { ...plain, subject: 'Inside' };
    const { attachments } = await read({
      ...plain,
      attachments: [{ name: 'Inside', content: inner }],
    });
    const [nested] = attachments;
    if (!nested) throw new Error('nothing attached');
    expect(nested.name).toBe('Inside.msg');
    expect(previewType(nested.name, nested.bytes).type).toBe('msg');
    expect((await parseMessage('msg', nested.bytes)).subject).toBe('Inside');
  });

  it.each([
    ['nothing', new Uint8Array()],
    ['words', Uint8Array.from(Buffer.from('Dear Sir or Madam'))],
    ['its beginning alone', aMsg(plain).slice(0, 600)],
  ])('says that %s is no message', async (_, bytes) => {
    await expect(parseMessage('msg', bytes)).rejects.toBeInstanceOf(MessageError);
  });
});
