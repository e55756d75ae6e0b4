/** What decides when a table is loaded: its name in the schema, and the size of its file. */
export interface Loadable {
  /** Null for a table that the schema does not name. */
  table: string | null;
  bytes: number;
}

/** First what the first screen needs, in the order given; then the rest, small ones before big ones. */
export function loadOrder<T extends Loadable>(tables: readonly T[], first: readonly string[]): T[] {
  const rank = ({ table }: T): number => {
    const place = table === null ? -1 : first.indexOf(table);
    return place < 0 ? first.length : place;
  };
  return tables.toSorted((a, b) => rank(a) - rank(b) || a.bytes - b.bytes);
}
