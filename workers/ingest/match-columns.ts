interface ColumnLike {
  readonly aliases?: readonly string[];
}

/** All that is needed to know of a table's schema here. */
export interface TableLike {
  readonly columns: Readonly<Record<string, ColumnLike>>;
}

/** "Action ID", "action_id" and "ActionId" are one name. */
export function foldName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '');
}

export function isExpected(name: string, expected: readonly string[]): boolean {
  const wanted = foldName(name);
  return wanted !== '' && expected.some((other) => foldName(other) === wanted);
}

/**
 * The schema's name for each header name, or null. Each schema column is given once: to the header that is its very
 * name, else to the first that is its folded name, else to the first that is one of its aliases.
 */
export function matchColumns(names: readonly string[], table: TableLike): (string | null)[] {
  const matched = names.map((): string | null => null);
  const free = new Set(Object.keys(table.columns));
  const give = (fits: (name: string, column: string) => boolean): void => {
    for (const column of [...free]) {
      const at = names.findIndex((name, i) => matched[i] === null && fits(name, column));
      if (at < 0) continue;
      matched[at] = column;
      free.delete(column);
    }
  };
  const foldedNames = new Map(names.map((name) => [name, foldName(name)]));
  give((name, column) => name === column);
  give((name, column) => foldedNames.get(name) === foldName(column));
  give((name, column) => {
    const aliases = table.columns[column]?.aliases ?? [];
    return aliases.some((alias) => foldName(alias) === foldedNames.get(name));
  });
  return matched;
}
