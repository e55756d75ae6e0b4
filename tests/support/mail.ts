/** A part of a MIME message: its headers and its body as it travels. */
export interface MailPart {
  headers: Readonly<Record<string, string>>;
  body: string;
}

const lines = (headers: Readonly<Record<string, string>>): string =>
  Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('');

/** A message of several parts, written line by line. */
export function aMail(
  headers: Readonly<Record<string, string>>,
  parts: readonly MailPart[],
  kind = 'mixed',
): string {
  const mark = `part-of-${kind}-${parts.length}`;
  const type = `multipart/${kind}; boundary="${mark}"`;
  const written = parts.map((part) => `--${mark}\r\n${lines(part.headers)}\r\n${part.body}\r\n`);
  const head = lines({ 'MIME-Version': '1.0', ...headers, 'Content-Type': type });
  return `${head}\r\n${written.join('')}--${mark}--\r\n`;
}

export const inBase64 = (bytes: Uint8Array | string): string =>
  Buffer.from(bytes as string)
    .toString('base64')
    .replace(/.{76}/g, '$&\r\n');
