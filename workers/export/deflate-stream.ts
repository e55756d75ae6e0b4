import { Deflater } from './deflate.ts';

/** The `Deflater` in the shape of the browser's `CompressionStream`, so that the zip writer can use it. */
export class DeflateStream extends TransformStream<Uint8Array, Uint8Array<ArrayBuffer>> {
  constructor(format: string) {
    if (format !== 'deflate-raw') throw new TypeError(`${format} is not made here`);
    const deflater = new Deflater();
    super({
      transform: (chunk, controller) => controller.enqueue(deflater.push(chunk)),
      flush: (controller) => controller.enqueue(deflater.finish()),
    });
  }
}
