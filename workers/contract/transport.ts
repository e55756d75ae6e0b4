import { transferHandlers, type TransferHandler } from 'comlink';
import { BackupError, type Problem } from './problems.ts';

interface Thrown {
  value: unknown;
}

interface Wire {
  problem: Problem | null;
  name: string;
  message: string;
  stack: string | undefined;
}

const standard = transferHandlers.get('throw') as TransferHandler<Thrown, unknown>;

const carrier: TransferHandler<Thrown, Wire> = {
  canHandle: (value): value is Thrown => standard.canHandle(value),
  serialize: ({ value }) => [toWire(value), []],
  deserialize: (wire) => {
    throw fromWire(wire);
  },
};

/** Comlink keeps only an error's name, message and stack. Called on both sides, this keeps the problem. */
export function carryProblems(): void {
  transferHandlers.set('throw', carrier);
}

function toWire(thrown: unknown): Wire {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  return {
    problem: error instanceof BackupError ? error.problem : null,
    name: error.name,
    message: error.message,
    stack: error.stack,
  };
}

function fromWire({ problem, name, message, stack }: Wire): Error {
  const error = problem ? new BackupError(problem) : Object.assign(new Error(message), { name });
  if (stack !== undefined) error.stack = stack;
  return error;
}
