import { describe, expect, it } from 'vitest';
import { Session } from '../../../../src/state/session.svelte.ts';
import { EngineError } from '../../../../workers/contract/problems.ts';
import type { LoadReport } from '../../../../workers/contract/values.ts';
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
    expect(session.findings).not.toHaveLength(0);
    expect(session.phase.name).toBe('resting');
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
