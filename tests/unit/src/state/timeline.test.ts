import { describe, expect, it } from 'vitest';
import { Timeline } from '../../../../src/state/timeline.svelte.ts';
import { QueryError } from '../../../../workers/contract/problems.ts';
import type {
  TimelineFilter,
  TimelinePage,
  TimelineRow,
} from '../../../../workers/contract/records.ts';

const kinds = ['documents', 'tasks', 'time'].map((id) => ({ id, label: id, count: 100 }));

const row = (record: number): TimelineRow => ({
  kind: 'tasks',
  table: 'tasks',
  record,
  key: String(record),
  date: '2024-01-01',
  dateOrder: 'iso',
  title: `Task ${record}`,
  person: '',
  figure: '',
  figureKind: null,
});

interface Question {
  filter: TimelineFilter;
  offset: number;
  limit: number;
  answer: (rows?: number) => void;
  fail: () => void;
}

/** An engine whose answers come when the test says so. */
function asked(): { timeline: Timeline; questions: Question[] } {
  const questions: Question[] = [];
  const engine = {
    timeline: (_key: string, filter: TimelineFilter, offset: number, limit: number) =>
      new Promise<TimelinePage>((resolve, reject) => {
        const pageOf = (rows: number): TimelinePage => ({
          offset,
          rows: Array.from({ length: rows }, (_, at) => row(offset + at)),
          matching: 300,
          of: 300,
          undated: 0,
          kinds,
          people: [],
        });
        questions.push({
          filter,
          offset,
          limit,
          answer: (rows = limit) => resolve(pageOf(rows)),
          fail: () =>
            reject(new QueryError({ code: 'V03', facts: { table: 'Matters', key: '7' } })),
        });
      }),
  };
  return { timeline: new Timeline(engine, '7'), questions };
}

describe('the timeline on screen', () => {
  it('adds what comes next to what is shown', async () => {
    const { timeline, questions } = asked();
    const first = timeline.refresh();
    questions[0]?.answer();
    await first;
    const second = timeline.more();
    questions[1]?.answer(100);
    await second;
    expect(questions.map(({ offset, limit }) => [offset, limit])).toEqual([
      [0, 200],
      [200, 200],
    ]);
    expect(timeline.rows.map(({ record }) => record)).toEqual(
      Array.from({ length: 300 }).map((_, at) => at),
    );
  });

  it('drops an answer that a newer question overtook', async () => {
    const { timeline, questions } = asked();
    const first = timeline.refresh();
    const second = timeline.choosePerson('Ana');
    questions[1]?.answer(1);
    await second;
    questions[0]?.answer(2);
    await first;
    expect(timeline.rows).toHaveLength(1);
    expect(timeline.isAsking).toBe(false);
  });

  it('shows the kinds chosen, and all when none or every one is', async () => {
    const { timeline, questions } = asked();
    const choose = async (kind: string): Promise<TimelineFilter['kinds'] | undefined> => {
      const done = timeline.toggle(kind);
      questions.at(-1)?.answer(1);
      await done;
      return questions.at(-1)?.filter.kinds;
    };
    const first = timeline.refresh();
    questions[0]?.answer(1);
    await first;
    expect(await choose('tasks')).toEqual(['tasks']);
    expect(await choose('time')).toEqual(['tasks', 'time']);
    expect(await choose('documents')).toBeNull();
    expect(await choose('tasks')).toEqual(['tasks']);
    expect(await choose('tasks')).toBeNull();
  });

  it('tells what went wrong, and forgets it with the next answer', async () => {
    const { timeline, questions } = asked();
    const first = timeline.refresh();
    questions[0]?.fail();
    await first;
    expect(timeline.problem).toMatchObject({ code: 'V03' });
    const second = timeline.showAll();
    questions[1]?.answer(1);
    await second;
    expect(timeline.problem).toBeNull();
  });
});
