import { describe, expect, it } from 'vitest';
import { Waiting } from '../../../../src/engine/waiting.ts';
import { BackupError } from '../../../../workers/contract/problems.ts';

const never = async (): Promise<string> => new Promise(() => undefined);

describe('calls that wait for a worker', () => {
  it('get their answers', async () => {
    await expect(new Waiting().for(Promise.resolve(7))).resolves.toBe(7);
  });

  it('all fail when it dies, and so does every later one', async () => {
    const waiting = new Waiting();
    const calls = [waiting.for(never()), waiting.for(never())];
    expect(waiting.fail('out of memory')).toBe(true);
    expect(waiting.fail('again')).toBe(false);
    for (const call of [...calls, waiting.for(never())]) {
      const error: unknown = await call.catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(BackupError);
      expect(error).toMatchObject({ problem: { code: 'E02', facts: { reason: 'out of memory' } } });
    }
  });
});
