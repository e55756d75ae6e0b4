import fc from 'fast-check';

/** A table, and how it is to be written. */
export interface WrittenTable {
  names: string[];
  rows: string[][];
  delimiter: string;
  newline: string;
  /** Quote every cell, or only those that need it. */
  quoteAll: boolean;
  endsWithNewline: boolean;
}

const characters = [
  'a',
  'Z',
  '0',
  '7',
  '-',
  '.',
  ' ',
  '"',
  ',',
  ';',
  '\t',
  '|',
  '\n',
  '\r',
  '\\',
  'N',
];
const wide = ['ā', 'é', '日', '😀', '\u2028', '\ufeff', '\u0301'];

export function cells(beyondAscii = wide): fc.Arbitrary<string> {
  const unit = fc.constantFrom(...characters, ...beyondAscii);
  return fc.oneof(
    fc.string({ unit, maxLength: 12 }),
    fc.constantFrom('', '"', '""', '\r\n', '\\N', '007', '1.50', 'a long text, with a comma'),
  );
}

export function tables(options: {
  cell?: fc.Arbitrary<string>;
  newlines?: readonly string[];
  columns?: number;
}): fc.Arbitrary<WrittenTable> {
  const { cell = cells(), newlines = ['\n', '\r\n', '\r'], columns = 5 } = options;
  return fc.integer({ min: 1, max: columns }).chain((width) =>
    fc.record({
      names: fc.constant(Array.from({ length: width }, (_, i) => `column name ${i}`)),
      rows: fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 12 }),
      delimiter: fc.constantFrom(',', ';', '\t', '|'),
      newline: fc.constantFrom(...newlines),
      quoteAll: fc.boolean(),
      endsWithNewline: fc.boolean(),
    }),
  );
}

export function write({
  names,
  rows,
  delimiter,
  newline,
  quoteAll,
  endsWithNewline,
}: WrittenTable): string {
  // A bare \N is MySQL's way to say nothing; an empty cell alone on its line needs its quotes at the file's end.
  const needsQuotes = (cell: string): boolean =>
    quoteAll || /["\r\n,;\t|\\]/.test(cell) || (names.length === 1 && cell === '');
  const line = (row: readonly string[]): string =>
    row
      .map((cell) => (needsQuotes(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
      .join(delimiter);
  return [names, ...rows].map(line).join(newline) + (endsWithNewline ? newline : '');
}
