import { RenderingCancelledException, TextLayer, type PDFPageProxy } from 'pdfjs-dist';
import { cssScale, textOptions } from './pdf-document.ts';
import { pageText, type PageText } from './page-text.ts';

/** Pixels of one canvas at most, and of one of its sides: browsers draw nothing beyond theirs. */
const mostPixels = 16_000_000;
const longestSide = 8192;

/** The elements that a page's text lies in, above its picture, to be selected and found. */
export interface DrawnText {
  text: PageText;
  pieces: readonly HTMLElement[];
}

/** Draws a page at a scale; null when it was stopped before the end. */
export async function drawPage(
  page: PDFPageProxy,
  scale: number,
  signal: AbortSignal,
): Promise<HTMLCanvasElement | null> {
  const viewport = page.getViewport({ scale: scale * cssScale });
  const density = densityFor(viewport.width, viewport.height);
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.floor(viewport.width * density));
  canvas.height = Math.max(1, Math.floor(viewport.height * density));
  if (signal.aborted) return null;
  const task = page.render({ canvas, viewport, transform: [density, 0, 0, density, 0, 0] });
  signal.addEventListener('abort', () => task.cancel());
  try {
    await task.promise;
    return canvas;
  } catch (error) {
    if (error instanceof RenderingCancelledException) return null;
    throw error;
  }
}

function densityFor(width: number, height: number): number {
  const byArea = Math.sqrt(mostPixels / (width * height));
  const bySide = longestSide / Math.max(width, height);
  return Math.min(globalThis.devicePixelRatio, byArea, bySide);
}

/** Lays a page's text over it, once: from then on its size follows `--total-scale-factor`. */
export async function layText(
  page: PDFPageProxy,
  container: HTMLElement,
  signal: AbortSignal,
): Promise<DrawnText | null> {
  const content = await page.getTextContent(textOptions);
  if (signal.aborted) return null;
  container.replaceChildren();
  const layer = new TextLayer({
    textContentSource: content,
    container,
    viewport: page.getViewport({ scale: cssScale }),
  });
  await layer.render();
  return { text: pageText(content), pieces: layer.textDivs };
}
