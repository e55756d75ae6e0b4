const pictures = /^image\/(png|jpeg|gif|webp|bmp|avif|svg\+xml|x-icon|vnd\.microsoft\.icon)$/;
const step = 0x8000;

/** A `blob:` address made by the page does not load in an opaque frame; the picture comes in its address. */
export function dataUrl(bytes: Uint8Array<ArrayBuffer>, mime: string): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += step) {
    binary += String.fromCharCode(...bytes.subarray(at, at + step));
  }
  return `data:${pictures.test(mime) ? mime : 'image/png'};base64,${btoa(binary)}`;
}
