import { describe, expect, it, vi } from 'vitest';
import { Session } from '../../../../src/state/session.svelte.ts';
import { EngineError } from '../../../../workers/contract/problems.ts';
import type { Finding, LoadReport, Plan } from '../../../../workers/contract/values.ts';
import { FakeEngine, fakePassword } from '../../../support/fake-engine.ts';

const files = ['a.zip', 'b.zip'].map((name) => ({ path: name, file: new File(['x'], name) }));

describe('a session', () => {
  it('goes from files to tables', async () => {
    const session = new Session(() => new FakeEngine());
    await session.add(files);
    expect(session.plan?.volumes).toHaveLength(2);
    await session.open(fakePassword);
    expect(session.isOpen).toBe(true);
    expect(session.table('actions')?.rows).toBe(4210);
    expect(session.phase.name).toBe('resting');
  });

  it('counts the findings after everything is read, and nobody waits for it', async () => {
    let answer: (findings: readonly Finding[]) => void = () => undefined;
    class Thorough extends FakeEngine {
      override findings(): Promise<readonly Finding[]> {
        return new Promise((resolve) => (answer = resolve));
      }
    }
    const session = new Session(() => new Thorough());
    await session.add(files);
    await session.open(fakePassword);
    expect([session.isBusy, session.findings]).toEqual([false, null]);
    answer([]);
    await vi.waitFor(() => expect(session.findings).toEqual([]));
  });

  it('can be entered as soon as the matters are there', async () => {
    const entered: [table: string, isOpen: boolean][] = [];
    class Watched extends FakeEngine {
      override async load(onEvent: Parameters<FakeEngine['load']>[0]): Promise<LoadReport> {
        return super.load((event) => {
          onEvent(event);
          if (event.kind === 'table') entered.push([event.table.id, session.isOpen]);
        });
      }
    }
    const engine = new Watched({ participants: 40, actions: 300, tasks: 7 });
    const session = new Session(() => engine);
    await session.add(files);
    await session.open(fakePassword);
    expect(entered).toEqual([
      ['participants', false],
      ['actions', true],
      ['tasks', true],
    ]);
  });

  it('hears nothing of a table after its loading was cancelled', async () => {
    let tellLate: () => void = () => undefined;
    class Slow extends FakeEngine {
      override async load(onEvent: Parameters<FakeEngine['load']>[0]): Promise<LoadReport> {
        tellLate = () => void super.load(onEvent);
        return Promise.reject(new EngineError({ code: 'E01', facts: {} }));
      }
    }
    const session = new Session(() => new Slow());
    await session.add(files);
    await session.open(fakePassword);
    tellLate();
    expect(session.tables).toEqual([]);
  });

  it('loads a part that comes later and opens with the known password', async () => {
    class Knowing extends FakeEngine {
      override async inspect(given: Parameters<FakeEngine['inspect']>[0]): Promise<Plan> {
        const before = this.plan.volumes;
        const all = await super.inspect([...before.map(() => given[0]), ...given] as typeof given);
        const volumes = all.volumes.map((volume) =>
          before.some(({ state }) => state === 'open')
            ? { ...volume, state: 'open' as const }
            : volume,
        );
        return (this.plan = { ...all, volumes });
      }
    }
    const session = new Session(() => new Knowing());
    await session.add(files);
    await session.open(fakePassword);
    expect([session.loads, session.isLate]).toEqual([1, false]);
    await session.add(files.slice(0, 1));
    expect(session.plan?.volumes).toHaveLength(3);
    expect([session.loads, session.isLate]).toEqual([2, false]);
  });

  it('stays at the plan after a wrong password, and opens with the right one', async () => {
    const session = new Session(() => new FakeEngine());
    await session.add(files);
    await session.open('wrong');
    expect(session.refused.map(({ problem }) => problem.code)).toEqual(['Z11', 'Z11']);
    expect(session.isOpen).toBe(false);
    await session.open(fakePassword);
    expect(session.refused).toEqual([]);
    expect(session.report).not.toBeNull();
  });

  it('asks for the password when there is none and nothing is open', async () => {
    const session = new Session(() => new FakeEngine());
    await session.add(files);
    await session.open('');
    expect(session.problem?.code).toBe('Z10');
  });

  it('leaves nothing behind when the first loading is cancelled', async () => {
    class Cancelled extends FakeEngine {
      override async load(onEvent: Parameters<FakeEngine['load']>[0]): Promise<LoadReport> {
        await super.load(onEvent);
        throw new EngineError({ code: 'E01', facts: {} });
      }
    }
    const session = new Session(() => new Cancelled());
    await session.add(files);
    await session.open(fakePassword);
    expect(session.tables).toEqual([]);
    expect(session.isOpen).toBe(false);
    expect(session.problem).toBeNull();
    expect(session.plan).not.toBeNull();
  });

  it('tells that the engine died, and starts another for the next backup', async () => {
    const engines: FakeEngine[] = [];
    let kill: (reason: string) => void = () => undefined;
    const session = new Session((onStopped) => {
      kill = onStopped;
      engines.push(new FakeEngine());
      return engines.at(-1) ?? new FakeEngine();
    });
    await session.add(files);
    await session.open(fakePassword);
    kill('out of memory');
    expect(session.problem).toEqual({ code: 'E02', facts: { reason: 'out of memory' } });
    expect(session.isOpen).toBe(false);
    await session.add(files);
    expect(engines).toHaveLength(2);
    expect(session.plan?.volumes).toHaveLength(2);
  });

  it('forgets everything when it is closed', async () => {
    const engine = new FakeEngine();
    const session = new Session(() => engine);
    await session.add(files);
    await session.open(fakePassword);
    await session.close();
    expect([session.plan, session.report, session.tables]).toEqual([null, null, []]);
    expect(engine.stopped).toBe(true);
  });
});
