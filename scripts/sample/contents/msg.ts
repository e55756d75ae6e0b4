import { compoundFile, type Storage, type Stream } from './compound-file.ts';
import { type Correspondent, instantOf, type Message, type MessageFile } from './message.ts';

type Property = { tag: number; stream: Uint8Array } | { tag: number; value: bigint };

const TEXT = 0x001f;
const BINARY = 0x0102;
const WHOLE = 0x0003;
const TIME = 0x0040;
/** 100-nanosecond steps from 1601 to 1970. */
const EPOCH_STEPS = 116_444_736_000_000_000n;

/** A message as Outlook saves it (MS-OXMSG): property streams in a compound file. */
export function outlookMessage(message: Message): Uint8Array {
  const recipients = [
    ...message.to.map((one) => ({ ...one, kind: 1 })),
    ...message.cc.map((one) => ({ ...one, kind: 2 })),
  ];
  const { attachments } = message;
  const head = Buffer.alloc(32);
  for (const at of [8, 16]) head.writeUInt32LE(recipients.length, at);
  for (const at of [12, 20]) head.writeUInt32LE(attachments.length, at);
  const name = 'Root Entry';
  const entries = [
    noNamedProperties(),
    ...propertyStreams(head, messageProperties(message)),
    ...recipients.map((one, index) => recipientStorage(one, one.kind, index)),
    ...attachments.map(attachmentStorage),
  ];
  return compoundFile({ name, entries });
}

function messageProperties({ id, from, to, cc, subject, sent, text, html }: Message): Property[] {
  const steps = BigInt(instantOf(sent)) * 10_000n + EPOCH_STEPS;
  const names = (all: readonly Correspondent[]): string => all.map(({ name }) => name).join('; ');
  return [
    textProperty(0x001a, 'IPM.Note'),
    textProperty(0x0037, subject),
    textProperty(0x0070, subject),
    textProperty(0x0c1a, from.name),
    textProperty(0x0c1e, 'SMTP'),
    textProperty(0x0c1f, from.address),
    textProperty(0x5d01, from.address),
    textProperty(0x0e03, names(cc)),
    textProperty(0x0e04, names(to)),
    textProperty(0x1000, text),
    textProperty(0x1035, `<${id}>`),
    ...(html === null ? [] : [{ tag: tagOf(0x1013, BINARY), stream: Buffer.from(html) }]),
    { tag: tagOf(0x0039, TIME), value: steps },
    { tag: tagOf(0x0e06, TIME), value: steps },
    { tag: tagOf(0x0e07, WHOLE), value: 1n }, // read
    { tag: tagOf(0x340d, WHOLE), value: 0x40000n }, // texts are UTF-16
    { tag: tagOf(0x3fde, WHOLE), value: 65_001n }, // the HTML is UTF-8
  ];
}

function recipientStorage({ name, address }: Correspondent, kind: number, index: number): Storage {
  const properties = [
    textProperty(0x3001, name),
    textProperty(0x3002, 'SMTP'),
    textProperty(0x3003, address),
    textProperty(0x39fe, address),
    { tag: tagOf(0x0c15, WHOLE), value: BigInt(kind) },
    { tag: tagOf(0x3000, WHOLE), value: BigInt(index) },
  ];
  return numbered('__recip_version1.0_', index, properties);
}

function attachmentStorage(file: MessageFile, index: number): Storage {
  const { name, type, contentId, bytes } = file;
  const properties: Property[] = [
    { tag: tagOf(0x3701, BINARY), stream: bytes },
    textProperty(0x3001, name),
    textProperty(0x3703, name.slice(name.lastIndexOf('.'))),
    textProperty(0x3704, name),
    textProperty(0x3707, name),
    textProperty(0x370e, type),
    ...(contentId === null ? [] : [textProperty(0x3712, contentId)]),
    { tag: tagOf(0x0e21, WHOLE), value: BigInt(index) },
    { tag: tagOf(0x3705, WHOLE), value: 1n }, // by value
  ];
  return numbered('__attach_version1.0_', index, properties);
}

function numbered(stem: string, index: number, properties: readonly Property[]): Storage {
  const name = `${stem}#${index.toString(16).toUpperCase().padStart(8, '0')}`;
  return { name, entries: propertyStreams(Buffer.alloc(8), properties) };
}

/** Required, though no property has a name of its own. */
function noNamedProperties(): Storage {
  const parts = ['00020102', '00030102', '00040102'];
  const entries = parts.map((part) => ({ name: `__substg1.0_${part}`, bytes: new Uint8Array() }));
  return { name: '__nameid_version1.0', entries };
}

/** A stream for each property that is too long for the table, and the table of all. */
function propertyStreams(head: Uint8Array, properties: readonly Property[]): Stream[] {
  const rows = properties.map((property) => propertyRow(property));
  const streams = properties.flatMap((property) => {
    if (!('stream' in property)) return [];
    const mark = property.tag.toString(16).toUpperCase().padStart(8, '0');
    return [{ name: `__substg1.0_${mark}`, bytes: property.stream }];
  });
  return [{ name: '__properties_version1.0', bytes: Buffer.concat([head, ...rows]) }, ...streams];
}

function propertyRow(property: Property): Buffer {
  const row = Buffer.alloc(16);
  row.writeUInt32LE(property.tag, 0);
  row.writeUInt32LE(6, 4); // readable and writeable
  if ('value' in property) row.writeBigUInt64LE(property.value, 8);
  else row.writeUInt32LE(property.stream.length + ((property.tag & 0xffff) === TEXT ? 2 : 0), 8);
  return row;
}

function textProperty(id: number, text: string): Property {
  return { tag: tagOf(id, TEXT), stream: Buffer.from(text, 'utf16le') };
}

function tagOf(id: number, type: number): number {
  return id * 0x10000 + type;
}
