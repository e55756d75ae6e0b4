/** One grey pixel. */
export const pngPicture: Uint8Array<ArrayBuffer> = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mOor6//DwAFwgK+CbMSHwAAAABJRU5ErkJggg==',
    'base64',
  ),
);
