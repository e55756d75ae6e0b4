import { decompressRTF } from '@kenjiuno/decompressrtf';
import type { FieldsData } from '@kenjiuno/msgreader';
import type { ParsedAttachment, ParsedMessage } from '../contract/messages.ts';
import { MessageError } from '../contract/problems.ts';
import { attachmentName } from './attachment-name.ts';
import { decoderFor, encodingOf } from './code-pages.ts';
import { headerDate } from './header-date.ts';
import { MsgReader } from './msg-reader.ts';
import { readRtf } from './rtf.ts';

type Body = Pick<ParsedMessage, 'html' | 'text'>;
type Headers = ParsedMessage['headers'];

export function parseMsg(bytes: Uint8Array<ArrayBuffer>): ParsedMessage {
  try {
    return read(bytes);
  } catch (cause) {
    throw new MessageError({ code: 'M01', facts: { kind: 'msg' } }, { cause });
  }
}

function read(bytes: Uint8Array<ArrayBuffer>): ParsedMessage {
  const { reader, fields } = opened(bytes);
  const headers = headersOf(fields.headers ?? '');
  return {
    from: address(fields.senderName, fields.senderSmtpAddress ?? fields.senderEmail),
    to: recipients(fields, 'to'),
    cc: recipients(fields, 'cc'),
    bcc: recipients(fields, 'bcc'),
    subject: trimmed(fields.subject),
    date: dateOf(fields, headers),
    headers,
    ...bodyOf(fields),
    attachments: (fields.attachments ?? []).map((one, at) => toAttachment(reader, one, at)),
  };
}

/** Read once more where its 8-bit text turns out to be in another encoding than most. */
function opened(bytes: Uint8Array<ArrayBuffer>): { reader: MsgReader; fields: FieldsData } {
  const first = openedAs(bytes, 'windows-1252');
  const { messageCodepage, internetCodepage } = first.fields;
  const encoding = encodingOf(messageCodepage ?? internetCodepage);
  return encoding === 'windows-1252' ? first : openedAs(bytes, encoding);
}

function openedAs(
  { buffer, byteOffset, byteLength }: Uint8Array<ArrayBuffer>,
  encoding: string,
): { reader: MsgReader; fields: FieldsData } {
  const reader = new MsgReader(new DataView(buffer, byteOffset, byteLength));
  reader.parserConfig = { ansiEncoding: encoding };
  const fields = reader.getFileData();
  if (fields.error !== undefined || fields.dataType !== 'msg') {
    throw new Error(fields.error ?? 'no message in it');
  }
  return { reader, fields };
}

function bodyOf(fields: FieldsData): Body {
  const text = fields.body === undefined ? null : fields.body.replaceAll('\0', '');
  if (fields.bodyHtml !== undefined) return { html: fields.bodyHtml, text };
  if (fields.html) return { html: decoderFor(fields.internetCodepage).decode(fields.html), text };
  if (!fields.compressedRtf) return { html: null, text };
  const rtf = readRtf(Uint8Array.from(decompressRTF([...fields.compressedRtf])));
  if (rtf.kind === 'html') return { html: rtf.content, text };
  return { html: null, text: text ?? rtf.content };
}

function toAttachment(reader: MsgReader, fields: FieldsData, at: number): ParsedAttachment {
  const { fileName, content } = reader.getAttachment(fields);
  // The types promise a name; not every attachment has one.
  const names: (string | undefined)[] = [fileName, fields.fileNameShort, fields.name];
  const isMessage = fields.innerMsgContent === true;
  const type = isMessage ? 'application/vnd.ms-outlook' : trimmed(fields.attachMimeTag);
  // Outlook ends some content ids with a NUL.
  const contentId = trimmed(fields.pidContentId).replace(/^<|>$/g, '');
  return {
    name: attachmentName(names.find((name) => name !== undefined) ?? '', type, at),
    type,
    contentId,
    isInline: contentId !== '' && fields.attachmentHidden === true,
    bytes: Uint8Array.from(content),
  };
}

function recipients({ recipients = [] }: FieldsData, kind: 'to' | 'cc' | 'bcc'): string {
  return recipients
    .filter(({ recipType }) => recipType === kind)
    .map(({ name, smtpAddress, email }) => address(name, smtpAddress ?? email))
    .join(', ');
}

function address(name: string | undefined, place: string | undefined): string {
  const [shown, at] = [trimmed(name), trimmed(place)];
  // Inside one organisation the address is a directory name, which tells a reader nothing.
  if (shown === '') return at;
  return at.includes('@') && at !== shown ? `${shown} <${at}>` : shown;
}

function dateOf(fields: FieldsData, headers: Headers): string {
  const told = headers.find(([name]) => name.toLowerCase() === 'date')?.[1];
  if (told !== undefined) return headerDate(told);
  const given = fields.clientSubmitTime ?? fields.messageDeliveryTime ?? '';
  const time = Date.parse(given);
  return Number.isNaN(time) ? given : new Date(time).toISOString();
}

/** The headers it travelled with, lines unfolded; a message that was only sent has none. */
function headersOf(text: string): Headers {
  return text
    .replaceAll('\0', '')
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/)
    .flatMap((line): [string, string][] => {
      const at = line.indexOf(':');
      return at > 0 ? [[line.slice(0, at), line.slice(at + 1).trim()]] : [];
    });
}

function trimmed(text: string | undefined): string {
  return (text ?? '').replaceAll('\0', '').trim();
}
