import { expose } from 'comlink';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { connectMessages } from '../../../../src/engine/messages.ts';
import type { MessageReader, ParsedMessage } from '../../../../workers/contract/messages.ts';
import { carryProblems } from '../../../../workers/contract/transport.ts';
import { parseMessage } from '../../../../workers/message/parse-message.ts';

const mail = Uint8Array.from(Buffer.from('From: a@example.test\r\nSubject: One\r\n\r\nText\r\n'));
const never = (): Promise<ParsedMessage> => new Promise(() => undefined);

/** A worker without a thread: the real messages and the real cloning. */
function fakeWorkers(parse: MessageReader['parse']) {
  const started: { terminate: () => void }[] = [];
  const start = (): Worker => {
    carryProblems();
    const { port1, port2 } = new MessageChannel();
    expose({ parse }, port1);
    port2.start();
    const terminate = vi.fn(() => {
      port1.close();
      port2.close();
    });
    const worker = Object.assign(port2, { terminate });
    started.push(worker);
    // A port has all of a worker that is used here.
    return worker as unknown as Worker;
  };
  return { start, started };
}

afterEach(() => {
  vi.useRealTimers();
});

describe('the message worker', () => {
  it('is started by the first message, and again after it was stopped', async () => {
    const { start, started } = fakeWorkers(parseMessage);
    const messages = connectMessages(start);
    expect(started).toHaveLength(0);
    expect((await messages.parse('eml', mail)).subject).toBe('One');
    await messages.parse('eml', mail);
    expect(started).toHaveLength(1);
    messages.stop();
    expect((await messages.parse('eml', mail)).subject).toBe('One');
    expect(started).toHaveLength(2);
    messages.stop();
  });

  it('leaves the bytes with who gave them, and carries what was wrong', async () => {
    const { start } = fakeWorkers(parseMessage);
    const messages = connectMessages(start);
    await messages.parse('eml', mail);
    expect(mail.length).toBeGreaterThan(0);
    await expect(messages.parse('msg', mail)).rejects.toMatchObject({
      problem: { code: 'M01', facts: { kind: 'msg' } },
    });
    messages.stop();
  });

  it('is ended when a message takes too long, which is then no message that can be read', async () => {
    vi.useFakeTimers();
    const { start, started } = fakeWorkers(never);
    const messages = connectMessages(start);
    const asked = expect(messages.parse('eml', mail)).rejects.toMatchObject({
      problem: { code: 'M01', facts: { kind: 'eml' } },
    });
    await vi.advanceTimersByTimeAsync(30_000);
    await asked;
    expect(started[0]?.terminate).toHaveBeenCalledOnce();
  });
});
