import {
  getDocument,
  PasswordException,
  PDFWorker,
  VerbosityLevel,
  type PDFPageProxy,
} from 'pdfjs-dist';
import { pageText, type PageText } from './page-text.ts';
import type { PageSize } from './page-layout.ts';

/** Why a PDF is not shown: it has a password of its own, says it has more pages than fit, or cannot be read. */
export type PdfFailure = 'locked' | 'crowded' | 'damaged';

/** An open PDF. Pages are counted from 0. */
export interface OpenPdf {
  count: number;
  /** The first page's size, in CSS pixels at 100 %. */
  usual: PageSize;
  page(page: number): Promise<PDFPageProxy>;
  text(page: number): Promise<PageText>;
}

/** A PDF's points are 1/72 inch, CSS pixels 1/96. */
export const cssScale = 96 / 72;

/** What a file says of its pages is not proven: each one takes memory before it is looked at. */
const mostPages = 100_000;

/** Pictures with more pixels than this are left out of a page instead of taking all memory. */
const maxImageSize = 100_000_000;

/** Takes the bytes for itself. Aborting ends everything, also what never would. */
export async function openPdf(
  data: Uint8Array<ArrayBuffer>,
  startWorker: () => Worker,
  signal: AbortSignal,
): Promise<OpenPdf | PdfFailure> {
  const port = startWorker();
  const worker = PDFWorker.create({ port, verbosity: VerbosityLevel.ERRORS });
  const task = getDocument({
    data,
    worker,
    verbosity: VerbosityLevel.ERRORS,
    cMapUrl: ownFolder('cmaps'),
    standardFontDataUrl: ownFolder('standard_fonts'),
    wasmUrl: ownFolder('wasm'),
    iccUrl: ownFolder('iccs'),
    enableXfa: false,
    disableWorkerRendering: true,
    maxImageSize,
  });
  signal.addEventListener('abort', () => {
    task.destroy().catch(() => undefined);
    worker.destroy();
    port.terminate();
  });
  try {
    const pdf = await task.promise;
    if (pdf.numPages > mostPages) return 'crowded';
    const page = (at: number): Promise<PDFPageProxy> => pdf.getPage(at + 1);
    const { width, height } = (await page(0)).getViewport({ scale: cssScale });
    return {
      count: pdf.numPages,
      usual: { width, height },
      page,
      text: kept(async (at) => pageText(await (await page(at)).getTextContent(textOptions))),
    };
  } catch (error) {
    return error instanceof PasswordException ? 'locked' : 'damaged';
  }
}

/** Asks for each page's text once: every word looked for goes through all of them. */
function kept(read: (page: number) => Promise<PageText>): (page: number) => Promise<PageText> {
  const texts = new Map<number, Promise<PageText>>();
  return (page) => {
    const text = texts.get(page) ?? read(page);
    texts.set(page, text);
    return text;
  };
}

/** The text as the page has it: what is found must be where it is drawn. */
export const textOptions = { disableNormalization: true };

/** Files of pdf.js that the build puts beside the app (scripts/vite/pdf-files.ts). */
function ownFolder(name: string): string {
  return new URL(`pdf/${name}/`, document.baseURI).href;
}
