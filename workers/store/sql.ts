/** The only place where a name becomes SQL text. Values never do: they are bound. */
export function quoteIdentifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
