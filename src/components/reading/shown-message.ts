import type { ParsedAttachment, ParsedMessage } from '../../../workers/contract/messages.ts';
import { previewType } from '../../../workers/contract/preview-type.ts';
import type {
  AttachmentInfo,
  MessageInfo,
  PreviewBytes,
} from '../../../workers/contract/records.ts';
import { formatStamp } from '../../text/format.ts';
import { valueText } from '../../text/values.ts';
import { documentStates } from '../../text/words.ts';

/** A message as it is shown, wherever it came from: a file, or the backup's own list of mail. */
export interface ShownMessage {
  subject: string;
  /** Who, when and about what, by label; empty ones are left out. */
  headers: readonly (readonly [label: string, value: string])[];
  /** Every header as it stood. */
  allHeaders: readonly (readonly [name: string, value: string])[];
  /** Null for a message without a body. */
  body: PreviewBytes | null;
  pictures: readonly FramePicture[];
  attachments: readonly ShownAttachment[];
}

/** A picture that the body refers to by its content id. */
export interface FramePicture {
  contentId: string;
  mime: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** Where an attachment's bytes are: at hand, or in a file of the backup. */
export type AttachmentSource =
  { kind: 'bytes'; bytes: Uint8Array<ArrayBuffer> } | { kind: 'entry'; entryId: number };

export interface ShownAttachment {
  name: string;
  /** MIME type, or ''. */
  type: string;
  bytes: number | null;
  /** It is a picture of the body. */
  isInline: boolean;
  /** Why it cannot be opened; '' where it can. */
  absence: string;
  source: AttachmentSource | null;
}

/** Bytes of a body that are shown at most. */
const longestBody = 4_000_000;

/** `zone`: the one that times with a zone are shown in; null for as written. */
export function messageFromFile(message: ParsedMessage, zone: string | null): ShownMessage {
  const { from, to, cc, bcc, date, subject, headers } = message;
  return {
    subject,
    headers: labelled({ from, to, cc, bcc, date: formatStamp(date, { zone }), subject }),
    allHeaders: headers,
    body: bodyOf(message),
    pictures: message.attachments.flatMap(pictureOf),
    attachments: message.attachments.map(({ name, type, isInline, bytes }) => ({
      name,
      type,
      isInline,
      bytes: bytes.length,
      absence: '',
      source: { kind: 'bytes', bytes },
    })),
  };
}

/** A mail of the backup's own list, with its body and pictures read from the files that hold them. */
export function messageFromList(
  message: MessageInfo,
  body: PreviewBytes | null,
  pictures: readonly FramePicture[],
  zone: string | null,
): ShownMessage {
  const { from, to, cc, bcc, subject, date, attachments } = message;
  const sent = date ? valueText(date, date.value, zone) : '';
  return {
    subject,
    headers: labelled({ from, to, cc, bcc, date: sent, subject }),
    allHeaders: [],
    body,
    pictures,
    attachments: attachments.map(listed),
  };
}

function listed({ name, type, isInline, bytes, state, entryId }: AttachmentInfo): ShownAttachment {
  return {
    name,
    type,
    isInline,
    bytes,
    absence: entryId === null ? documentStates[state].text : '',
    source: entryId === null ? null : { kind: 'entry', entryId },
  };
}

function labelled(
  told: Record<'from' | 'to' | 'cc' | 'bcc' | 'date' | 'subject', string>,
): [string, string][] {
  const labels: [string, string][] = [
    ['From', told.from],
    ['To', told.to],
    ['Cc', told.cc],
    ['Bcc', told.bcc],
    ['Date', told.date],
    ['Subject', told.subject],
  ];
  return labels.filter(([, value]) => value !== '');
}

function bodyOf({ html, text }: ParsedMessage): PreviewBytes | null {
  const said = html ?? text;
  if (said === null || said.trim() === '') return null;
  const type = html === null ? 'text' : 'html';
  const all = new TextEncoder().encode(said);
  const truncated = all.length > longestBody;
  // The bytes are UTF-8 now, whatever the HTML says of itself.
  return { bytes: all.slice(0, longestBody), type, mime: `text/${type}`, truncated };
}

function pictureOf({ name, contentId, bytes }: ParsedAttachment): FramePicture[] {
  const { type, mime } = previewType(name, bytes);
  return contentId !== '' && type === 'image' ? [{ contentId, mime, bytes }] : [];
}
