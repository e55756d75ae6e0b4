import PostalMime, { type Address, type Attachment, type Email } from 'postal-mime';
import type { ParsedAttachment, ParsedMessage } from '../contract/messages.ts';
import { MessageError } from '../contract/problems.ts';
import { attachmentName } from './attachment-name.ts';
import { headerDate } from './header-date.ts';

/** One of these is in every message that was ever sent or kept. */
const usual = new Set(
  'from to cc date subject message-id received mime-version return-path x-mailer sender'.split(' '),
);

/** MIME parts within parts, beyond which a message is taken for an attack and told as unreadable. */
const maxNestingDepth = 64;

export async function parseEml(bytes: Uint8Array<ArrayBuffer>): Promise<ParsedMessage> {
  const email = await read(bytes);
  return {
    from: addressText(email.from ?? email.sender),
    to: addressesText(email.to),
    cc: addressesText(email.cc),
    bcc: addressesText(email.bcc),
    subject: email.subject ?? '',
    date: headerDate(email.headers.find(({ key }) => key === 'date')?.value ?? ''),
    headers: email.headers.map(({ originalKey, value }) => [originalKey, value]),
    html: email.html ?? null,
    text: email.text ?? null,
    attachments: email.attachments.map(toAttachment),
  };
}

async function read(bytes: Uint8Array<ArrayBuffer>): Promise<Email> {
  try {
    const email = await PostalMime.parse(bytes, {
      forceRfc822Attachments: true,
      attachmentEncoding: 'arraybuffer',
      maxNestingDepth,
    });
    if (email.headers.some(({ key }) => usual.has(key))) return email;
  } catch (cause) {
    throw new MessageError({ code: 'M01', facts: { kind: 'eml' } }, { cause });
  }
  throw new MessageError({ code: 'M01', facts: { kind: 'eml' } });
}

function toAttachment(attachment: Attachment, at: number): ParsedAttachment {
  const { filename, mimeType, disposition, related, contentId } = attachment;
  return {
    name: attachmentName(filename ?? '', mimeType, at),
    type: mimeType,
    contentId: (contentId ?? '').trim().replace(/^<|>$/g, ''),
    isInline: disposition !== 'attachment' && (related === true || contentId !== undefined),
    bytes: bytesOf(attachment.content),
  };
}

function bytesOf(content: Attachment['content']): Uint8Array<ArrayBuffer> {
  if (typeof content === 'string') return new TextEncoder().encode(content);
  return content instanceof Uint8Array ? Uint8Array.from(content) : new Uint8Array(content);
}

function addressesText(addresses: readonly Address[] | undefined): string {
  return (addresses ?? []).map(addressText).join(', ');
}

function addressText(address: Address | undefined): string {
  if (!address) return '';
  if (address.group) return `${address.name}: ${address.group.map(addressText).join(', ')}`;
  const { name } = address;
  if (name === '' || name === address.address) return address.address;
  return address.address === '' ? name : `${name} <${address.address}>`;
}
