/** Endings for parts that came without a name: what opens a part is told by its bytes and its name. */
const endings = new Map(
  Object.entries({
    'application/pdf': '.pdf',
    'application/vnd.ms-outlook': '.msg',
    'image/gif': '.gif',
    'image/jpeg': '.jpg',
    'image/png': '.png',
    'message/rfc822': '.eml',
    'text/calendar': '.ics',
    'text/csv': '.csv',
    'text/html': '.html',
    'text/plain': '.txt',
  }),
);

/** The name a part came with, or one made from its type and place. A message gets the ending of a message. */
export function attachmentName(given: string, type: string, at: number): string {
  const name = given.replaceAll('\0', '').trim();
  const isMessage = type === 'message/rfc822';
  if (name !== '') return isMessage && !/\.(eml|msg)$/i.test(name) ? `${name}.eml` : name;
  return `${isMessage ? 'Message' : 'Attachment'} ${at + 1}${endings.get(type) ?? ''}`;
}
