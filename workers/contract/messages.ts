/** An e-mail read from a file: `.eml` (RFC 5322, MIME) or Outlook's `.msg`. Every text in it is hostile. */
export interface ParsedMessage {
  from: string;
  to: string;
  cc: string;
  bcc: string;
  subject: string;
  /** As the message has it; ISO 8601 where it could be read. */
  date: string;
  /** Every header in order, as name and value. */
  headers: readonly (readonly [name: string, value: string])[];
  html: string | null;
  text: string | null;
  attachments: readonly ParsedAttachment[];
}

export interface ParsedAttachment {
  name: string;
  type: string;
  /** Without angle brackets; '' for none. */
  contentId: string;
  isInline: boolean;
  bytes: Uint8Array<ArrayBuffer>;
}

/** The message worker. It holds nothing between two questions. */
export interface MessageReader {
  /** Fails with M01 when the bytes are no such message. */
  parse(kind: 'eml' | 'msg', bytes: Uint8Array<ArrayBuffer>): Promise<ParsedMessage>;
}
