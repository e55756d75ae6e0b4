import { problemOf, type Problem } from './problems.ts';

/** Whether somebody could see the answer: a visible page on a device with a network. */
export interface Awareness {
  isAwake: () => boolean;
  /** Calls `listener` when that may have changed; gives the way to stop. */
  onchange: (listener: () => void) => () => void;
}

/**
 * Does `work` while no other page of ours does the same. Where another is at it, waits until that one ends, or until
 * `signal` is aborted; then `work` is not done.
 */
export type Turn = (signal: AbortSignal, work: () => Promise<void>) => Promise<void>;

export interface Poll<Answer> {
  ask: (signal: AbortSignal) => Promise<Answer>;
  isDone: (answer: Answer) => boolean;
  onanswer: (answer: Answer) => void;
  /** Told each time it fails; polling goes on unless the problem is one that does not pass. */
  onproblem: (problem: Problem) => void;
  awareness: Awareness;
  signal: AbortSignal;
  /** Without it, no other page is there. */
  turn?: Turn;
  /** 0 to 1. */
  random?: () => number;
}

const firstMs = 5000;
const longestMs = 300_000;
const growth = 1.6;
/** Waiting does not help against these. */
const lasting = new Set(['R01', 'R02', 'R03', 'R04', 'R10', 'R15', 'R99']);

/** The wait before the next question: 5 s, growing to 5 min, a fifth more or less so that pages do not ask in step. */
export function delayMs(attempt: number, random: number): number {
  const plain = Math.min(longestMs, firstMs * growth ** attempt);
  return Math.min(longestMs, Math.max(firstMs, plain * (0.8 + 0.4 * random)));
}

/** How far the asking is; it outlives the times the page is not seen. */
interface Course {
  attempt: number;
  /** Milliseconds since 1970. */
  due: number;
  isOver: boolean;
}

/**
 * Asks again and again until it is done, one question at a time, and only while it is this page's turn. Settles when
 * done, stopped, or told what lasts. A device that slept asks as soon as it is awake, if the time has come.
 */
export async function poll<Answer>(task: Poll<Answer>): Promise<void> {
  const { awareness, signal, turn = noTurns } = task;
  const course: Course = { attempt: 0, due: 0, isOver: false };
  while (!course.isOver && !isStopped(signal)) {
    await awake(awareness, signal);
    await whileAwake(awareness, signal, (seen) => turn(seen, () => goOn(task, course, seen)));
  }
}

/** Questions and waits between them, until it is over or nobody sees the page any more. */
async function goOn<Answer>(task: Poll<Answer>, course: Course, seen: AbortSignal): Promise<void> {
  const { awareness, random = Math.random } = task;
  for (;;) {
    await pause(course.due, awareness, seen);
    if (isStopped(seen) || !awareness.isAwake()) return;
    const leastMs = await once(task);
    course.isOver = leastMs === null;
    if (leastMs === null) return;
    course.due = Date.now() + Math.max(leastMs, delayMs(course.attempt, random()));
    course.attempt += 1;
  }
}

const noTurns: Turn = (_, work) => work();

/** `seen` is aborted when nobody sees the page any more, and with `signal`. */
async function whileAwake(
  awareness: Awareness,
  signal: AbortSignal,
  work: (seen: AbortSignal) => Promise<void>,
): Promise<void> {
  const asleep = new AbortController();
  const forget = awareness.onchange(() => {
    if (!awareness.isAwake()) asleep.abort();
  });
  try {
    await work(AbortSignal.any([signal, asleep.signal]));
  } finally {
    forget();
  }
}

/** One question: the least time to the next, null where there is none. */
async function once<Answer>(task: Poll<Answer>): Promise<number | null> {
  const { ask, isDone, onanswer, onproblem, signal } = task;
  if (signal.aborted) return null;
  try {
    const answer = await ask(signal);
    if (isStopped(signal)) return null;
    onanswer(answer);
    return isDone(answer) ? null : 0;
  } catch (error) {
    if (isStopped(signal)) return null;
    const problem = problemOf(error);
    onproblem(problem);
    if (lasting.has(problem.code)) return null;
    return leastWaitMs(problem);
  }
}

/** As long as the server says. */
function leastWaitMs({ code, facts }: Problem): number {
  return code === 'R06' || code === 'R07' ? (facts.waitSeconds ?? 0) * 1000 : 0;
}

/** Read anew: it changes while a question is under way. */
const isStopped = (signal: AbortSignal): boolean => signal.aborted;

function awake(awareness: Awareness, signal: AbortSignal): Promise<void> {
  return until(() => awareness.isAwake(), awareness, signal);
}

/** A timer stands still while a device sleeps: the clock is looked at, too. */
function pause(due: number, awareness: Awareness, signal: AbortSignal): Promise<void> {
  return until(() => Date.now() >= due, awareness, signal, due - Date.now());
}

function until(
  isTime: () => boolean,
  awareness: Awareness,
  signal: AbortSignal,
  waitMs: number | null = null,
): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted || isTime()) {
      resolve();
      return;
    }
    const timer = waitMs === null ? undefined : setTimeout(end, waitMs);
    const forget = awareness.onchange(() => {
      if (isTime()) end();
    });
    signal.addEventListener('abort', end, { once: true });
    function end(): void {
      clearTimeout(timer);
      forget();
      signal.removeEventListener('abort', end);
      resolve();
    }
  });
}
