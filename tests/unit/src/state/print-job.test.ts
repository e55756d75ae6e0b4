import { describe, expect, it } from 'vitest';
import { mostPrinted, PrintJob } from '../../../../src/state/print-job.svelte.ts';
import { FakeEngine } from '../../../support/fake-engine.ts';

const view = { name: 'matters', scope: [], text: '', sort: null };

describe('a report laid out for paper', () => {
  it('has every row, in blocks', async () => {
    const job = new PrintJob(new FakeEngine({ actions: 1234 }));
    await job.lay(view);
    expect([job.isDone, job.rows, job.blocks.length]).toEqual([true, 1234, 3]);
  });

  it('stops where paper ends, and still knows how many there are', async () => {
    const job = new PrintJob(new FakeEngine({ actions: mostPrinted + 7 }));
    await job.lay(view);
    expect([job.rows, job.info?.rows]).toEqual([mostPrinted, mostPrinted + 7]);
  });

  it('brings no more rows when it was left', async () => {
    const engine = new FakeEngine({ actions: 5000 });
    const job = new PrintJob(engine);
    const laying = job.lay(view);
    job.close();
    await laying;
    expect([job.isDone, job.rows]).toEqual([false, 0]);
  });

  it('tells what went wrong', async () => {
    class Broken extends FakeEngine {
      override async openView(): Promise<never> {
        return Promise.reject(new Error('broken'));
      }
    }
    const job = new PrintJob(new Broken());
    await job.lay(view);
    expect(job.problem?.code).toBe('E03');
  });
});
