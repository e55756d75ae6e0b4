/** Pixels of a text in the grid's font. */
export type MeasureText = (text: string) => number;

/** The grid's font size, in the root's. */
const gridSize = 0.8125;
const guessedLetter = 7.5;
let measure: MeasureText | null = null;

/** Measured without laying anything out; the font is looked up once. */
export function textPixels(text: string): number {
  measure ??= makeMeasure();
  return measure(text);
}

function makeMeasure(): MeasureText {
  const context = new OffscreenCanvas(1, 1).getContext('2d');
  if (!context) return (text) => text.length * guessedLetter;
  const root = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  context.font = `${gridSize * root}px ${getComputedStyle(document.body).fontFamily}`;
  return (text) => context.measureText(text).width;
}
