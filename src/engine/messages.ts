import { releaseProxy, transfer, wrap } from 'comlink';
import type { MessageReader } from '../../workers/contract/messages.ts';
import { MessageError } from '../../workers/contract/problems.ts';
import { carryProblems } from '../../workers/contract/transport.ts';
import { Waiting } from './waiting.ts';

/** The message worker as the page sees it. It is started by the first question. */
export interface MessageClient extends MessageReader {
  stop(): void;
}

/** Milliseconds a message may take. Some are made so that reading them never ends. */
const patienceMs = 30_000;

export function startMessages(): MessageClient {
  return connectMessages(
    () =>
      new Worker(new URL('../../workers/message.worker.ts', import.meta.url), {
        type: 'module',
        name: 'message',
      }),
  );
}

export function connectMessages(start: () => Worker): MessageClient {
  let running: Running | null = null;
  const stop = (): void => {
    running?.stop();
    running = null;
  };
  return {
    stop,
    parse: async (kind, bytes) => {
      running ??= run(start(), () => (running = null));
      const { waiting, reader } = running;
      const late = new AbortController();
      const patience = setTimeout(() => {
        late.abort();
        stop();
      }, patienceMs);
      try {
        // A copy goes: the bytes may be asked for again, to be saved.
        const copy = bytes.slice();
        return await waiting.for(reader.parse(kind, transfer(copy, [copy.buffer])));
      } catch (cause) {
        if (late.signal.aborted)
          throw new MessageError({ code: 'M01', facts: { kind } }, { cause });
        throw cause;
      } finally {
        clearTimeout(patience);
      }
    },
  };
}

interface Running {
  reader: MessageReader;
  waiting: Waiting;
  stop(): void;
}

function run(worker: Worker, onStopped: () => void): Running {
  carryProblems();
  const reader = wrap<MessageReader>(worker);
  const waiting = new Waiting();
  const stop = (reason: string): void => {
    waiting.fail(reason);
    worker.terminate();
    onStopped();
  };
  worker.addEventListener('error', (event) => stop(event.message || 'its script did not start'));
  return {
    reader,
    waiting,
    stop: () => {
      reader[releaseProxy]();
      stop('closed');
    },
  };
}
