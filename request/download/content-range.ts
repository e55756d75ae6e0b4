export interface ContentRange {
  from: number;
  /** The last byte's place. */
  to: number;
  /** Null where the server does not say. */
  total: number | null;
}

/** `bytes 100-199/1000`; null for anything else. */
export function readContentRange(header: string | null): ContentRange | null {
  const found = /^bytes (\d{1,15})-(\d{1,15})\/(\d{1,15}|\*)$/i.exec(header?.trim() ?? '');
  if (!found) return null;
  const [, from, to, total] = found;
  const range = { from: Number(from), to: Number(to), total: total === '*' ? null : Number(total) };
  const isSound = range.from <= range.to && (range.total === null || range.to < range.total);
  return isSound ? range : null;
}
