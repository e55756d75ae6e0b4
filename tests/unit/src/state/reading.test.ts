import { describe, expect, it, vi } from 'vitest';
import { Reading, type Subject } from '../../../../src/state/reading.svelte.ts';
import type { ParsedMessage } from '../../../../workers/contract/messages.ts';
import { MessageError } from '../../../../workers/contract/problems.ts';
import type {
  AttachmentInfo,
  EntryInfo,
  MessageInfo,
  PreviewBytes,
} from '../../../../workers/contract/records.ts';

const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47);

const parsed: ParsedMessage = {
  ...{ from: 'a', to: '', cc: '', bcc: '', subject: 'S', date: '' },
  ...{ headers: [], html: null, text: 'x', attachments: [] },
};

type Files = Readonly<Record<number, Partial<PreviewBytes> & { size?: number }>>;

function aReading(files: Files) {
  const preview = vi.fn((id: number, limit: number) =>
    Promise.resolve<PreviewBytes>({
      ...{ bytes: bytes('x'), type: 'text', mime: 'text/plain' },
      ...files[id],
      truncated: (files[id]?.size ?? 1) > limit,
    }),
  );
  // Only the size is asked for.
  const entry = (id: number) => Promise.resolve({ bytes: files[id]?.size ?? 1 } as EntryInfo);
  const parse = vi.fn(() => Promise.resolve(parsed));
  return { reading: new Reading({ preview, entry }, { parse }), preview, parse };
}

const entry = (entryId: number): Subject => ({ kind: 'entry', name: 'a', entryId });
const file = (name: string, content: Uint8Array<ArrayBuffer>): Subject => ({
  kind: 'bytes',
  name,
  bytes: content,
});
const kindOf = (reading: Reading) => expect.poll(() => reading.asked.answer?.kind);

describe('reading', () => {
  it('shows each kind of file in its own way', async () => {
    const { reading } = aReading({ 1: {}, 2: { type: 'pdf' }, 3: { type: 'eml' } });
    for (const [id, kind] of [
      [1, 'preview'],
      [2, 'pdf'],
      [3, 'message'],
    ] as const) {
      reading.start(entry(id));
      await kindOf(reading).toBe(kind);
    }
  });

  it('reads a large PDF whole, and one that is too large not at all', async () => {
    const { reading, preview } = aReading({
      1: { type: 'pdf', size: 100_000_000 },
      2: { type: 'pdf', size: 400_000_000 },
      3: { size: 100_000_000 },
    });
    reading.start(entry(1));
    await kindOf(reading).toBe('pdf');
    expect(preview.mock.calls.at(-1)).toEqual([1, 100_000_000]);
    reading.start(entry(2));
    await kindOf(reading).toBe('large');
    reading.start(entry(3));
    await kindOf(reading).toBe('preview');
    expect(preview.mock.calls.at(-1)).toEqual([3, 1_000_000]);
  });

  it('opens things in turn and goes back, and keeps the bytes it was given', async () => {
    const { reading } = aReading({});
    const pdf = bytes('%PDF-1.7');
    reading.start(file('a.txt', bytes('first')));
    reading.open(file('b.pdf', pdf));
    await kindOf(reading).toBe('pdf');
    const { answer } = reading.asked;
    expect(answer?.kind === 'pdf' && answer.bytes.buffer).not.toBe(pdf.buffer);
    expect(reading.above?.name).toBe('a.txt');
    reading.back();
    expect(reading.here?.name).toBe('a.txt');
    await kindOf(reading).toBe('preview');
    reading.back();
    expect(reading.here?.name).toBe('a.txt');
  });

  it('goes only so deep', () => {
    const { reading } = aReading({});
    reading.start(file('0.txt', bytes('x')));
    for (let level = 1; level < 12; level++) reading.open(file(`${level}.txt`, bytes('x')));
    expect(reading.path).toHaveLength(10);
    expect(reading.isTooDeep).toBe(true);
    reading.back();
    expect(reading.isTooDeep).toBe(false);
  });

  it('tells a message that cannot be read', async () => {
    const { reading, parse } = aReading({ 1: { type: 'msg' } });
    parse.mockRejectedValue(new MessageError({ code: 'M01', facts: { kind: 'msg' } }));
    reading.start(entry(1));
    await expect.poll(() => reading.asked.problem?.code).toBe('M01');
  });

  it('gathers a mail of the list from its files: HTML first, with the pictures that are there', async () => {
    const { reading } = aReading({
      1: { bytes: bytes('<p>') },
      3: { bytes: png, type: 'image', mime: 'image/png' },
    });
    const one = (record: number, entryId: number | null, contentId = ''): AttachmentInfo => ({
      ...{ record, name: 'a', contentId, isInline: false, type: '', bytes: null },
      ...{ state: entryId === null ? 'missing' : 'present', entryId },
    });
    const message: MessageInfo = {
      ...{ from: '', to: '', cc: '', bcc: '', subject: '', date: null },
      body: { html: one(1, 1), text: one(2, 2) },
      attachments: [one(3, 3, 'logo'), one(4, null, 'gone'), one(5, 1, 'text')],
      thread: [],
      isThreadCut: false,
    };
    reading.start({ kind: 'mail', name: 'Mail', message });
    await kindOf(reading).toBe('mail');
    expect(reading.asked.answer).toMatchObject({
      body: { type: 'html' },
      pictures: [{ contentId: 'logo', mime: 'image/png', bytes: png }],
    });
  });
});
