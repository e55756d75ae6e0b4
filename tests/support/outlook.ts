import { compoundFile, type Storage } from './compound-file.ts';

export interface OutlookFile {
  name: string;
  type?: string;
  contentId?: string;
  hidden?: boolean;
  content: Uint8Array | OutlookMessage;
}

/** What a .msg says. What is not given is left out of the file. */
export interface OutlookMessage {
  subject: string;
  from: { name: string; address: string };
  to?: readonly { name: string; address: string; kind?: 'to' | 'cc' | 'bcc' }[];
  text?: string;
  html?: Uint8Array;
  /** RTF, put in its envelope as it is. */
  rtf?: string;
  headers?: string;
  codePage?: number;
  attachments?: readonly OutlookFile[];
}

type Fixed = readonly (readonly [tag: number, value: number])[];

export function aMsg(message: OutlookMessage): Uint8Array<ArrayBuffer> {
  return compoundFile({ ...messageStorage(message, 32), '__nameid_version1.0': names() });
}

const text = (value: string): Uint8Array => Buffer.from(value, 'utf16le');
const kinds = { to: 1, cc: 2, bcc: 3 } as const;

function names(): Storage {
  const none = new Uint8Array();
  return {
    '__substg1.0_00020102': none,
    '__substg1.0_00030102': none,
    '__substg1.0_00040102': none,
  };
}

function messageStorage(message: OutlookMessage, head: number): Storage {
  const { subject, from, to = [], attachments = [], codePage } = message;
  const storage: Storage = {
    '__properties_version1.0': properties(
      head,
      codePage === undefined ? [] : [[0x3fde0003, codePage]],
    ),
    '__substg1.0_001A001F': text('IPM.Note'),
    '__substg1.0_0037001F': text(subject),
    '__substg1.0_0C1A001F': text(from.name),
    '__substg1.0_5D01001F': text(from.address),
  };
  if (message.text !== undefined) storage['__substg1.0_1000001F'] = text(message.text);
  if (message.html) storage['__substg1.0_10130102'] = message.html;
  if (message.rtf !== undefined) storage['__substg1.0_10090102'] = envelope(message.rtf);
  if (message.headers !== undefined) storage['__substg1.0_007D001F'] = text(message.headers);
  to.forEach(({ name, address, kind = 'to' }, at) => {
    storage[`__recip_version1.0_#${number(at)}`] = {
      '__properties_version1.0': properties(8, [[0x0c150003, kinds[kind]]]),
      '__substg1.0_3001001F': text(name),
      '__substg1.0_39FE001F': text(address),
    };
  });
  attachments.forEach((file, at) => {
    storage[`__attach_version1.0_#${number(at)}`] = attachmentStorage(file);
  });
  return storage;
}

function attachmentStorage({ name, type, contentId, hidden, content }: OutlookFile): Storage {
  const isBytes = content instanceof Uint8Array;
  const storage: Storage = {
    '__properties_version1.0': properties(8, [
      [0x37050003, isBytes ? 1 : 5],
      ...(hidden ? ([[0x7ffe000b, 1]] as const) : []),
    ]),
    '__substg1.0_3001001F': text(name),
    '__substg1.0_3707001F': text(name),
  };
  if (type !== undefined) storage['__substg1.0_370E001F'] = text(type);
  // As Outlook writes some of them: with the end mark inside.
  if (contentId !== undefined) storage['__substg1.0_3712001F'] = text(`${contentId}\0`);
  if (isBytes) storage['__substg1.0_37010102'] = content;
  else storage['__substg1.0_3701000D'] = messageStorage(content, 24);
  return storage;
}

function properties(head: number, fixed: Fixed): Uint8Array {
  const bytes = Buffer.alloc(head + fixed.length * 16);
  fixed.forEach(([tag, value], at) => {
    bytes.writeUInt32LE(tag, head + at * 16);
    bytes.writeUInt32LE(6, head + at * 16 + 4);
    bytes.writeUInt32LE(value, head + at * 16 + 8);
  });
  return bytes;
}

/** The envelope of compressed RTF, with its content not compressed (MS-OXRTFCP, "MELA"). */
function envelope(rtf: string): Uint8Array {
  const content = Buffer.from(rtf, 'latin1');
  const head = Buffer.alloc(16);
  head.writeUInt32LE(content.length + 12, 0);
  head.writeUInt32LE(content.length, 4);
  head.write('MELA', 8, 'latin1');
  return Buffer.concat([head, content]);
}

const number = (at: number): string => at.toString(16).toUpperCase().padStart(8, '0');
