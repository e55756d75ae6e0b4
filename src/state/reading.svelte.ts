import type { MessageReader, ParsedMessage } from '../../workers/contract/messages.ts';
import { previewType } from '../../workers/contract/preview-type.ts';
import type { AttachmentInfo, MessageInfo, PreviewBytes } from '../../workers/contract/records.ts';
import type { EngineClient } from '../engine/client.ts';
import { Asked } from './asked.svelte.ts';

/** Something to be read: a file of the backup, a file out of another one, or a mail of the backup's own list. */
export type Subject =
  | { kind: 'entry'; name: string; entryId: number }
  | { kind: 'bytes'; name: string; bytes: Uint8Array<ArrayBuffer> }
  | { kind: 'mail'; name: string; message: MessageInfo };

/** A picture that a mail's HTML refers to. */
interface Picture {
  contentId: string;
  mime: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** What is there to be shown of it. */
export type Content =
  | { kind: 'preview'; preview: PreviewBytes }
  | { kind: 'pdf'; bytes: Uint8Array<ArrayBuffer> }
  | { kind: 'message'; message: ParsedMessage }
  | { kind: 'mail'; message: MessageInfo; body: PreviewBytes | null; pictures: readonly Picture[] }
  | { kind: 'large'; preview: PreviewBytes };

type Engine = Pick<EngineClient, 'entry' | 'preview'>;

/** A file up to this size is read whole, and so verified; of a larger one the beginning. */
const wholeBytes = 24_000_000;
const headBytes = 1_000_000;
/** PDFs and messages can only be read whole. */
const largest: Partial<Record<PreviewBytes['type'], number>> = {
  pdf: 256_000_000,
  eml: 64_000_000,
  msg: 64_000_000,
};
/** A mail's pictures: so many, and each so large. */
const mostPictures = 50;
const largestPicture = 8_000_000;
/** Things opened out of one another. */
const deepest = 10;

/** The thing on the reading pane, and what it was opened out of. */
export class Reading {
  /** From the outermost; the last is the one on screen. */
  path = $state.raw<readonly Subject[]>([]);
  /** Something lies deeper than is opened here. */
  isTooDeep = $state(false);
  readonly asked = new Asked<Content>();
  readonly here: Subject | null = $derived(this.path.at(-1) ?? null);
  readonly above: Subject | null = $derived(this.path.at(-2) ?? null);
  readonly #engine: Engine;
  readonly #messages: MessageReader;

  constructor(engine: Engine, messages: MessageReader) {
    this.#engine = engine;
    this.#messages = messages;
  }

  /** Puts everything else away. */
  start(subject: Subject): void {
    this.#go([subject]);
  }

  open(subject: Subject): void {
    this.isTooDeep = this.path.length >= deepest;
    if (!this.isTooDeep) this.#go([...this.path, subject]);
  }

  back(): void {
    if (this.path.length > 1) this.#go(this.path.slice(0, -1));
  }

  #go(path: readonly Subject[]): void {
    this.path = path;
    this.isTooDeep = false;
    this.asked.forget();
    const subject = path.at(-1);
    if (subject) void this.asked.ask(() => this.#read(subject));
  }

  async #read(subject: Subject): Promise<Content> {
    if (subject.kind === 'mail') return this.#mail(subject.message);
    const preview = await this.#preview(subject);
    if (preview.type === 'pdf') {
      if (preview.truncated) return { kind: 'large', preview };
      return { kind: 'pdf', bytes: preview.bytes };
    }
    if (preview.type !== 'eml' && preview.type !== 'msg') return { kind: 'preview', preview };
    if (preview.truncated) return { kind: 'large', preview };
    return { kind: 'message', message: await this.#messages.parse(preview.type, preview.bytes) };
  }

  async #preview(subject: Exclude<Subject, { kind: 'mail' }>): Promise<PreviewBytes> {
    if (subject.kind === 'bytes') {
      // A copy: who shows a PDF takes its bytes for good, and Back asks for them again.
      const bytes = subject.bytes.slice();
      return { bytes, ...previewType(subject.name, bytes), truncated: false };
    }
    const { entryId } = subject;
    const { bytes } = await this.#engine.entry(entryId);
    const first = bytes <= wholeBytes ? wholeBytes : headBytes;
    const preview = await this.#engine.preview(entryId, first);
    const most = largest[preview.type] ?? 0;
    if (!preview.truncated || bytes > most) return preview;
    return this.#engine.preview(entryId, bytes);
  }

  async #mail(message: MessageInfo): Promise<Content> {
    const { html, text } = message.body;
    const body = (await this.#body(html, 'html')) ?? (await this.#body(text, 'text'));
    const pictures: Picture[] = [];
    const wanted = message.attachments.filter(isPicture).slice(0, mostPictures);
    for (const { contentId, entryId } of body?.type === 'html' ? wanted : []) {
      const picture = entryId === null ? null : await this.#picture(entryId);
      if (picture) pictures.push({ contentId, mime: picture.mime, bytes: picture.bytes });
    }
    return { kind: 'mail', message, body, pictures };
  }

  async #body(file: AttachmentInfo | null, type: 'html' | 'text'): Promise<PreviewBytes | null> {
    const entryId = file?.entryId ?? null;
    if (entryId === null) return null;
    const preview = await this.#engine.preview(entryId, wholeBytes);
    return { ...preview, type, mime: `text/${type}` };
  }

  /** A picture that is damaged is left out; the mail is still there to be read. */
  async #picture(entryId: number): Promise<PreviewBytes | null> {
    try {
      const preview = await this.#engine.preview(entryId, largestPicture);
      return preview.type === 'image' && !preview.truncated ? preview : null;
    } catch {
      return null;
    }
  }
}

function isPicture({ contentId, entryId }: AttachmentInfo): boolean {
  return contentId !== '' && entryId !== null;
}
