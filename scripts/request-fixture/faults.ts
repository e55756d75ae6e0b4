/** What can go wrong with an answer. Each is what a person's client meets some day. */
export type Fault =
  /** `retryAfter`: seconds, or an HTTP date. */
  | { kind: 'status'; status: number; retryAfter?: string }
  | { kind: 'slow'; milliseconds: number }
  /** The connection stays open and nothing ever comes. */
  | { kind: 'silence' }
  /** It is done, and the answer breaks off. (Before its first byte, Chromium would send the request again by itself.) */
  | { kind: 'lost' }
  /** The body breaks off after so many bytes. */
  | { kind: 'cut'; after: number }
  /** The body stops after so many bytes, and the connection stays open. */
  | { kind: 'stall'; after: number }
  | { kind: 'not-json' }
  /** Each page says that the first one comes next. */
  | { kind: 'paging-loop' }
  /** The first entry of the page has no sid. */
  | { kind: 'no-sid' }
  | { kind: 'next-elsewhere'; to: string }
  | { kind: 'redirect'; to: string }
  | { kind: 'no-cors' }
  /** The whole file is sent, whatever range was asked for. */
  | { kind: 'no-ranges' }
  /** The file is sent without a word of how long it is. */
  | { kind: 'no-length' }
  /** The file is another one from now on. */
  | { kind: 'changed' };

export interface FaultRule {
  /** `GET /organizations/backup/list`: a method, and how the path begins. */
  on: string;
  fault: Fault;
  /** 1 unless said. */
  times?: number;
}

/** The faults that are still to come, in the order they were asked for. */
export class Faults {
  readonly #rules: { on: string; fault: Fault; left: number }[] = [];

  add({ on, fault, times = 1 }: FaultRule): void {
    this.#rules.push({ on, fault, left: times });
  }

  clear(): void {
    this.#rules.length = 0;
  }

  /** The fault of this request, spent; a preflight meets none but a refusal of its origin. */
  take(method: string, path: string, isPreflight = false): Fault | null {
    const rule = this.#rules.find(
      ({ on, left, fault }) =>
        left > 0 &&
        `${method} ${path}`.startsWith(on) &&
        (!isPreflight || fault.kind === 'no-cors'),
    );
    if (!rule) return null;
    rule.left -= 1;
    return rule.fault;
  }
}

/** Reads a rule sent as JSON; null when it is none. */
export function ruleOf(value: unknown): FaultRule | null {
  if (typeof value !== 'object' || value === null) return null;
  const { on, fault, times } = value as Record<string, unknown>;
  if (typeof on !== 'string' || typeof fault !== 'object' || fault === null) return null;
  if (!('kind' in fault) || typeof fault.kind !== 'string') return null;
  // Its other members are the word of whoever plays with the fixture.
  const rule: FaultRule = { on, fault: fault as Fault };
  return typeof times === 'number' ? { ...rule, times } : rule;
}
