import type { Moment } from '../calendar.ts';

/** Someone a message names. */
export interface Correspondent {
  name: string;
  address: string;
}

/** An e-mail as a file says it, whatever the file's form. */
export interface Message {
  id: string;
  from: Correspondent;
  to: readonly Correspondent[];
  cc: readonly Correspondent[];
  subject: string;
  sent: Moment;
  text: string;
  /** Null where the message is plain text. */
  html: string | null;
  attachments: readonly MessageFile[];
}

export interface MessageFile {
  name: string;
  type: string;
  /** Without angle brackets; null where the message does not show it in its body. */
  contentId: string | null;
  bytes: Uint8Array;
}

/** Milliseconds since 1970. */
export function instantOf({ day, second }: Moment): number {
  return day * 86_400_000 + second * 1000;
}
