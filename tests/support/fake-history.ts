interface Step {
  state: unknown;
  hash: string;
}

/** A browser's history and address without a page: what `Route` stands on. */
export class FakeHistory {
  readonly location = { hash: '' };
  #steps: Step[] = [{ state: null, hash: '' }];
  #at = 0;
  #listeners: (() => void)[] = [];

  get state(): unknown {
    return this.#steps[this.#at]?.state ?? null;
  }

  pushState(state: unknown, _title: string, hash: string): void {
    this.#steps = [...this.#steps.slice(0, this.#at + 1), { state, hash }];
    this.#at += 1;
    this.location.hash = hash;
  }

  replaceState(state: unknown, _title: string, hash: string): void {
    this.#steps[this.#at] = { state, hash };
    this.location.hash = hash;
  }

  back(): void {
    this.#go(-1);
  }

  forward(): void {
    this.#go(1);
  }

  /** A click on a link, or an address typed. */
  follow(hash: string): void {
    this.pushState(null, '', hash);
    this.#tell();
  }

  readonly listen = (name: string, listener: () => void): void => {
    if (name === 'popstate') this.#listeners.push(listener);
  };

  #go(by: number): void {
    this.#at = Math.min(Math.max(0, this.#at + by), this.#steps.length - 1);
    this.location.hash = this.#steps[this.#at]?.hash ?? '';
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
