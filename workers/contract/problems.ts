/**
 * What can go wrong, as facts. The words a person reads live in src/text/problems.ts.
 * Z codes are those of the archive; I: reading tables; M: reading messages; V: views; E: the engine; X: taking out.
 */
export interface ProblemFacts {
  Z01: { name: string; looksLike: FileKind };
  Z02: { name: string };
  Z03: { name: string; bytes: number };
  Z04: { parts: number; missing: readonly string[] };
  /** `unzipped`: the second is the folder that the first was unzipped to. */
  Z05: { first: string; second: string; unzipped?: true };
  Z06: { name: string; backup: string; reason: string };
  Z07: Record<string, never>;
  /** Backups of different formats among the files: only one of them is opened. */
  Z08: { opened: string; others: readonly string[] };
  Z10: { name: string };
  Z11: { name: string };
  Z12: { count: number; of: number };
  Z13: { entry: string };
  Z20: { count: number };
  Z21: { name: string };
  Z22: { count: number; method: string };
  Z30: { entry: string };
  Z31: { entry: string };
  Z32: { entry: string; listed: number; found: number };
  Z33: { entry: string; field: string };
  Z34: { entry: string };
  Z35: { name: string };
  Z36: { entry: string; bytes: number; ratio: number };
  Z40: { count: number; examples: readonly string[] };
  Z41: { count: number; example: string };
  Z42: { charset: string };
  Z44: { entry: string; target: string };
  /** Names that a program which unzipped the backup has changed. */
  Z45: { how: NameChange; count: number; examples: readonly string[] };
  Z50: { name: string };
  Z51: { name: string };
  Z52: { name: string };
  Z60: { name: string; bytes: number; where: 'before' | 'after' };
  /** No entry with content is encrypted: a password cannot be tried. */
  Z61: { name: string };
  /** The archive is fine and holds nothing. */
  Z62: { name: string };
  /** None of the files chosen is an archive. */
  Z63: { files: number };
  /** A table could not be read to its end; none of its rows were kept. */
  I01: { table: string; rows: number };
  /** The file's numbers do not add up: a bug caught before it could lose anything. */
  I02: { table: string; detail: string };
  /** The file has no bytes, or only a header. */
  I03: { table: string };
  /** The device has no memory left for this table. */
  I04: { table: string; rows: number };
  /** A version's file holds no JSON that can be read. */
  I05: { version: string };
  /** A message file that cannot be read as one. */
  M01: { kind: 'eml' | 'msg' };
  V01: { view: string };
  V02: { view: string; column: string };
  V03: { table: string; key: string };
  /** These columns identify no row: so many rows have an empty cell there, or the same as another. */
  V04: { table: string; columns: readonly string[]; rows: number };
  /** A newer question took this one's place, or the person stopped it. */
  E01: Record<string, never>;
  E02: { reason: string };
  E03: { reason: string };
  /** A file added beside the backup is no list of rows. */
  E04: { name: string };
  X01: { name: string };
  X02: { name: string; reason: string };
}

/** `colon`: written as another character. `cut`: the name ends where it was. `copy`: numbered. `accents`: taken apart. */
export type NameChange = 'colon' | 'cut' | 'copy' | 'accents';

export type FileKind =
  | 'a web page'
  | 'a RAR archive'
  | 'a 7z archive'
  | 'a gzip archive'
  | 'a tar archive'
  | 'a PDF'
  | 'unknown data';

export type ProblemCode = keyof ProblemFacts;
export type Problem = { [C in ProblemCode]: { code: C; facts: ProblemFacts[C] } }[ProblemCode];

/** Every failure we expect. Anything else that is thrown is a bug, and is shown as one. */
export class BackupError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem, options?: ErrorOptions) {
    super(`${problem.code} ${JSON.stringify(problem.facts)}`, options);
    this.name = new.target.name;
    this.problem = problem;
  }
}

/** A room may raise only its own problems. */
abstract class RoomError<Letter extends string> extends BackupError {
  // eslint-disable-next-line @typescript-eslint/no-useless-constructor -- it narrows the parameter
  constructor(problem: Extract<Problem, { code: `${Letter}${string}` }>, options?: ErrorOptions) {
    super(problem, options);
  }
}

export class ArchiveError extends RoomError<'Z'> {}
export class IngestError extends RoomError<'I'> {}
export class MessageError extends RoomError<'M'> {}
export class QueryError extends RoomError<'V'> {}
export class EngineError extends RoomError<'E'> {}
export class ExportError extends RoomError<'X'> {}

/** The problem in an error; anything unexpected becomes E03 and is told as a bug. */
export function problemOf(error: unknown): Problem {
  if (error instanceof BackupError) return error.problem;
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return { code: 'E03', facts: { reason } };
}
