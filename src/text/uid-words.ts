/** A stretch of a text; one that is the UID of something in the backup leads there. */
export interface TextPiece {
  text: string;
  href: string | null;
}

/** The code of a table and a running number: `FL154`. */
const UID = /\b[A-Z]{2,}\d+\b/g;

/** A text cut where it names something by its UID; in one piece where nothing in it leads anywhere. */
export function uidPieces(text: string, hrefOf: (uid: string) => string | null): TextPiece[] {
  const pieces: TextPiece[] = [];
  let from = 0;
  for (const { 0: uid, index } of text.matchAll(UID)) {
    const href = hrefOf(uid);
    if (href === null) continue;
    if (index > from) pieces.push({ text: text.slice(from, index), href: null });
    pieces.push({ text: uid, href });
    from = index + uid.length;
  }
  if (from < text.length || pieces.length === 0)
    pieces.push({ text: text.slice(from), href: null });
  return pieces;
}
