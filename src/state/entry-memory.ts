const mostEntries = 100;

/** What is remembered for entries of the history, by name. The entry that was not used for longest is forgotten. */
export class EntryMemory<Kept> {
  readonly #entries = new Map<number, Map<string, Kept>>();

  recall(entry: number, name: string): Kept | null {
    return this.#entries.get(entry)?.get(name) ?? null;
  }

  keep(entry: number, name: string, kept: Kept): void {
    const names = this.#entries.get(entry) ?? new Map<string, Kept>();
    names.set(name, kept);
    this.#entries.delete(entry);
    this.#entries.set(entry, names);
    const oldest = this.#entries.keys().next();
    if (this.#entries.size > mostEntries && !oldest.done) this.#entries.delete(oldest.value);
  }

  /** All of one entry holds for another, too. */
  carry(from: number, to: number): void {
    for (const [name, kept] of this.#entries.get(from) ?? []) this.keep(to, name, kept);
  }

  forget(entry: number): void {
    this.#entries.delete(entry);
  }
}
