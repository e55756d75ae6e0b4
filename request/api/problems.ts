/** What a request is about: tells what a 404 did not find. */
export type Subject = 'sign-in' | 'organisation' | 'backup';

/** What can go wrong between us, an API, a file's host and this device, as facts. Words: request/text/problems.ts. */
export interface ProblemFacts {
  /** An address that is none, or one we do not call. */
  R01: { what: 'base' | 'file' | 'link'; reason: 'none' | 'insecure' | 'credentials' };
  R02: Record<string, never>;
  R03: Record<string, never>;
  R04: { what: Subject };
  R05: Record<string, never>;
  /** `waitSeconds` is null where the server names no time. */
  R06: { waitSeconds: number | null };
  R07: { status: number; waitSeconds: number | null };
  R08: { seconds: number };
  R09: { detail: string };
  R10: { host: string };
  R11: { page: number };
  /** No answer: refused for this page's origin (CORS), or not reachable. A browser does not tell which. */
  R12: { host: string };
  R13: Record<string, never>;
  R14: { status: number };
  R15: { host: string };
  /** Entries of the list that are no backup, or name no sid. */
  R16: { count: number };
  R20: { name: string };
  /** Asked for; whether it arrived is not known. */
  R21: { name: string };
  /** Asked for, its answer lost, and not in the list so soon after. */
  R22: { name: string; waitSeconds: number };
  /** Asked for, and not in the list long after: it did not arrive. */
  R23: { name: string };
  R30: { name: string; received: number; total: number | null };
  R31: { name: string; received: number; total: number };
  R32: { name: string; reason: string };
  /** It came, and nothing tells whether that is all of it. */
  R33: { name: string };
  R34: { name: string; status: number };
  /** What came is not the file, or not the one that was begun. */
  R35: { name: string; reason: 'changed' | 'page' | 'empty' };
  R40: { field: string; reason: 'missing' | 'control' | 'address' | 'same' | 'long' };
  R41: { letters: number; most: number };
  R50: Record<string, never>;
  R51: { name: string; reason: string };
  R52: Record<string, never>;
  R53: { name: string };
  R54: { name: string };
  /** A file a person chose; `most` bytes are read. */
  R55: { name: string; reason: 'large' | 'unreadable'; most: number };
  /** What this device kept is not what this version keeps. */
  R56: Record<string, never>;
  /** The person stopped it. */
  R60: Record<string, never>;
  R99: { reason: string };
}

export type ProblemCode = keyof ProblemFacts;
export type Problem = { [C in ProblemCode]: { code: C; facts: ProblemFacts[C] } }[ProblemCode];

/** Every failure we expect. Anything else that is thrown is a bug, and is told as one. */
export class RequestError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem, options?: ErrorOptions) {
    super(`${problem.code} ${JSON.stringify(problem.facts)}`, options);
    this.name = new.target.name;
    this.problem = problem;
  }
}

export function problemOf(error: unknown): Problem {
  if (error instanceof RequestError) return error.problem;
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return { code: 'R99', facts: { reason } };
}
