import { type Correspondent, instantOf, type Message, type MessageFile } from './message.ts';

/** A message as it travels (RFC 5322, MIME). */
export function emlMessage(message: Message): Uint8Array {
  const { id, from, to, cc, subject, sent, attachments } = message;
  const inline = attachments.filter(({ contentId }) => contentId !== null);
  const others = attachments.filter(({ contentId }) => contentId === null);
  const related = group('related', id, [bodyOf(message), ...inline.map(filePart)]);
  const head = [
    ['From', address(from)],
    ['To', to.map(address).join(', ')],
    ...(cc.length === 0 ? [] : [['Cc', cc.map(address).join(', ')]]),
    ['Subject', words(subject)],
    ['Date', new Date(instantOf(sent)).toUTCString().replace('GMT', '+0000')],
    ['Message-ID', `<${id}>`],
    ['MIME-Version', '1.0'],
  ];
  const lines = head.map(([name = '', value = '']) => `${name}: ${value}\r\n`).join('');
  return Buffer.from(lines + group('mixed', id, [related, ...others.map(filePart)]));
}

function address({ name, address: mailbox }: Correspondent): string {
  return `${words(name)} <${mailbox}>`;
}

/** As it is where it is plain, else as encoded words. */
function words(text: string): string {
  if (/^[\w ./#()-]*$/.test(text)) return text;
  const pieces = text.match(/.{1,12}/gsu) ?? [];
  return pieces
    .map((piece) => `=?utf-8?B?${Buffer.from(piece).toString('base64')}?=`)
    .join('\r\n ');
}

function bodyOf({ id, text, html }: Message): string {
  const plain = textPart('plain', text);
  return html === null ? plain : group('alternative', id, [plain, textPart('html', html)]);
}

function textPart(kind: 'plain' | 'html', text: string): string {
  return `Content-Type: text/${kind}; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${lines64(Buffer.from(text))}`;
}

/** A part with its headers; one alone needs no group around it. */
function group(kind: 'mixed' | 'related' | 'alternative', id: string, parts: string[]): string {
  const [first = ''] = parts;
  if (parts.length < 2) return first;
  const boundary = `=_${kind}_${id.replace(/\W/g, '')}_=`;
  const inside = parts.map((part) => `--${boundary}\r\n${part}\r\n`).join('');
  return `Content-Type: multipart/${kind}; boundary="${boundary}"\r\n\r\n${inside}--${boundary}--\r\n`;
}

/** A message within a message stands as it is: MIME forbids to encode it. */
function filePart({ name, type, contentId, bytes }: MessageFile): string {
  const isMessage = type === 'message/rfc822';
  const head = [
    `Content-Type: ${type}; name="${name}"`,
    `Content-Disposition: ${contentId === null ? 'attachment' : 'inline'}; filename="${name}"`,
    `Content-Transfer-Encoding: ${isMessage ? '8bit' : 'base64'}`,
    ...(contentId === null ? [] : [`Content-ID: <${contentId}>`]),
  ];
  const body = isMessage ? Buffer.from(bytes).toString('utf8') : lines64(bytes);
  return `${head.join('\r\n')}\r\n\r\n${body}`;
}

function lines64(bytes: Uint8Array): string {
  return (
    Buffer.from(bytes)
      .toString('base64')
      .match(/.{1,76}/g) ?? []
  ).join('\r\n');
}
